"""A season as it would be decided now: what rooms can give, and a line for each wish.

Six questions to the database, whatever the number of rooms and wishes.
"""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from django.conf import settings
from django.utils import timezone
from django.utils.translation import override

from samla.bookings.models.allotment import Allotment
from samla.bookings.models.busy import wholes_of
from samla.bookings.models.fit import slots_of
from samla.bookings.models.proposal import Candidate, Line, Option, Rooms, propose
from samla.bookings.models.reasons import told, why
from samla.bookings.models.round_wish import RoundWish, rhythm
from samla.bookings.models.rule import Rule
from samla.core.days import DAY
from samla.core.versions import digest
from samla.premises.models import Premises

WEEK = DAY * 7
NO_ROOM, ROOM_GONE, NOBODY = "no_room", "room_gone", "nobody"
Outcome = RoundWish.Outcome


@dataclass
class Proposed:
    """A wish, and what it is to be answered."""

    wish: RoundWish
    line: Line
    plan: "Plan" = field(repr=False)

    @property
    def option(self):
        return self.line.option

    @property
    def time(self):
        """When, where something is given."""
        return self.option and self.option.time

    @property
    def room(self):
        """Which room is given; nothing where the wish is declined."""
        return self.option and self.plan.rooms[self.option.room]

    @property
    def rhythm(self) -> str:
        """How often, in the reader's words."""
        return rhythm(self.time)

    @property
    def number(self) -> int:
        """On how many dates the room can be had."""
        return len(self.option.days) if self.option else 0

    @cached_property
    def refused(self) -> list:
        """The slots of that time on which it cannot be had, each with its reason."""
        if not self.option:
            return []
        slots = self.plan.slots[self.option.room, self.option.time]
        return [slot for slot in slots if not slot.is_free]

    @property
    def held_until_at(self):
        """Until when the first of its dates is held, or would be; None of a no."""
        if self.wish.booking:
            return self.wish.booking.granted_until_at
        if not self.option:
            return None
        slots = self.plan.slots[self.option.room, self.option.time]
        first_at = min(slot.date.starts_at for slot in slots if slot.is_free)
        return min(first_at, timezone.now() + DAY * self.plan.policy.held_days)

    @property
    def place(self) -> int:
        """The place of who wishes in the owner's order of priority."""
        return self.line.candidate.priority

    @property
    def outcome(self):
        """What becomes of the wish, in one word."""
        if not self.option:
            return Outcome.DECLINED
        wish, time = self.wish, self.time
        is_room = self.option.room in [room.pk for room in self.plan.rooms_for(wish)]
        hours = (time.weekday, time.starts, time.ends)
        if not is_room or hours != (wish.weekday, wish.starts, wish.ends):
            return Outcome.OTHER
        return Outcome.SHARED if time.every > wish.every else Outcome.ALLOTTED

    @property
    def obstacle(self) -> str:
        """What stands in the way where no other wish does: a status, or no room."""
        wish, rooms = self.wish, self.plan.rooms_for(self.wish)
        if not wish.is_answerable:
            return NOBODY
        if wish.premises_id and wish.premises_id not in self.plan.rooms:
            return ROOM_GONE
        if not rooms:
            return NO_ROOM
        slots = self.plan.slots[rooms[0].pk, self.wish.times[0]]
        found = Counter(slot.status for slot in slots if not slot.is_free)
        return found.most_common(1)[0][0] if found else "closed"

    @property
    def reason(self) -> str:
        """What those who lend have written by hand, if anything."""
        by_hand = self.plan.by_hand.get(self.wish.pk)
        return by_hand.reason if by_hand else ""

    @property
    def is_dropped(self) -> bool:
        """Whether a change by hand can be had no more."""
        return self.wish.pk in self.plan.dropped

    @property
    def why(self) -> str:
        """Why, for those who lend, with names."""
        return why(self)

    @property
    def told(self) -> str:
        """Why, for who wished, without names; nothing where all is as wished."""
        return self.reason or told(self)


