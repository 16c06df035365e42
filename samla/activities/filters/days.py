"""When? The days, weekdays and hours that somebody asks for."""

import datetime
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from samla.activities.models import HORIZON, PART_NUMBERS, Listed, Occurrence, held

TODAY, TOMORROW, WEEK = "idag", "imorgon", "vecka"
# From which midnight to which, counted in nights from today.
WINDOWS = {TODAY: (0, 1), TOMORROW: (1, 2), WEEK: (0, 7)}
WHEN = [
    (TODAY, _("Today")),
    (TOMORROW, _("Tomorrow")),
    (WEEK, _("In the next 7 days")),
]
WHEN_SAID = {
    TODAY: _("today"),
    TOMORROW: _("tomorrow"),
    WEEK: _("in the next 7 days"),
}
PARTS = [
    ("morgon", _("Morning, 5–12")),
    ("eftermiddag", _("Afternoon, 12–17")),
    ("kvall", _("Evening, 17–24")),
]
# Besides the date itself a card tells so many.
MOST_LATER = 2
DAY = datetime.timedelta(days=1)


def weekdays():
    """Monday first, each with its number in the address."""
    return [(str(number + 1), name) for number, name in WEEKDAYS.items()]


def midnight(days):
    """The beginning of a day that comes after so many nights."""
    return beginning(timezone.localdate() + DAY * days)


def beginning(day):
    """The moment when a day begins in Sweden."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))


@dataclass(frozen=True)
class Days:
    """From which midnight to which, on which weekday, in which part of the day."""

    begin: datetime.datetime | None = None
    end: datetime.datetime | None = None
    weekday: str = ""
    part: str = ""

    @classmethod
    def asked(cls, answers):
        """What the answers to all questions of days say together."""
        today, last = timezone.localdate(), timezone.localdate() + 2 * HORIZON
        begins, ends = [], []
        if answers.get("nar"):
            first, until = WINDOWS[answers["nar"]]
            begins.append(today + DAY * first)
            ends.append(today + DAY * until)
        if answers.get("fran"):
            begins.append(min(answers["fran"], last))
        if answers.get("till"):
            ends.append(min(answers["till"], last) + DAY)
        begin = max(begins, default=today)
        return cls(
            beginning(begin) if begin > today else None,
            beginning(max(min(ends), today)) if ends else None,
            answers.get("dag") or "",
            answers.get("tid") or "",
        )

    def __bool__(self):
        return bool(self.begin or self.end or self.weekday or self.part)

    @property
    def is_what_comes_next(self):
        """Whether what is next of an activity tells if it is on these days."""
        return not (self.begin or self.weekday or self.part)

    def among(self, dates):
        """Those dates that are on these days."""
        part = PART_NUMBERS.get(self.part)
        return held(dates, self.begin, self.end, self.weekday, part)


def with_later_dates(activities):
    """Each with the dates after the one that its card shows, in the same question."""
    shown = F("next_starts_at")
    if "found" in activities.query.annotations:
        shown = Coalesce(F("found__0"), shown)
    activities = activities.alias(shown_from=shown)
    later = Occurrence.objects.happening().filter(
        activity=OuterRef("pk"), starts_at__gt=OuterRef("shown_from")
    )
    dates = later.order_by("starts_at").values("starts_at")[:MOST_LATER]
    return activities.annotate(later=ArraySubquery(dates))


def on_days(activities, days: Days):
    """Those that happen on the days asked for, each with its first such date."""
    if not days:
        return activities
    if activities.model is Listed:
        part = PART_NUMBERS.get(days.part)
        return activities.on_days(days.begin, days.end, days.weekday, part)
    if days.is_what_comes_next:
        return activities.filter(next_starts_at__lt=days.end)
    happening = Occurrence.objects.happening().coming().filter(activity=OuterRef("pk"))
    dates = days.among(happening)
    return (
        activities.filter(Exists(dates))
        .annotate(
            found_starts_at=Subquery(dates.values("starts_at")[:1]),
            found_ends_at=Subquery(dates.values("ends_at")[:1]),
        )
        .order_by("standing", "found_starts_at", "pk")
    )
