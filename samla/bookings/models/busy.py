"""When rooms are busy, as their calendars tell it.

To everybody without a name; to those who lend, with who has the room or asks for it.
"""

import datetime
from collections import defaultdict
from dataclasses import dataclass, replace

from django.db.models import F
from django.utils import timezone

from samla.bookings.models.availability import Status, availability
from samla.bookings.models.booking_date import BookingDate
from samla.bookings.models.claim import Claim
from samla.bookings.models.stages import State
from samla.core.days import DAY, moment
from samla.premises.models import Part, Premises

MIDNIGHT, NOON = datetime.time(), (datetime.time(12), datetime.time(12, 1))


@dataclass(frozen=True)
class Busy:
    """A time when a room is not to be had, or, on its owner's calendar, is wanted."""

    starts_at: datetime.datetime
    ends_at: datetime.datetime
    reason: str = ""
    closure_id: int | None = None
    # Those who lend only.
    date: BookingDate | None = None
    room_name: str = ""

    @property
    def is_all_day(self):
        """Whether it goes from midnight to midnight."""
        ends = (timezone.localtime(at) for at in (self.starts_at, self.ends_at))
        return all(end.time() == MIDNIGHT for end in ends)

    def within(self, since, until):
        """What of it lies in a period."""
        return replace(
            self,
            starts_at=max(self.starts_at, since),
            ends_at=min(self.ends_at, until),
        )


@dataclass(frozen=True)
class Day:
    """One day of a room: its hours, why it is closed, and when it is busy."""

    day_on: datetime.date
    busy: list
    windows: tuple = ()
    reason: str = ""


def busy(room, since, until) -> list[Busy]:
    """When a room, or a part of it, is taken: no names, and uses in a row as one."""
    claims = Claim.objects.of_rooms([room.pk]).during(since, until)
    found, closures = [], {}
    for claim in claims.select_related("closure").order_by("during", "pk"):
        starts_at, ends_at = claim.during.lower, claim.during.upper
        if claim.closure:
            told = Busy(starts_at, ends_at, claim.closure.reason, claim.closure_id)
            closures[claim.closure_id] = told
        elif found and starts_at <= found[-1].ends_at:
            longer = max(ends_at, found[-1].ends_at)
            found[-1] = replace(found[-1], ends_at=longer)
        else:
            found.append(Busy(starts_at, ends_at))
    whole = [one.within(since, until) for one in [*found, *closures.values()]]
    return sorted(whole, key=lambda one: one.starts_at)


def days_of(room, period) -> list[Day]:
    """Each day of a room as everybody may see it, in four questions to the database."""
    taken = busy(room, period.since, period.until)
    noons = [BookingDate.at(day, *NOON) for day in period.days]
    slots = availability([room], noons)[room.pk]
    windows = list(room.opening_windows.all())
    others = list(room.opening_exceptions.all())
    return [
        Day(
            slot.date.day_on,
            on_day(taken, slot.date.day_on),
            tuple(hours_on(slot.date.day_on, windows, others)),
            reason_of(slot, taken),
        )
        for slot in slots
    ]


def reason_of(slot, taken) -> str:
    """Why a room is closed all that day; a closure is told with its own hours."""
    told = {one.reason for one in on_day(taken, slot.date.day_on) if one.closure_id}
    is_closed = slot.status == Status.CLOSED and slot.reason not in told
    return slot.reason if is_closed else ""


def hours_on(day, windows, others):
    """When a room may be used on a day that is not closed."""
    for other in others:
        if other.first_on <= day <= other.last_on:
            return [] if other.is_closed else [other]
    return [window for window in windows if window.holds_on(day)]


def on_day(entries, day) -> list[Busy]:
    """What of these happens on a day, cut at midnight."""
    since, until = moment(day, MIDNIGHT), moment(day + DAY, MIDNIGHT)
    return [
        one.within(since, until)
        for one in entries
        if one.starts_at < until and one.ends_at > since
    ]


def uses(rooms, since, until) -> dict[int, list[Busy]]:
    """For each of these rooms, who has it or a part of it, in two questions."""
    keys = [room.pk for room in rooms]
    above = wholes_of(keys)
    claims = Claim.objects.filter(premises__in={*keys, *above}).during(since, until)
    named = claims.for_lists().annotate(
        room_name=F("booking_date__booking__premises__name")
    )
    found = {key: {} for key in keys}
    for claim in named:
        for key in {claim.premises_id, *above[claim.premises_id]} & found.keys():
            found[key][claim.booking_date_id, claim.closure_id] = told_of(claim)
    return {key: in_order(rows.values()) for key, rows in found.items()}


def wanted(rooms, since, until) -> dict[int, list[Busy]]:
    """For each of these rooms, what is asked for and not yet answered."""
    dates = BookingDate.objects.filter(premises__in=[room.pk for room in rooms])
    found = {room.pk: [] for room in rooms}
    asked = dates.filter(state=State.ASKED).during(since, until).for_lists()
    for date in asked:
        found[date.premises_id].append(Busy(date.starts_at, date.ends_at, date=date))
    return found


def told_of(claim) -> Busy:
    """A claim with its name; cleaning time is nobody's use."""
    if closure := claim.closure:
        return Busy(closure.starts_at, closure.ends_at, closure.reason, closure.pk)
    date = claim.booking_date
    return Busy(date.starts_at, date.ends_at, date=date, room_name=claim.room_name)


def in_order(entries) -> list[Busy]:
    """The soonest first."""
    return sorted(entries, key=lambda one: (one.starts_at, one.ends_at))


def wholes_of(keys) -> dict[int, set[int]]:
    """For these rooms and their parts, which rooms each is a part of, however deep."""
    above = defaultdict(set)
    if not keys:
        return above
    for whole, part in pairs_within(keys):
        above[part].add(whole)
    for part in list(above):
        todo = list(above[part])
        while todo:
            more = above.get(todo.pop(), set()) - above[part]
            above[part] |= more
            todo.extend(more)
    return above


def pairs_within(keys):
    """Every whole and its part among these rooms and what they are made of."""
    within = Premises.objects.claimed_with(keys).values("pk")
    return Part.objects.filter(whole__in=within).values_list("whole_id", "part_id")
