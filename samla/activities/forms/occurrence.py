"""What is asked when one date is called off or held at another time."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.activities.models import Occurrence
from samla.activities.models.dated import HORIZON
from samla.bookings.models import BookingDate
from samla.core.days import DAY, moment
from samla.core.plain import Plain, date_input, time_input

NO_ROOM = _("The room cannot be used then. Write another place, or another time.")
NOT_BOOKED = _("The room is not booked then. Write another place.")
SAME = _("It is at that time already. Write another time or another place.")
WHY = {"reason": {"required": _("Write in a few words why.")}}


class CancelForm(Plain, forms.ModelForm):
    """Asks why; those who meant to come can read it."""

    public_texts = ("reason",)

    layout = [("", [["reason"]])]

    class Meta:
        model = Occurrence
        fields = ["reason"]
        error_messages = WHY

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = True

    def save(self):
        """Call the date off."""
        self.instance.cancel(self.cleaned_data["reason"])


class MoveForm(CancelForm):
    """Asks for the new day and hours, and why."""

    day = forms.DateField(label=_("Which day instead?"), widget=date_input())
    starts = forms.TimeField(label=_("From what time?"), widget=time_input())
    ends = forms.TimeField(label=_("Until what time?"), widget=time_input())
    ends_next_day = forms.BooleanField(label=_("Ends after midnight"), required=False)
    rows = [["day"], ["starts", "ends"], ["ends_next_day"], ["place"], ["reason"]]
    layout = [("", rows)]
    public_texts = ("reason", "place")

    class Meta(CancelForm.Meta):
        fields = ["reason", "place"]
        widgets = {"place": forms.TextInput(attrs={"autocomplete": "off"})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.stood_at = self.instance.place
        if self.instance.decided_by_room:
            self.initial["place"] = ""
        starts = timezone.localtime(self.instance.starts_at)
        ends = timezone.localtime(self.instance.ends_at)
        self.initial |= {
            "day": starts.date(),
            "starts": starts.time(),
            "ends": ends.time(),
            "ends_next_day": starts.date() != ends.date(),
        }

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            day = cleaned["day"]
            if not timezone.localdate() <= day <= timezone.localdate() + HORIZON:
                self.add_error("day", _("Write a day to come, within a year."))
                return cleaned
            last_day = day + DAY * cleaned["ends_next_day"]
            self.starts_at = moment(day, cleaned["starts"])
            self.ends_at = moment(last_day, cleaned["ends"])
            self._check_hours()
        return cleaned

    def _check_hours(self):
        if self.starts_at <= timezone.now():
            self.add_error("starts", _("That time has passed. Write a time to come."))
        if self.ends_at <= self.starts_at:
            self.add_error("ends", _("It ends before it starts. Write a later time."))
        if self.ends_at - self.starts_at > DAY:
            self.add_error("ends", _("It lasts longer than a day."))
        date, place = self.instance, self.cleaned_data.get("place")
        if date.booking_date_id and not place and not self._is_booked():
            self.add_error("place", NOT_BOOKED)
        elif (self.starts_at, self.ends_at) == (date.starts_at, date.ends_at):
            if date.cancelled_at and not place:
                self.add_error("place", NO_ROOM)
            elif not date.cancelled_at and place == self.stood_at:
                self.add_error("starts", SAME)

    def _is_booked(self):
        """Whether the room that was booked for the date is lent at these hours."""
        return BookingDate.objects.filter(
            pk=self.instance.booking_date_id,
            state=BookingDate.State.CONFIRMED,
            premises=self.instance.activity.premises_id,
            starts_at__lte=self.starts_at,
            ends_at__gte=self.ends_at,
        ).exists()

    def save(self):
        """Hold the date at the new time, or at the other place."""
        why, place = self.cleaned_data["reason"], self.cleaned_data["place"]
        self.instance.move(self.starts_at, self.ends_at, why, place)
