"""A place that comes with its times: a room that the organisation has booked."""

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from samla.activities.forms.where import WhereForm
from samla.activities.models import Activity
from samla.bookings.models import Booking, BookingDate
from samla.core.templatetags.samla import day, hours

CHOOSE = _("Choose one of the bookings.")


class BookedForm(WhereForm):
    """Asks which booking; its room and its dates are those of the activity."""

    kind = "bokning"
    venue = Activity.Venue.PREMISES
    layout = [("", [["booking"], ["way_in"]])]

    booking = forms.ModelChoiceField(
        label=_("Which booking?"),
        queryset=Booking.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
    )
    texts = {"booking": dict.fromkeys(("required", "invalid_choice"), CHOOSE)}
    field_order = ["booking", "way_in"]

    class Meta(WhereForm.Meta):
        fields = ["booking", "way_in"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["booking"]
        field.queryset = self.instance.bookings_to_choose()
        field.label_from_instance = in_words
        self.has_bookings = field.queryset.exists()

    def put_place(self):
        """The activity is where its booking is."""
        if booking := self.cleaned_data.get("booking"):
            self.instance.premises = booking.premises
            self.instance.municipality_id = booking.premises.municipality_id


def in_words(booking):
    """A booking as its people know it: the room, its times, how far it has come."""
    times = format_html_join(", ", "{} {}", map(_rule, booking.rules.all()))
    dates = [date for date in booking.dates.all() if not date.is_over]
    states = [date.state for date in dates]
    confirmed = states.count(BookingDate.State.CONFIRMED)
    held = states.count(BookingDate.State.HELD)
    told = [
        ngettext(
            "%(number)d date is confirmed", "%(number)d dates are confirmed", confirmed
        )
        % {"number": confirmed},
        held
        and ngettext(
            "%(number)d date is held for you",
            "%(number)d dates are held for you",
            held,
        )
        % {"number": held},
        dates and gettext("from %(day)s") % {"day": day(min(d.day_on for d in dates))},
    ]
    comma = gettext(", ")
    return format_html(
        "<bdi>{}</bdi>{}{}. {}.",
        booking.premises.name,
        comma,
        times,
        comma.join(filter(None, told)),
    )


def _rule(rule):
    return rule.rhythm, hours(rule.starts, rule.ends)
