"""What is asked of those who lend while a booking is used."""

import datetime

from django import forms
from django.utils import timezone
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from samla.bookings.forms.acting import Acts
from samla.bookings.forms.hers import CancelForm, DatesField, told
from samla.bookings.models import BookingDate, KeyHandout
from samla.core.days import DAY, moment
from samla.core.plain import Plain, date_input, time_input

EARLY = datetime.timedelta(minutes=30)
WHEN = _("Write a day and a time, for example 2027-03-31 and 18.00.")


class KeyForm(Acts, Plain, forms.ModelForm):
    """Asks which key or tag goes to whom, and when it is due back."""

    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=[
            choice
            for choice in KeyHandout.Kind.choices
            if choice[0] != KeyHandout.Kind.CODE
        ],
        widget=forms.RadioSelect,
        initial=KeyHandout.Kind.KEY,
    )
    texts = {
        "what": {"required": _("Write which one, for example its number.")},
        "to": {"required": _("Write who gets it.")},
    }

    class Meta:
        model = KeyHandout
        fields = ["kind", "what", "to", "due_on"]
        widgets = {"due_on": date_input()}

    def __init__(self, *args, booking, **kwargs):
        super().__init__(*args, **kwargs)
        names = [booking.safety_officer, booking.contact_name, booking.backup_holder]
        self.names = list(dict.fromkeys(filter(None, names)))
        self.fields["to"].initial = next(iter(self.names), "")
        if coming := booking.coming:
            # Once for the whole term: due when the last use is over.
            last = localtime(coming[-1].ends_at).date()
            self.fields["due_on"].initial = last + DAY

    def clean_due_on(self):
        day = self.cleaned_data["due_on"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("Choose a day from today on."), "past")
        return day


class CodeForm(Acts, Plain, forms.Form):
    """Asks for the code and for how long it opens the door."""

    code = forms.CharField(
        label=_("Code to the door"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "ltr"}),
        help_text=_("Those who borrow see it only while it works."),
        error_messages={"required": _("Write the code.")},
    )
    from_on = forms.DateField(label=_("Works from"), widget=date_input())
    from_time = forms.TimeField(label=_("At what time?"), widget=time_input())
    until_on = forms.DateField(label=_("Works until"), widget=date_input())
    until_time = forms.TimeField(label=_("Until what time?"), widget=time_input())

    def __init__(self, *args, booking, **kwargs):
        super().__init__(*args, **kwargs)
        window = None
        if booking.access_code:
            window = booking.code_from_at, booking.code_until_at
            self.fields["code"].initial = booking.access_code
        elif coming := booking.coming:
            window = coming[0].starts_at - EARLY, coming[-1].ends_at + EARLY
        if window:
            begins, ends = map(localtime, window)
            self.initial |= {
                "from_on": begins.date(),
                "from_time": begins.time(),
                "until_on": ends.date(),
                "until_time": ends.time(),
            }

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        cleaned["from_at"] = moment(cleaned["from_on"], cleaned["from_time"])
        cleaned["until_at"] = moment(cleaned["until_on"], cleaned["until_time"])
        if cleaned["until_at"] <= cleaned["from_at"]:
            self.add_error("until_on", _("It ends before it starts."))
        elif cleaned["until_at"] <= timezone.now():
            self.add_error("until_on", _("That time has passed."))
        return cleaned


class KeysField(forms.ModelMultipleChoiceField):
    """Some keys that are out."""

    def label_from_instance(self, handout):
        return f"{handout}, {handout.to}" if handout.to else str(handout)


class ReturnForm(Acts, Plain, forms.Form):
    """Asks which keys came back."""

    keys = KeysField(
        queryset=KeyHandout.objects.none(),
        label=_("Which came back?"),
        widget=forms.CheckboxSelectMultiple,
    )
    texts = {"keys": {"required": _("Tick what came back.")}}

    def __init__(self, *args, booking, **kwargs):
        super().__init__(*args, **kwargs)
        out = booking.key_handouts.out()
        self.fields["keys"].queryset = out
        self.fields["keys"].initial = [key.pk for key in booking.keys_out]


class NoShowForm(Acts, Plain, forms.Form):
    """Asks on which date nobody came."""

    date = forms.ModelChoiceField(
        queryset=BookingDate.objects.none(),
        label=_("On which date did nobody come?"),
        widget=forms.RadioSelect,
        empty_label=None,
    )
    texts = {"date": {"required": _("Choose a date.")}}

    def __init__(self, *args, booking, **kwargs):
        super().__init__(*args, **kwargs)
        begun = [date.pk for date in booking.began]
        self.fields["date"].queryset = booking.dates.filter(pk__in=begun)
        self.fields["date"].label_from_instance = told
        self.fields["date"].initial = begun[0] if begun else None


class LenderCancelForm(CancelForm):
    """Asks which dates cannot be lent after all, and why."""

    dates = DatesField(
        queryset=BookingDate.objects.none(),
        label=_("Which dates cannot be lent?"),
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(
        label=_("Why?"),
        max_length=300,
        help_text=_("Those who borrow read it at once."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write the reason: they read it at once.")},
    )
