"""The report for those who lend: what was lent to whom and when, and what was not."""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Count, Q

from samla.bookings.models.report_rows import OPEN, REQUESTS, USES, answers
from samla.bookings.models.round_wish import RoundWish
from samla.bookings.models.standing_wish import StandingWish
from samla.premises.models import OpeningWindow, Price

HOUR = 60
DAY_MINUTES = 24 * HOUR


@dataclass(frozen=True)
class Amount:
    """How many dates, and how many hours together."""

    dates: int = 0
    hours: float = 0.0


@dataclass
class Line:
    """One room, kind of user or month: what was lent, and what was refused."""

    name: object
    lent: Amount = Amount()
    refused: Amount = Amount()
    # Of rooms only; no hours told is another thing than none.
    open_hours: float | None = None
    requests: int = 0
    late: int = 0
    declined: int = 0
    partly: int = 0
    wishes: int = 0
    season_wishes: int = 0

    @property
    def share(self) -> int | None:
        """How much of its opening hours was lent, in hundredths."""
        return share_of(self.lent.hours, self.open_hours)

    @property
    def is_told(self) -> bool:
        """Whether something was lent or refused."""
        return bool(self.lent.dates or self.refused.dates)

    @property
    def is_unmet(self) -> bool:
        """Whether something could not be had, or was answered too late."""
        refused = (self.refused.dates, self.declined, self.partly, self.season_wishes)
        return any((*refused, self.wishes, self.late))


@dataclass
class LendingReport:
    """What became of some rooms in a period."""

    rooms: list[Line]
    kinds: list[Line]
    months: list[Line]
    lent: Amount = Amount()
    refused: Amount = Amount()
    # Hours of use by weekday and hour of the day: week[1, 18] is Monday at 18.
    week: dict = field(default_factory=dict)
    wishes_in_place: int = 0
    # Declined wishes for a season in no room by name.
    season_wishes_anywhere: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing was lent, asked for or refused."""
        asked = any(line.requests or line.is_unmet for line in self.rooms)
        return not (self.lent.dates or self.season_wishes_anywhere or asked)

    @cached_property
    def open_hours(self) -> float:
        """How long the rooms that tell their hours could be had."""
        return sum(line.open_hours or 0 for line in self.rooms)

    @property
    def share(self) -> int | None:
        """How much of that was lent, in hundredths."""
        told = (line.lent.hours for line in self.rooms if line.open_hours is not None)
        return share_of(sum(told), self.open_hours or None)

    def total(self, name) -> int:
        """The sum of a number over all rooms."""
        return sum(getattr(line, name) for line in self.rooms)

    @property
    def hours_of_week(self) -> list:
        """Each hour of the day in which something was lent, with its seven weekdays."""
        used = {hour for (_day, hour), value in self.week.items() if value}
        return [
            (hour, [self.week.get((day, hour), 0) for day in OpeningWindow.Weekday])
            for hour in range(min(used, default=0), max(used, default=-1) + 1)
        ]


def lending_report(rooms, period) -> LendingReport:
    """The report of some rooms, in five questions to the database."""
    rooms = list(rooms)
    lines = {room.pk: Line(room.name) for room in rooms}
    months = {month: Line(month) for month in months_of(period)}
    kinds = {kind: Line(kind.label) for kind in Price.For}
    report = LendingReport(lines, kinds, months)
    week = defaultdict(float)
    for is_lent, room, kind, month, *at, dates, hours in answers(USES, rooms, period):
        name = "lent" if is_lent else "refused"
        amount = Amount(dates, hours)
        if at[0] is not None:
            spread(week, *at, dates if is_lent else 0)
        else:
            line = lines.get(room) or kinds.get(kind) or months.get(month) or report
            setattr(line, name, amount)
    report.week = dict(week)
    for room, hours in answers(OPEN, rooms, period):
        lines[room].open_hours = hours
    for room, *numbers in answers(REQUESTS, rooms, period):
        names = ("requests", "late", "declined", "partly")
        vars(lines[room]).update(zip(names, numbers, strict=True))
    for room, number in wishes_of(rooms):
        keep(number, (lines.get(room), "wishes"), (report, "wishes_in_place"))
    for room, number in declined_for_season(rooms, period):
        anywhere = report, "season_wishes_anywhere"
        keep(number, (lines.get(room), "season_wishes"), anywhere)
    report.rooms = sorted(lines.values(), key=lambda line: -line.lent.hours)
    report.kinds = [
        one for one in kinds.values() if one.lent.dates or one.refused.dates
    ]
    report.months = list(months.values())
    return report


def wishes_of(rooms):
    """How many wait for a time in each room now, and how many in any room there."""
    places = {room.municipality_id for room in rooms}
    here = Q(premises__in=rooms) | Q(premises=None, municipality__in=places)
    found = StandingWish.objects.standing().filter(here).order_by()
    return found.values_list("premises").annotate(number=Count("pk"))


def keep(number, of_room, elsewhere):
    """Write a number where its room is told of, or else for all rooms together."""
    setattr(*(of_room if of_room[0] else elsewhere), number)


def declined_for_season(rooms, period):
    """How many wishes of seasons decided in those days were declined, by room."""
    here = Q(premises__in=rooms) | Q(premises=None, round__rooms__in=rooms)
    declined = RoundWish.objects.filter(
        here,
        outcome=RoundWish.Outcome.DECLINED,
        round__decided_at__gte=period.since,
        round__decided_at__lt=period.until,
    )
    told = declined.order_by().values_list("premises")
    return told.annotate(number=Count("pk", distinct=True))


def spread(week, weekday, starts, ends, ends_next_day, dates):
    """Add the hours of some dates to those of the week that they touch."""
    first = starts.hour * HOUR + starts.minute
    last = ends.hour * HOUR + ends.minute + DAY_MINUTES * ends_next_day
    for hour in range(first // HOUR, (last + HOUR - 1) // HOUR):
        minutes = min(last, (hour + 1) * HOUR) - max(first, hour * HOUR)
        days, clock = divmod(hour, 24)
        week[(weekday - 1 + days) % 7 + 1, clock] += dates * minutes / HOUR


def months_of(period) -> list[datetime.date]:
    """The first day of each month of a period."""
    return sorted({day.replace(day=1) for day in period.days})


def share_of(hours, whole) -> int | None:
    """Hundredths of a whole; nothing where there is none."""
    return round(100 * hours / whole) if whole else None
