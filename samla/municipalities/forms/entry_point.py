"""What is asked of those who keep the way in to a municipality."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samla.core.forms import PlainText
from samla.core.merging import SeesOthersChanges
from samla.core.phones import validate_phone
from samla.municipalities.models import EntryPoint, StaffMember

LONGEST_BREAK = datetime.timedelta(days=100)
YEARS_AHEAD = 3
LEFT_TO_RIGHT = {"dir": "ltr", "autocomplete": "off"}
DAY = _("Write the day as 2027-03-31.")
NEAR = _("Choose a day from last year to three years from now.")


class EntryPointForm(SeesOthersChanges, PlainText, forms.ModelForm):
    """Asks a coordinator how one reaches her municipality, and whether to name her."""

    public_texts = ("function_name", "unit", "phone_hours", "helps_with")
    public_texts += ("helps_not_with",)
    show_my_name = forms.BooleanField(
        label=_("Show my name to everybody when I am on duty or deputy"),
        help_text=_(
            "Your name is shown only if you choose so, and no longer than you want. "
            "Nobody else can choose for you."
        ),
        required=False,
    )

    class Meta:
        model = EntryPoint
        fields = [
            "function_name",
            "unit",
            "email",
            "phone",
            "phone_hours",
            "languages",
            "promise_days",
            "helps_with",
            "helps_not_with",
            "on_duty",
            "deputy",
            "head_email",
        ]
        labels = {
            "on_duty": _("Who is on duty?"),
            "deputy": _("Who is the deputy?"),
        }
        widgets = {
            "email": forms.EmailInput(attrs=LEFT_TO_RIGHT),
            "head_email": forms.EmailInput(attrs=LEFT_TO_RIGHT),
            "phone": forms.TelInput(attrs=LEFT_TO_RIGHT),
            "helps_with": forms.Textarea(attrs={"rows": 4}),
            "helps_not_with": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {
            "helps_with": _("Simple Swedish: it is shown as you write it."),
            "helps_not_with": _("So that nobody waits for an answer in vain."),
        }
        error_messages = {
            "function_name": {
                "required": _("Write what the function is called."),
                "max_length": _("Write the name of the function in 80 characters."),
            },
            "unit": {"required": _("Write which unit the function is part of.")},
            "email": {
                "required": _("Write the address of a mailbox that is read."),
                "invalid": _("Write the address as name@municipality.se."),
            },
            "head_email": {"invalid": _("Write the address as name@municipality.se.")},
            "promise_days": {
                "required": _("Write a number of days, from 1 to 20."),
                "invalid": _("Write a number of days, from 1 to 20."),
                "min_value": _("Write a number of days, from 1 to 20."),
                "max_value": _("Write a number of days, from 1 to 20."),
            },
            "helps_with": {"required": _("Write what one can ask you about.")},
        }

    def __init__(self, *args, person, **kwargs):
        found = EntryPoint.objects.filter(municipality=person.municipality).first()
        super().__init__(
            *args,
            instance=found or EntryPoint(municipality=person.municipality),
            initial={
                "show_my_name": bool(person.chose_to_be_shown_at),
                "on_duty": found.on_duty_id if found else person.pk,
            },
            **kwargs,
        )
        self.person = person
        self.fields["phone"].validators.append(validate_phone)
        for name in ("on_duty", "deputy"):
            self.fields[name].queryset = self._coordinators()
            self.fields[name].label_from_instance = lambda member: str(member.user)
            self.fields[name].empty_label = _("Nobody")

    def _coordinators(self):
        """Only those who keep this municipality's way in can be on duty there."""
        people = StaffMember.objects.coordinating().select_related("user")
        return people.filter(municipality=self.person.municipality).order_by("pk")

    def clean_show_my_name(self):
        """A name can only be shown where there is one."""
        wish = self.cleaned_data["show_my_name"]
        if wish and not self.person.user.name:
            raise ValidationError(_("Write your name on My page first."))
        return wish

    def clean(self):
        super().clean()
        on_duty, deputy = map(self.cleaned_data.get, ("on_duty", "deputy"))
        if deputy and deputy == on_duty:
            self.add_error("deputy", _("The deputy must be somebody else."))

    def save(self, commit=True):
        """What a real coordinator has read and saved is an example no more."""
        if self.instance._state.adding or not self.person.user.is_example:
            self.instance.is_example = self.person.user.is_example
        self.person.choose_to_be_shown(self.cleaned_data["show_my_name"])
        entry_point = super().save(commit)
        entry_point.confirm()
        return entry_point

    @property
    def written(self):
        """What is asked about, and what follows from who answers."""
        return [*super().written, "is_example"]
