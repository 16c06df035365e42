"""What is wanted of the rooms of a round, beside what they can give."""

from dataclasses import dataclass
from itertools import combinations, pairwise

from samla.bookings.models.proposal import Option
from samla.bookings.models.season import Plan
from samla.premises.models import OpeningWindow
from samla.premises.models.quote import minutes

Weekday = OpeningWindow.Weekday
HOUR = 60


@dataclass(frozen=True)
class Segment:
    """Some hours of a weekday in a room, and all who want them."""

    weekday: int
    starts: object
    ends: object
    answers: tuple
    collides: bool

    @property
    def day(self):
        """The weekday in the reader's language."""
        return Weekday(self.weekday).label

    @property
    def minutes(self):
        return (minutes(self.ends) - minutes(self.starts)) * len(self.answers)


@dataclass(frozen=True)
class Cell:
    """A room on a weekday: hours that are wanted, hours that it is open."""

    weekday: int
    wanted: float
    # None where it has told no hours, and can be had at all of them.
    open: float | None
    collides: bool

    @property
    def day(self):
        """The weekday in the reader's language."""
        return Weekday(self.weekday).label


class Board:
    """The rooms of a round, weekday by weekday, with who wants what."""

    def __init__(self, plan: Plan):
        self.plan = plan
        windows = OpeningWindow.objects.filter(premises__in=plan.rooms)
        self.windows = [one for one in windows if self._is_in_season(one)]
        self.has_hours = {one.premises_id for one in windows}
        self.rooms = [
            (room, self._cells(room, segments), segments)
            for room in plan.rooms.values()
            for segments in [self._segments(room)]
        ]
        self.roomless = [one for one in plan.proposed if self.room_of(one) is None]

    @property
    def collisions(self) -> int:
        """How many times of a week are wanted by several who cannot share them."""
        return sum(one.collides for *_room, segments in self.rooms for one in segments)

    def room_of(self, answer):
        """The room in which a wish counts: its own, else the one it would get."""
        if answer.wish.premises_id in self.plan.rooms:
            return answer.wish.premises_id
        if answer.option:
            return answer.option.room
        likely = self.plan.rooms_for(answer.wish)
        return likely[0].pk if likely else None

    def _segments(self, room) -> list[Segment]:
        found = []
        for day in Weekday.values:
            mine = [
                answer
                for answer in self.plan.proposed
                if answer.wish.weekday == day and self._counts(answer, room)
            ]
            edges = {time for one in mine for time in (one.wish.starts, one.wish.ends)}
            for starts, ends in pairwise(sorted(edges)):
                wanting = tuple(
                    one
                    for one in mine
                    if one.wish.starts < ends and one.wish.ends > starts
                )
                if wanting:
                    collides = self._collides(wanting)
                    found.append(Segment(day, starts, ends, wanting, collides))
        return found

    def _counts(self, answer, room):
        """Whether a wish takes something of a room: it, a part of it, or the whole."""
        other = self.room_of(answer)
        return other is not None and self.plan.together.share(room.pk, other)

    def _collides(self, answers) -> bool:
        """Whether two of them cannot both have what they wish."""
        return any(
            self.plan.together.share(self.room_of(one), self.room_of(other))
            and not self._takes_turns(one, other)
            for one, other in combinations(answers, 2)
        )

    def _takes_turns(self, one, other):
        """Whether both get what they wished all the same, in different weeks."""
        options: list[Option | None] = [one.option, other.option]
        if not all(options):
            return False
        as_wished = one.line.is_as_wished and other.line.is_as_wished
        return as_wished and one.option.days.isdisjoint(other.option.days)

    def _cells(self, room, segments) -> list[Cell]:
        return [
            Cell(
                day,
                sum(one.minutes for one in segments if one.weekday == day) / HOUR,
                self._open(room, day),
                any(one.collides for one in segments if one.weekday == day),
            )
            for day in Weekday.values
        ]

    def _open(self, room, day) -> float | None:
        if room.pk not in self.has_hours:
            return None
        mine = [
            window
            for window in self.windows
            if window.premises_id == room.pk and window.weekday == day
        ]
        # Hours of one season count once, whatever other seasons the room has.
        spans = {(minutes(one.opens), minutes(one.closes)) for one in mine}
        return sum(closes - opens for opens, closes in spans) / HOUR

    def _is_in_season(self, window):
        season = self.plan.round
        begun = window.first_on is None or window.first_on <= season.last_on
        return begun and (window.last_on is None or window.last_on >= season.first_on)