class Plan:
    """A round's rooms, wishes, changes by hand, and the proposal that follows."""

    def __init__(self, round):
        self.round, self.policy = round, round.policy
        unseen = ("document", "likeness", "about", "rules")
        rooms = round.rooms.offered().order_by("name_sort", "pk").defer(*unseen)
        self.rooms = {room.pk: room for room in rooms}
        wishes = round.wishes.for_lists().order_by("wished_at", "pk")
        self.wishes = {wish.pk: wish for wish in wishes}
        drafts = Allotment.objects.filter(wish__round=round)
        times = {time for wish in self.wishes.values() for time in wish.times}
        self.slots = self.slots_at(times | {one.time for one in drafts})
        self.by_hand = {one.wish_id: one for one in drafts if self._holds(one)}
        self.dropped = {one.wish_id for one in drafts} - self.by_hand.keys()
        self.together = rooms_of(self.rooms.values())
        candidates = [self._candidate(wish) for wish in self.wishes.values()]
        lines = propose(candidates, self.together, self._fixed())
        self.proposed = [
            Proposed(self.wishes[pk], line, self) for pk, line in lines.items()
        ]

    @property
    def mark(self) -> str:
        """A short mark of what is proposed, so that nothing unread is sent."""
        with override(settings.LANGUAGE_CODE):
            return digest(
                *(
                    [one.wish.pk, str(one.option and one.option.room), str(one.time)]
                    + sorted(map(str, one.option.days if one.option else ()))
                    + [one.told]
                    for one in self.proposed
                )
            )

    def proposed_for(self, pk) -> Proposed:
        """What is proposed for one wish."""
        return next(one for one in self.proposed if one.wish.pk == pk)

    def slots_at(self, times) -> dict:
        """For each room and time, a slot for each of its dates in the season."""
        rules = [(rule_of(self.round, time), time) for time in times]
        when = {id(rule): time for rule, time in rules}
        found = slots_of([rule for rule, _time in rules], list(self.rooms.values()))
        if not times or not self.rooms:
            return {}
        return {(room.pk, when[id(rule)]): slots for room, rule, slots in found}

    def rooms_for(self, wish) -> list:
        """The rooms that a wish is for: its own, or all of its kind, smallest first."""
        large = [r for r in self.rooms.values() if r.most_persons >= wish.persons]
        if wish.premises_id:
            return [room for room in large if room.pk == wish.premises_id]
        alike = [room for room in large if room.kind_id == wish.kind_id]
        return sorted(alike, key=lambda room: (room.most_persons, room.pk))

    def rooms_instead(self, wish) -> list:
        """The other rooms of the same kind that are large enough, smallest first."""
        own = wish.premises
        alike = [
            room
            for room in self.rooms.values()
            if own and room.kind_id == own.kind_id and room.pk != own.pk
        ]
        large = [room for room in alike if room.most_persons >= wish.persons]
        return sorted(large, key=lambda room: (room.most_persons, room.pk))

    def option(self, room, time) -> Option:
        """A room at a time, with the days on which it can be had."""
        return option_of(room.pk, time, self.slots[room.pk, time])

    def _options(self, wish, rooms):
        """What these rooms can give of a wish: most of its dates, or nothing."""
        if not wish.is_answerable:
            return ()
        every = [self.option(room, time) for room in rooms for time in wish.times]
        return tuple(
            one
            for one in every
            if one.days and 2 * len(one.days) >= len(self.slots[one.room, one.time])
        )

    def _candidate(self, wish):
        return Candidate(
            wish.pk,
            wish.organisation_id,
            self.policy.priority_of(wish.user_kind),
            wish.rank,
            wish.wished_at,
            self._options(wish, self.rooms_for(wish)),
            self._options(wish, self.rooms_instead(wish)),
        )

    def _holds(self, draft):
        """Whether a change by hand can be had: a no always, a room on some date."""
        if draft.premises_id is None:
            return True
        if draft.premises_id not in self.rooms:
            return False
        option = self.option(self.rooms[draft.premises_id], draft.time)
        return bool(option.days) and self.wishes[draft.wish_id].is_answerable

    def _fixed(self):
        """What was changed by hand, as far as it holds."""
        return {
            pk: self.option(self.rooms[one.premises_id], one.time)
            if one.premises_id
            else None
            for pk, one in self.by_hand.items()
        }


def rule_of(round, time) -> Rule:
    """The rule of a time in a season; what has passed already is left out."""
    start = max(round.first_on, timezone.localdate() + DAY)
    monday = round.first_on - DAY * round.first_on.weekday() + WEEK * time.turn
    while monday + WEEK <= start:
        monday += WEEK * time.every
    return Rule(
        kind=Rule.Kind.WEEKLY,
        weekdays=[time.weekday],
        every=time.every,
        starts=time.starts,
        ends=time.ends,
        first_on=max(monday, start),
        last_on=round.last_on,
        skip_school_breaks=round.skip_school_breaks,
    )


def option_of(pk, time, slots) -> Option:
    """A room at a time, with the days on which it can be had."""
    days = frozenset(slot.date.day_on for slot in slots if slot.is_free)
    return Option(pk, time, days)


def rooms_of(rooms) -> Rooms:
    """What each room takes with it, in the round or not, and how long it is cleaned."""
    keys = {room.pk for room in rooms}
    above = wholes_of(keys)
    within = {
        key: frozenset(
            {key} | {part for part, all_of in above.items() if key in all_of}
        )
        for key in keys
    }
    every = Premises.objects.filter(pk__in={*keys, *above})
    return Rooms(within, dict(every.values_list("pk", "turnaround_minutes")))
