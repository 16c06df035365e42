"""A proposal for a season: who gets which room and when, by the declared priorities.

Asks the database nothing, so that the same wishes always give the same proposal.
"""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby

from samla.premises.models.quote import minutes


class Ground(StrEnum):
    """Why one wish comes before another."""

    PRIORITY = "priority"
    RANK = "rank"
    LEAST = "least"
    FIRST = "first"
    BY_HAND = "by_hand"


@dataclass(frozen=True)
class Time:
    """Hours of a weekday, every so many weeks; `turn` says which of them, from 0."""

    weekday: int
    starts: datetime.time
    ends: datetime.time
    every: int = 1
    turn: int = 0

    @property
    def weekly(self) -> float:
        """How many minutes of a week it takes, on an average."""
        return (minutes(self.ends) - minutes(self.starts)) / self.every


@dataclass(frozen=True)
class Option:
    """A room at a time of the week, and the days of the season when it can be had."""

    room: int
    time: Time
    days: frozenset


@dataclass(frozen=True)
class Candidate:
    """A wish, as it is weighed: whose, how important, and what would please it."""

    pk: int
    organisation: int
    priority: int
    rank: int
    wished_at: datetime.datetime
    # What was wished for, the best first; then what would do instead.
    wished: tuple = ()
    others: tuple = ()


@dataclass(frozen=True)
class Rooms:
    """What each room takes with it, and how long each of those is cleaned."""

    within: dict
    turnaround: dict = field(default_factory=dict)

    def share(self, one, other) -> bool:
        """Whether two rooms have something in common: the same, a whole, a part."""
        return not self.within[one].isdisjoint(self.within[other])

    def meet(self, one: Option, other: Option) -> bool:
        """Whether two uses would be in each other's way."""
        common = self.within[one.room] & self.within[other.room]
        return (
            bool(common)
            and self.ends(one, common) > minutes(other.time.starts)
            and self.ends(other, common) > minutes(one.time.starts)
            and not one.days.isdisjoint(other.days)
        )

    def ends(self, option, common) -> int:
        """The minute of the day when what it has in common with others is clean."""
        cleaned = (self.turnaround.get(room, 0) for room in (option.room, *common))
        return minutes(option.time.ends) + max(cleaned)


@dataclass
class Line:
    """What is proposed for one wish, and why."""

    candidate: Candidate
    option: Option | None = None
    is_as_wished: bool = False
    is_by_hand: bool = False
    # Who wanted the same and did not get it; who has it instead: each with the ground.
    before: list = field(default_factory=list)
    after: tuple | None = None


def propose(candidates, rooms: Rooms, fixed=None) -> dict[int, Line]:
    """A line for each wish. `fixed` are options (or no) that were given by hand.

    First everybody's wish as it was wished, in the declared order; only then, from
    what is left, other rooms for those who did not get theirs.
    """
    return Weighing(rooms, fixed or {}).of(candidates)


class Weighing:
    """One proposal while it is made."""

    def __init__(self, rooms, fixed):
        self.rooms, self.fixed = rooms, fixed
        self.lines, self.got = {}, defaultdict(float)
        # How much each had got when a wish was pleased, to tell why it was.
        self.known = {}

    def of(self, candidates) -> dict[int, Line]:
        free = [one for one in candidates if one.pk not in self.fixed]
        for one in candidates:
            if one.pk in self.fixed:
                self._put(Line(one, self.fixed[one.pk], is_by_hand=True))
        lost = [one for one in self._in_order(free) if not self._please(one)]
        for one in lost:
            self._please_otherwise(one)
        return {one.pk: self.lines[one.pk] for one in candidates}

    def _in_order(self, candidates):
        """Priority, rank, who has got least so far, who asked first."""

        def group(one):
            return one.priority, one.rank

        for _place, some in groupby(sorted(candidates, key=group), group):
            rest = list(some)
            while rest:
                rest.sort(key=lambda one: (self.got[one.organisation], *since(one)))
                yield rest.pop(0)

    def _please(self, one) -> bool:
        """Give what was wished for, if nobody has it."""
        for option in one.wished:
            if not self._holder(option):
                self._put(Line(one, option, is_as_wished=True))
                return True
        return False

    def _please_otherwise(self, one):
        """Give something else that is left; say who has what was wished for."""
        held = filter(None, map(self._holder, one.wished))
        winner = next(held, None)
        after = None
        if winner:
            ground = self._ground(winner, one)
            after = winner.candidate, ground
            winner.before.append((one, ground))
        free = (option for option in one.others if not self._holder(option))
        self._put(Line(one, next(free, None), after=after))

    def _holder(self, option):
        """The line that has the room then, if any."""
        for line in self.lines.values():
            if line.option and self.rooms.meet(line.option, option):
                return line
        return None

    def _put(self, line):
        self.lines[line.candidate.pk] = line
        self.known[line.candidate.pk] = dict(self.got)
        if line.option:
            self.got[line.candidate.organisation] += line.option.time.weekly

    def _ground(self, winner, loser) -> Ground:
        if winner.is_by_hand:
            return Ground.BY_HAND
        first = winner.candidate
        if first.priority != loser.priority:
            return Ground.PRIORITY
        if first.rank != loser.rank:
            return Ground.RANK
        known = self.known[first.pk]
        if known.get(first.organisation, 0) < known.get(loser.organisation, 0):
            return Ground.LEAST
        return Ground.FIRST


def since(candidate):
    """Who asked first; of those who asked at once, the one that was kept first."""
    return candidate.wished_at, candidate.pk
