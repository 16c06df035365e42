"""What is asked of a coordinator who vouches for an organisation."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.core.forms import PlainText
from samla.municipalities.models import Municipality
from samla.organisations.models import Verification
from samla.organisations.models.verification import LONGEST_YEARS, lacks_contacts

A_YEAR = datetime.timedelta(days=365)


class VerificationForm(PlainText, forms.ModelForm):
    """What was checked, by which function, and until when it holds."""

    checked = forms.MultipleChoiceField(
        label=_("What have you checked?"),
        choices=Verification.Check,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one thing you have checked.")},
    )

    public_texts = ("function",)

    class Meta:
        model = Verification
        fields = ["municipality", "checked", "function", "until_on"]
        labels = {"municipality": _("For which municipality?")}
        widgets = {
            "until_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        }
        help_texts = {
            "function": _("Everybody reads it: the function, not your name."),
            "until_on": _("At most three years ahead."),
        }
        error_messages = {"until_on": {"invalid": _("Write the day as 2027-03-31.")}}

    def __init__(self, *args, organisation, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.organisation, self.user = organisation, user
        places = Municipality.objects.filter(
            staff__in=user.staff_roles.coordinating(), entry_point__isnull=False
        ).defer("outline")
        self.places = places.select_related("entry_point")
        first = self.places.first()
        self.fields["municipality"].queryset = self.places
        self.fields["municipality"].empty_label = None
        self.initial.setdefault("municipality", first)
        self.initial.setdefault("function", first.entry_point.function_name)
        self.initial.setdefault("until_on", timezone.localdate() + A_YEAR)
        if len(self.places) == 1:
            self.fields["municipality"].widget = forms.HiddenInput()

    def clean_until_on(self):
        """From tomorrow, within three years."""
        day, today = self.cleaned_data["until_on"], timezone.localdate()
        if not today < day <= today + A_YEAR * LONGEST_YEARS:
            raise ValidationError(_("Choose a day from tomorrow, within three years."))
        return day

    def clean(self):
        """Two people must be there to be reached, whoever of them leaves."""
        answers = super().clean()
        if lacks_contacts(self.organisation):
            raise ValidationError(
                _("The organisation needs two contact persons before it is verified.")
            )
        return answers

    def saved(self):
        """The new verification, instead of the municipality's former one."""
        self.instance.organisation = self.organisation
        self.instance.verified_by = self.user
        Verification.objects.renew(self.instance)
        return self.instance


class WithdrawalForm(PlainText, forms.Form):
    """Why a municipality vouches no longer."""

    reason = forms.CharField(
        label=_("Why do you withdraw it?"),
        help_text=_("The organisation reads this, as you write it."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"max_length": _("Write at most 500 characters.")},
    )
