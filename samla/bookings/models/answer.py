"""One answer to a request, and to its rivals where they are part of it, all at once.

Everything is written in one transaction with all rooms locked in their order: where one
date has been taken meanwhile, nothing of the answer is done.
"""

import datetime
from abc import ABC, abstractmethod
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samla.bookings.models.booking import Booking
from samla.bookings.models.booking_date import BookingDate
from samla.bookings.models.one_path import NotNow, again_once, rooms_locked
from samla.bookings.models.stages import State
from samla.core.days import DAY
from samla.premises.models import Premises

CHANGED = _("The booking has changed since you looked at it. Look at it once more.")
NO_RIVAL = _("Those you would share with ask for none of these times.")
WEEK = 7


@dataclass
class Answer(ABC):
    """What somebody who lends is about to say; `give` says it.

    `say` does the one thing that is said, with `booking` and its `dates`; `rivals` are
    bookings that the same answer changes.
    """

    booking: Booking
    by: object
    dates: list
    seen: int | None = None
    rivals: list = field(default_factory=list)
    rooms: set = field(default_factory=set)

    @abstractmethod
    def say(self):
        """Each kind of answer says its own."""

    @again_once
    def give(self) -> dict[Booking, list[BookingDate]]:
        """Say it; each booking that it changed, beside its dates that are new now."""
        told = [self.booking, *self.rivals]
        before = states_of(told)
        rooms = set.union(self.rooms, *(booking.rooms for booking in told))
        with rooms_locked(rooms):
            self.booking.read_anew()
            if self.seen is not None and self.seen != self.booking.sequence:
                raise NotNow(CHANGED, "changed")
            self.say()
            return {booking: news_of(booking, before) for booking in told}

    def rehearse(self):
        """Do it and undo it: yields what `give` would answer, or raises as it would."""
        return rehearsed(self.give)


@contextmanager
def rehearsed(give):
    """What becomes of an answer, undone before anybody sees it."""
    with transaction.atomic():
        yield give()
        transaction.set_rollback(True)


def states_of(bookings):
    """How their dates are now."""
    dates = BookingDate.objects.filter(booking__in=bookings)
    return dict(dates.values_list("pk", "sequence"))


def news_of(booking, before):
    """The dates of a booking that are not as they were before."""
    rows = booking.dates.select_related("premises")
    return [date for date in rows if before.get(date.pk) != date.sequence]


@dataclass
class Confirm(Answer):
    """Lend the room on some dates; the rest is left, or declined; rivals are told."""

    rest_reason: str = ""
    rivals_reason: str = ""

    def say(self):
        self.booking.confirm(self.by, self.dates, decline_others=self.rest_reason)
        if not self.rivals_reason:
            return
        sure = self.booking.dates.filter(state=State.CONFIRMED)
        for rival in self.rivals:
            if lost := clashing(rival, sure, [State.ASKED]):
                rival.outdone(self.by, self.rivals_reason, lost)


@dataclass
class Hold(Answer):
    """Keep some dates for a while, before anything is decided."""

    until: datetime.datetime | None = None

    def say(self):
        self.booking.hold(self.by, self.dates, until=self.until)


@dataclass
class Decline(Answer):
    """Say no to some dates, with the reason."""

    reason: str = ""

    def say(self):
        self.booking.decline(self.by, self.reason, self.dates)


@dataclass
class Propose(Answer):
    """Another day of the week, other hours or another room, for each of some dates."""

    day_on: datetime.date | None = None
    weekday: int | None = None
    starts: datetime.time | None = None
    ends: datetime.time | None = None
    premises: Premises | None = None
    reason: str = ""

    def __post_init__(self):
        self.rooms = {self.premises.pk} if self.premises else set()

    def say(self):
        for date in self.dates:
            self.booking.propose(
                self.by,
                date,
                day_on=self.day_for(date),
                starts=self.starts,
                ends=self.ends,
                premises=self.premises,
                reason=self.reason,
            )

    def day_for(self, date):
        """The same week's other day; the very day where one is named."""
        if self.weekday:
            return date.day_on + DAY * (self.weekday - date.weekday)
        return self.day_on or date.day_on


@dataclass
class Alternate(Answer):
    """Every other week for each: the one who begins has the first date."""

    is_first: bool = True
    reason: str = ""

    def say(self):
        (rival,) = self.rivals
        theirs = clashing(rival, self.booking.dates.filter(pk__in=pks(self.dates)))
        if not theirs:
            raise NotNow(NO_RIVAL, "no_rival")
        days = [date.day_on for date in [*self.dates, *theirs]]
        first = min(days) - DAY * (min(days).isoweekday() - 1)
        for booking, dates, turn in (
            (self.booking, self.dates, not self.is_first),
            (rival, theirs, self.is_first),
        ):
            own = [d for d in dates if (d.day_on - first).days // WEEK % 2 == turn]
            other = [date for date in dates if date not in own]
            if other:
                booking.decline(self.by, self.reason, other)
            if own:
                booking.confirm(self.by, own)


@dataclass
class Halves(Answer):
    """A part of the room for each, at the same time; both are asked."""

    mine: Premises | None = None
    theirs: Premises | None = None
    reason: str = ""

    def __post_init__(self):
        self.rooms = {self.mine.pk, self.theirs.pk}

    def say(self):
        (rival,) = self.rivals
        theirs = clashing(rival, self.booking.dates.filter(pk__in=pks(self.dates)))
        if not theirs:
            raise NotNow(NO_RIVAL, "no_rival")
        for booking, dates, half in (
            (self.booking, self.dates, self.mine),
            (rival, theirs, self.theirs),
        ):
            for date in dates:
                booking.propose(self.by, date, premises=half, reason=self.reason)


def pks(dates):
    return [date.pk for date in dates]


def clashing(rival, dates, states=(State.ASKED, State.HELD)):
    """The dates of a rival that want the same time as some of these."""
    times = [(date.starts_at, date.ends_at) for date in dates]
    return [
        date
        for date in rival.dates.filter(state__in=states)
        if any(date.starts_at < end and date.ends_at > start for start, end in times)
    ]
