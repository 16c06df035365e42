"""What is asked of those who borrow once the lender has answered."""

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from samla.bookings.forms.acting import Acts, both_or_neither
from samla.bookings.models import Booking, BookingDate
from samla.core.plain import Plain
from samla.core.templatetags.samla import day, hours

TEL = {"autocomplete": "off"}


def told(date):
    """A date as a day and hours, in a list of answers."""
    return format_html(
        "{} {}", day(date.starts_at), hours(date.starts_at, date.ends_at)
    )


class DatesField(forms.ModelMultipleChoiceField):
    """Some dates of a booking."""

    def label_from_instance(self, date):
        return told(date)


class AcceptForm(Acts, Plain, forms.ModelForm):
    """Asks for what is missing before the room is lent: terms, and who answers."""

    accepts = forms.BooleanField(
        error_messages={"required": _("Tick the box if you accept the terms.")}
    )
    texts = {
        "safety_officer": {"required": _("Write who answers for safety.")},
        "safety_officer_phone": {"required": _("Write her or his phone number.")},
    }

    class Meta:
        model = Booking
        fields = ["safety_officer", "safety_officer_phone"]
        widgets = {"safety_officer_phone": forms.TelInput(attrs=TEL)}
        labels = {"safety_officer_phone": _("Phone of who answers for safety")}

    def __init__(self, *args, terms, **kwargs):
        super().__init__(*args, **kwargs)
        booking = self.instance
        if booking.terms_id or not booking.needs_terms or terms is None:
            del self.fields["accepts"]
        else:
            self.fields["accepts"].label = _(
                "We have read the terms, version %(number)d, and accept them"
            ) % {"number": terms.number}
        is_named = booking.safety_officer and booking.safety_officer_phone
        for name in self._meta.fields:
            if booking.needs_safety_officer and not is_named:
                self.fields[name].required = True
            else:
                del self.fields[name]

    @property
    def named(self):
        """Who answers, as the booking wants to be told."""
        names = self._meta.fields
        return {name: self.cleaned_data[name] for name in names if name in self.fields}


class CancelForm(Acts, Plain, forms.Form):
    """Asks which dates are not needed, and why."""

    dates = DatesField(
        queryset=BookingDate.objects.none(),
        label=_("Which dates do you not need?"),
        widget=forms.CheckboxSelectMultiple,
    )
    texts = {"dates": {"required": _("Tick at least one date.")}}
    reason = forms.CharField(
        label=_("Why?"),
        max_length=300,
        help_text=_("The lender reads it."),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write in a few words why.")},
    )

    def __init__(self, *args, booking, **kwargs):
        super().__init__(*args, **kwargs)
        pks = [date.pk for date in booking.coming]
        self.fields["dates"].queryset = booking.dates.filter(pk__in=pks)


class PeopleForm(Acts, Plain, forms.ModelForm):
    """Asks whom the lender reaches, who answers for safety, who can take the key."""

    class Meta:
        model = Booking
        fields = [
            "contact_name",
            "contact_phone",
            "safety_officer",
            "safety_officer_phone",
            "backup_holder",
            "backup_holder_phone",
        ]
        widgets = {
            "contact_phone": forms.TelInput(attrs=TEL),
            "safety_officer_phone": forms.TelInput(attrs=TEL),
            "backup_holder_phone": forms.TelInput(attrs=TEL),
        }
        labels = {
            "safety_officer_phone": _("Phone of who answers for safety"),
            "backup_holder_phone": _("Phone of who else can take the key"),
        }

    def clean(self):
        """Each is a name and a number."""
        cleaned = super().clean()
        for name in ("contact", "safety_officer", "backup_holder"):
            told = f"{name}_name" if name == "contact" else name
            both_or_neither(self, told, f"{name}_phone")
        return cleaned
