"""The rule by which somebody asks for a series of dates."""

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.bookings.models.booking import Booking
from samla.bookings.models.booking_date import AT_MOST_A_DAY, BookingDate
from samla.core.rules import LONGEST_DAYS, Recurring

LONGEST = datetime.timedelta(days=LONGEST_DAYS)
# Every day of a long term; more than that is one request no longer.
MOST_DATES = 200
FAR = _("The last day is more than 18 months after the first. Ask for less.")
TOO_MANY = _(
    "That makes %(number)d dates. Ask for at most %(most)d at once: fewer days of the "
    "week, or a shorter time."
)


class Rule(Recurring):
    """What was asked for: "Tuesdays 18–20 from January, not in school breaks"."""

    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, related_name="rules")
    # Who borrows says until when; nobody borrows until further notice.
    last_on = models.DateField(_("Last day"))

    class Meta(Recurring.Meta):
        constraints = [
            *Recurring.Meta.constraints,
            models.CheckConstraint(
                condition=Q(last_on__lte=F("first_on") + LONGEST),
                name="rule_ends_within_three_terms",
                violation_error_message=FAR,
            ),
            models.CheckConstraint(
                condition=Q(ends_next_day=False) | Q(ends__lte=F("starts")),
                name="rule_lasts_a_day_at_most",
                violation_error_message=AT_MOST_A_DAY,
            ),
        ]

    def clean(self):
        """One request has so many dates that somebody can answer for each."""
        super().clean()
        if not (self.first_on and self.last_on):
            return
        if self.last_on > self.first_on + LONGEST:
            raise ValidationError({"last_on": FAR})
        number = len(self.days(self.last_on))
        if number > MOST_DATES:
            counts = {"number": number, "most": MOST_DATES}
            raise ValidationError(TOO_MANY, "too_many", counts)

    @property
    def is_to_come(self):
        """Whether it gives a date, and none of them has begun."""
        first = next(iter(self.days(self.last_on)), None)
        return first is not None and self.hours_on(first)[0] > timezone.now()

    def booking_dates(self, premises, breaks=None):
        """The dates as they would be asked for, in their order; none is saved."""
        if breaks is None:
            breaks = premises.municipality.school_breaks.all()
        closed = [(each.first_on, each.last_on) for each in breaks]
        hours = self.starts, self.ends, self.ends_next_day
        return [
            BookingDate.at(day, *hours, premises=premises)
            for day in self.days(self.last_on, breaks=closed)
        ]
