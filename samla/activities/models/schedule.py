"""When an activity happens: a rule its organiser understands, in local wall time."""

import datetime

import pghistory
from dateutil.rrule import MO, MONTHLY, WEEKLY, rrule, weekday
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.text import get_text_list
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from samla.activities.models.activity import Activity
from samla.core.days import DAY, moment, public_holidays

# The longest time a schedule may name beforehand, in days: three terms.
LONGEST_DAYS = 550


@pghistory.track()
class Schedule(models.Model):
    """A rule such as "Tuesdays 18–20 in term, not 24 December"."""

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

    activity = models.ForeignKey(
        Activity, on_delete=models.CASCADE, related_name="schedules"
    )
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
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")),
                name="schedule_ends_after_it_begins",
                violation_error_message=_("The last day is before the first day."),
            ),
            models.CheckConstraint(
                condition=Q(ends_next_day=True) | Q(ends__gt=F("starts")),
                name="schedule_hours_are_in_order",
                violation_error_message=_("It ends before it starts."),
            ),
            models.CheckConstraint(
                condition=Q(every__range=(1, 12)), name="schedule_repeats_1_to_12_weeks"
            ),
            models.CheckConstraint(
                condition=Q(weekdays__contained_by=[1, 2, 3, 4, 5, 6, 7]),
                name="schedule_weekdays_are_1_to_7",
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
                name="schedule_says_what_its_kind_needs",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.starts:%H.%M}–{self.ends:%H.%M}"

    def dates(self, until, since=None, breaks=()):
        """All (start, end) from a day up to and including another, in order.

        Asks the database nothing: `breaks` are the first and last days on which
        the schools are closed. What an organiser named day by day is open on holidays.
        """
        since = max(since or self.first_on, self.first_on)
        until = min(until, self.last_on or until)
        days = self._days(since, until) if since <= until else ()
        return [self.hours_on(day) for day in days if not self._is_closed(day, breaks)]

    def hours_on(self, day):
        """When it starts and ends if it happens on a day."""
        starts = moment(day, self.starts)
        ends = moment(day + DAY * self.ends_next_day, self.ends)
        if ends <= starts:  # the clock goes forward over the whole of it
            ends = starts + self.length
        return starts, ends

    @property
    def length(self):
        """How long it lasts by the clock on the wall."""
        day = datetime.date.min
        starts = datetime.datetime.combine(day, self.starts)
        return (
            datetime.datetime.combine(day, self.ends)
            - starts
            + (DAY * self.ends_next_day)
        )

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

    def put(self):
        """Save the rule and lay out its dates; the same rule twice is one rule."""
        facts = {
            field.attname: getattr(self, field.attname)
            for field in self._meta.concrete_fields
            if not field.primary_key
        }
        with transaction.atomic():
            Activity.objects.select_for_update().get(pk=self.activity_id)
            if self.pk or not Schedule.objects.filter(**facts).exists():
                self.save()
            self.activity.materialise()

    def remove(self):
        """Take the rule away together with its dates to come."""
        with transaction.atomic():
            activity = Activity.objects.select_for_update().get(pk=self.activity_id)
            self.refresh_from_db()
            self.occurrences.filter(
                starts_at__gt=timezone.now(), cancelled_at=None, moved_at=None
            ).delete()
            self.delete()
            activity.materialise()

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
