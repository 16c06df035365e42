"""Periods that a page shows: a day, a week or a month, named in its address."""

import datetime
import re
from dataclasses import dataclass

from samla.core.days import DAY, moment

MIDNIGHT = datetime.time()
WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})")
MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
# Links lead no further, so that a machine that follows all of them comes to an end.
BACK, AHEAD = DAY * 366, DAY * 731


@dataclass(frozen=True)
class Period:
    """Days in a row; `kind` is the word that asks for it in an address."""

    kind: str
    first_on: datetime.date
    last_on: datetime.date

    @property
    def days(self) -> list[datetime.date]:
        """Every day of it."""
        count = (self.last_on - self.first_on).days + 1
        return [self.first_on + DAY * number for number in range(count)]

    @property
    def weeks(self) -> list[list[datetime.date | None]]:
        """Its days in weeks from Monday to Sunday; nothing where another begins."""
        before = [None] * self.first_on.weekday()
        after = [None] * (6 - self.last_on.weekday())
        days = before + self.days + after
        return [days[start : start + 7] for start in range(0, len(days), 7)]

    @property
    def name(self) -> str:
        """How an address writes it: 2026-12-01, 2026-W49, 2026-12."""
        if self.kind == "vecka":
            year, number, _day = self.first_on.isocalendar()
            return f"{year}-W{number:02}"
        return str(self.first_on)[: 7 if self.kind == "manad" else 10]

    @property
    def number(self) -> int:
        """Which week of the year it begins in."""
        return self.first_on.isocalendar().week

    @property
    def since(self) -> datetime.datetime:
        return moment(self.first_on, MIDNIGHT)

    @property
    def until(self) -> datetime.datetime:
        return moment(self.last_on + DAY, MIDNIGHT)

    def before(self, today):
        """The one before it, as far as links lead."""
        found = KINDS[self.kind](self.first_on - DAY)
        return found if found.last_on >= today - BACK else None

    def after(self, today):
        """The one after it, as far as links lead."""
        found = KINDS[self.kind](self.last_on + DAY)
        return found if found.first_on <= today + AHEAD else None


def day_of(day) -> Period:
    """A day alone."""
    return Period("dag", day, day)


def week_of(day) -> Period:
    """The week, from its Monday, that a day is in."""
    monday = day - DAY * day.weekday()
    return Period("vecka", monday, monday + DAY * 6)


def month_of(day) -> Period:
    """The month that a day is in."""
    first = day.replace(day=1)
    return Period("manad", first, (first + DAY * 31).replace(day=1) - DAY)


KINDS = {"dag": day_of, "vecka": week_of, "manad": month_of}


def asked_for(query, kinds, today) -> tuple[Period, bool]:
    """The period an address names, the current one where none; whether it was read."""
    for kind in kinds:
        if written := query.get(kind):
            try:
                day = read(kind, written)
            except ValueError:
                return KINDS[kinds[0]](today), False
            if today - BACK <= day <= today + AHEAD:
                return KINDS[kind](day), True
            return KINDS[kind](today), False
    return KINDS[kinds[0]](today), True


def read(kind, written) -> datetime.date:
    """A day of the period that is written; ValueError where it is none."""
    if kind == "vecka" and (found := WEEK.fullmatch(written)):
        return datetime.date.fromisocalendar(int(found[1]), int(found[2]), 1)
    if kind == "manad" and (found := MONTH.fullmatch(written)):
        return datetime.date(int(found[1]), int(found[2]), 1)
    if kind == "dag" and len(written) == 10:
        return datetime.date.fromisoformat(written)
    raise ValueError(written)
