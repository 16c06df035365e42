"""What is asked of an organisation that wants to borrow a room."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samla.bookings.forms.acting import Acts, both_or_neither
from samla.bookings.models import Booking
from samla.core.plain import Plain, number
from samla.organisations.models import Organisation
from samla.taxonomy.models import TermChoiceField, kinds_by_part_of_life

NAMES = {
    "organisation": "forening",
    "activity_type": "verksamhet",
    "target_groups": "malgrupp",
    "persons": "personer",
}
PHONE = {"autocomplete": "off"}


class ForWhatForm(Plain, forms.ModelForm):
    """Who needs the room, for what and for how many: what the price depends on."""

    activity_type = TermChoiceField(
        list="activity_type",
        widget=forms.Select,
        label=_("What kind of activity is it?"),
    )
    texts = {"activity_type": {"required": _("Choose what kind of activity it is.")}}

    class Meta:
        model = Booking
        fields = ["organisation", "activity_type", "target_groups", "persons"]
        widgets = {"persons": forms.NumberInput(attrs={"class": "short", "min": 1})}
        error_messages = {
            "persons": number(1, 9999),
            "organisation": dict.fromkeys(
                ("required", "invalid_choice"),
                _("Choose which organisation the room is for."),
            ),
        }

    def __init__(self, *args, user, premises, **kwargs):
        super().__init__(*args, instance=Booking(premises=premises), **kwargs)
        own = Organisation.objects.editable_by(user).filter(taken_down_at=None)
        own = own.defer("document", "likeness", "about")
        self.fields["organisation"].queryset = own
        if len(own) == 1:
            self.initial["organisation"] = own[0].pk
            self.fields["organisation"].empty_label = None
        self.fields["activity_type"].choices = kinds_by_part_of_life()

    def add_prefix(self, field_name):
        """The name of a question in the address."""
        return NAMES.get(field_name, field_name)


class SendForm(Acts, Plain, forms.ModelForm):
    """What the lender reads, who is asked, and who answers for safety."""

    accepts = forms.BooleanField(required=False)
    SAVED = (
        "purpose",
        "contact_name",
        "contact_phone",
        "safety_officer",
        "safety_officer_phone",
    )

    class Meta:
        model = Booking
        fields = [
            "purpose",
            "contact_name",
            "contact_phone",
            "safety_officer",
            "safety_officer_phone",
        ]
        widgets = {
            "purpose": forms.Textarea(attrs={"rows": 3}),
            "contact_phone": forms.TelInput(attrs=PHONE),
            "safety_officer_phone": forms.TelInput(attrs=PHONE),
        }
        labels = {"safety_officer_phone": _("Phone of who answers for safety")}

    def __init__(self, *args, terms, **kwargs):
        super().__init__(*args, **kwargs)
        if terms is None:
            del self.fields["accepts"]
        else:
            self.fields["accepts"].label = _(
                "We have read the terms, version %(number)d, and accept them"
            ) % {"number": terms.number}
        if not self.instance.needs_safety_officer:
            del self.fields["safety_officer"], self.fields["safety_officer_phone"]
        for name in ("contact_name", "contact_phone"):
            self.fields[name].required = True
        self.fields["contact_name"].error_messages["required"] = _(
            "Write whom the lender can ask."
        )
        self.fields["contact_phone"].error_messages["required"] = _(
            "Write a number where she or he is reached."
        )

    def clean(self):
        """An officer is a name and a number, or nobody yet."""
        cleaned = super().clean()
        both_or_neither(self, "safety_officer", "safety_officer_phone")
        return cleaned
