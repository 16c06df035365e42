"""Rules of dates: "Tuesdays 18–20 in term, not 24 December", in local wall time."""

import datetime

from dateutil.rrule import MO, MONTHLY, WEEKLY, rrule, weekday
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.dates import WEEKDAYS
from django.utils.text import get_text_list
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from samla.core.days import DAY, moment, public_holidays

# The longest time a rule may name beforehand, in days: three terms.
LONGEST_DAYS = 550


def length(starts, ends, ends_next_day=False) -> datetime.timedelta:
    """How long something lasts by the clock on the wall."""
    day = datetime.date.min
    begins = datetime.datetime.combine(day, starts)
    return datetime.datetime.combine(day + DAY * ends_next_day, ends) - begins


def hours_on(day, starts, ends, ends_next_day=False):
    """The moments at which something starts and ends, told in hours of a day."""
    begins = moment(day, starts)
    stops = moment(day + DAY * ends_next_day, ends)
    if stops <= begins:  # the clock goes forward over the whole of it
        stops = begins + length(starts, ends, ends_next_day)
    return begins, stops


class Recurring(models.Model):
    """A rule that people understand and a form can edit; its dates are computed."""

    class Kind(models.TextChoices):
        WEEKLY = "weekly", _("Every week")
        ONCE = "once", _("Once")
        MONTHLY = "monthly", _("Every month")
        DATES = "dates", _("On days I choose")

    class WeekOfMonth(models.IntegerChoices):
        FIRST = 1, _("The first")
        SECOND = 2, _("The second")
        THIRD = 3, _("The third")
        FOURTH = 4, _("The fourth")
        LAST = -1, _("The last")

    kind = models.CharField(
        _("How often?"), max_length=8, choices=Kind, default=Kind.WEEKLY
    )
    every = models.PositiveSmallIntegerField(
        _("How often?"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
    )
    weekdays = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    week_of_month = models.SmallIntegerField(
        _("Which one of the month?"), null=True, blank=True, choices=WeekOfMonth
    )
    listed_dates = ArrayField(models.DateField(), default=list, blank=True)
    skip_dates = ArrayField(models.DateField(), default=list, blank=True)
    skip_public_holidays = models.BooleanField(
        _("Closed on public holidays"), default=True
    )
    skip_school_breaks = models.BooleanField(
        _("Closed during school breaks"), default=False
    )
    starts = models.TimeField(_("From what time?"))
    ends = models.TimeField(_("Until what time?"))
    ends_next_day = models.BooleanField(_("Ends after midnight"), default=False)
    first_on = models.DateField(_("First day"))
    last_on = models.DateField(
        _("Last day"),
        null=True,
        blank=True,
        help_text=_("Leave empty if it goes on until further notice."),
    )

    class Meta:
        abstract = True
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")),
                name="%(class)s_ends_after_it_begins",
                violation_error_message=_("The last day is before the first day."),
            ),
            models.CheckConstraint(
                condition=Q(ends_next_day=True) | Q(ends__gt=F("starts")),
                name="%(class)s_hours_are_in_order",
                violation_error_message=_("It ends before it starts."),
            ),
            models.CheckConstraint(
                condition=Q(every__range=(1, 12)),
                name="%(class)s_repeats_1_to_12_weeks",
            ),
            models.CheckConstraint(
                condition=Q(weekdays__contained_by=[1, 2, 3, 4, 5, 6, 7]),
                name="%(class)s_weekdays_are_1_to_7",
            ),
            models.CheckConstraint(
                condition=Q(kind="once")
                | Q(kind="weekly", weekdays__len__gte=1)
                | Q(
                    kind="monthly",
                    weekdays__len__gte=1,
                    week_of_month__isnull=False,
                    week_of_month__in=[1, 2, 3, 4, -1],
                )
                | Q(kind="dates", listed_dates__len__gte=1),
                name="%(class)s_says_what_its_kind_needs",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.starts:%H.%M}–{self.ends:%H.%M}"

    def dates(self, until, since=None, breaks=()):
        """All (start, end) from a day up to and including another, in order."""
        return [self.hours_on(day) for day in self.days(until, since, breaks)]

    def days(self, until, since=None, breaks=()):
        """All days from one up to and including another on which it happens, in order.

        Asks the database nothing: `breaks` are the first and last days on which
        the schools are closed. What is named day by day is open on holidays.
        """
        since = max(since or self.first_on, self.first_on)
        until = min(until, self.last_on or until)
        days = self._days(since, until) if since <= until else ()
        return [day for day in days if not self._is_closed(day, breaks)]

    def hours_on(self, day):
        """When it starts and ends if it happens on a day."""
        return hours_on(day, self.starts, self.ends, self.ends_next_day)

    @property
    def length(self):
        """How long it lasts by the clock on the wall."""
        return length(self.starts, self.ends, self.ends_next_day)

    @property
    def rhythm(self):
        """How often it happens, in the reader's words."""
        names = [str(WEEKDAYS[number - 1]) for number in sorted(self.weekdays)]
        words = {"days": get_text_list(names, gettext("and")), "number": self.every}
        if self.kind == self.Kind.WEEKLY:
            if self.every == 2:
                return gettext("Every other week: %(days)s") % words
            every = ngettext(
                "Every week: %(days)s", "Every %(number)d weeks: %(days)s", self.every
            )
            return every % words
        if self.kind == self.Kind.MONTHLY:
            words["which"] = self.get_week_of_month_display()
            return gettext("%(which)s %(days)s of the month") % words
        return (
            gettext("Once")
            if self.kind == self.Kind.ONCE
            else gettext("On certain days")
        )

    def _days(self, since, until):
        """The days of the rule alone, closed ones among them."""
        if self.kind == self.Kind.ONCE:
            return [self.first_on] if since <= self.first_on <= until else []
        if self.kind == self.Kind.DATES:
            return [
                day for day in sorted(set(self.listed_dates)) if since <= day <= until
            ]
        rule = self._weekly if self.kind == self.Kind.WEEKLY else self._monthly
        days = (found.date() for found in rule(since, until)) if self.weekdays else ()
        return [day for day in days if day >= since]

    def _weekly(self, since, until):
        """Weeks are counted from the first day's week, which begins on Monday."""
        monday = self.first_on - DAY * self.first_on.weekday()
        step = DAY * 7 * self.every
        return rrule(
            WEEKLY,
            interval=self.every,
            byweekday=[number - 1 for number in self.weekdays],
            dtstart=monday + (since - monday) // step * step,
            until=until,
            wkst=MO,
        )

    def _monthly(self, since, until):
        return rrule(
            MONTHLY,
            byweekday=[weekday(n - 1, self.week_of_month) for n in self.weekdays],
            dtstart=since.replace(day=1),
            until=until,
        )

    def _is_closed(self, day, breaks):
        if day in self.skip_dates:
            return True
        if self.kind in (self.Kind.ONCE, self.Kind.DATES):
            return False
        return (self.skip_public_holidays and day in public_holidays(day.year)) or (
            self.skip_school_breaks
            and any(first <= day <= last for first, last in breaks)
        )
