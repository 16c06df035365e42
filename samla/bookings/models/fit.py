"""Fits: how rooms answer to what is needed, and what is near where they cannot."""

import datetime
from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from samla.bookings.models.availability import availability
from samla.bookings.models.booking import Booking
from samla.core.days import DAY
from samla.municipalities.models import SchoolBreak

by_weekday = attrgetter("weekday")
# How far other hours are looked for, nearest first, in minutes.
SHIFTS = (-60, 60, -120, 120, -180, 180)
# Other days: the next ones of the week, and those before.
OTHER_DAYS = (1, -1, 2, -2, 3, -3)
DAY_MINUTES = 24 * 60
DAYS_OF_A_WEEK = 7
MOST_ALTERNATIVES = 3


@dataclass
class Fit:
    """One room and what it can give of a rule: which dates, and at what price."""

    room: object
    rule: object
    slots: list
    user_kind: str
    activity_type: str = ""
    target_groups: tuple = ()

    @cached_property
    def free(self):
        """The slots that can be had."""
        return [slot for slot in self.slots if slot.is_free]

    @cached_property
    def refused(self):
        """The slots that cannot, each with its reason."""
        return [slot for slot in self.slots if not slot.is_free]

    @property
    def is_whole(self):
        """Whether every date can be had."""
        return bool(self.slots) and not self.refused

    @cached_property
    def quote(self):
        """What the free dates cost together (all of them where none is free), and why.

        Hours and weekday decide what a date costs, so each of those is asked once.
        """
        asked = Booking(
            premises=self.room,
            user_kind=self.user_kind,
            activity_type_id=self.activity_type,
            target_groups=list(self.target_groups),
        )
        chosen = [slot.date for slot in self.free or self.slots]
        total, reasons = 0, []
        for _weekday, dates in groupby(sorted(chosen, key=by_weekday), by_weekday):
            same = list(dates)
            kronor, reason = asked.quote_for(same[:1])
            unknown = kronor is None or total is None
            total = None if unknown else total + kronor * len(same)
            reasons.append(reason)
        return total, " ".join(dict.fromkeys(reasons))

    @property
    def kronor(self):
        return self.quote[0]

    @property
    def reason(self):
        return self.quote[1]

    @property
    def order(self):
        """Most free dates first, then the cheapest, then the room just large enough."""
        unknown = self.kronor is None
        return -len(self.free), unknown, self.kronor or 0, self.room.most_persons


def fits(rule, rooms, **asked) -> list[Fit]:
    """How each room answers to a rule, the best first.

    Two questions to the database, whatever the number of rooms and dates. `asked` are
    `user_kind` and what else the price depends on.
    """
    rooms = list(rooms)
    found = slots_of([rule], rooms)
    return sorted((Fit(*one, **asked) for one in found), key=lambda fit: fit.order)


def alternatives(chosen, most=MOST_ALTERNATIVES) -> list[Fit]:
    """Other hours and days on which rooms can give more than they can now.

    `chosen` are fits of one rule; so many are named of each room, the nearest first.
    """
    if not chosen:
        return []
    now = {fit.room.pk: fit for fit in chosen}
    rules = [rule for rule in variants(chosen[0].rule) if rule.is_to_come]
    better = {pk: [] for pk in now}
    for room, rule, slots in slots_of(rules, [fit.room for fit in chosen]):
        fit = replace(now[room.pk], rule=rule, slots=slots)
        if len(fit.free) > len(now[room.pk].free):
            better[room.pk].append(fit)
    # A sort keeps the order of equals: the nearest first.
    return [
        fit
        for fits in better.values()
        for fit in sorted(fits, key=lambda one: -len(one.free))[:most]
    ]


def slots_of(rules, rooms):
    """Each room beside each rule, with a slot for each of its dates there."""
    dates = [rule.booking_dates(None, breaks=()) for rule in rules]
    every = [date for some in dates for date in some]
    found = availability(rooms, every)
    breaks = breaks_of(rooms) if any(rule.skip_school_breaks for rule in rules) else {}
    for room in rooms:
        slots = iter(found[room.pk])
        away = breaks.get(room.municipality_id, ())
        for rule, some in zip(rules, dates, strict=True):
            mine = [next(slots) for _date in some]
            if rule.skip_school_breaks and rule.kind in (
                rule.Kind.WEEKLY,
                rule.Kind.MONTHLY,
            ):
                mine = [slot for slot in mine if not is_within(slot, away)]
            yield room, rule, mine


def breaks_of(rooms) -> dict:
    """The school breaks of where rooms are, by municipality."""
    codes = {room.municipality_id for room in rooms}
    breaks = {}
    for one in SchoolBreak.objects.filter(municipality__in=codes):
        breaks.setdefault(one.municipality_id, []).append((one.first_on, one.last_on))
    return breaks


def is_within(slot, periods):
    """Whether a slot's day lies in one of some periods."""
    return any(first <= slot.date.day_on <= last for first, last in periods)


def variants(rule):
    """The same rule at other hours of the day, then on other days."""
    for shift in SHIFTS:
        if hours := shifted(rule, shift):
            yield changed(rule, starts=hours[0], ends=hours[1])
    for days in OTHER_DAYS:
        yield on_other_days(rule, days)


def shifted(rule, shift):
    """Its hours so many minutes later; nothing where they would leave their day."""
    if rule.ends_next_day:
        return None
    minutes = [
        time.hour * 60 + time.minute + shift for time in (rule.starts, rule.ends)
    ]
    if minutes[0] < 0 or minutes[1] >= DAY_MINUTES:
        return None
    return [datetime.time(*divmod(each, 60)) for each in minutes]


def on_other_days(rule, days):
    """The rule so many days of the week, or of the calendar, later."""
    if rule.weekdays:
        moved = [(day - 1 + days) % DAYS_OF_A_WEEK + 1 for day in rule.weekdays]
        return changed(rule, weekdays=sorted(moved))
    return changed(
        rule,
        first_on=rule.first_on + DAY * days,
        last_on=rule.last_on + DAY * days,
        listed_dates=[day + DAY * days for day in rule.listed_dates],
    )


def changed(rule, **facts):
    """Another rule that differs in some facts."""
    other = copy(rule)
    for name, value in facts.items():
        setattr(other, name, value)
    return other
