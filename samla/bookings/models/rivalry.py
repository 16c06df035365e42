"""Rivals side by side: who wants the same time, and in which order they come."""

from collections import defaultdict
from dataclasses import dataclass, field

from samla.bookings.models.availability import availability
from samla.bookings.models.booking import Booking
from samla.bookings.models.booking_date import BookingDate
from samla.bookings.models.stages import State


@dataclass
class Rival:
    """One booking that wants, or has, some of the same time."""

    booking: Booking
    place: int
    is_this: bool = False
    dates: list = field(default_factory=list)

    @property
    def has_it(self):
        """Whether the room is lent to them, or held, on one of these dates."""
        return any(date.state != State.ASKED for date in self.dates)


@dataclass
class Asking:
    """One date that waits: whether it can be had, and who else wants it."""

    date: BookingDate
    slot: object
    rivals: list


def rivalry(booking):
    """The dates that wait, with who else wants each; and all who do, in their order.

    A fixed number of questions, whatever the number of dates and rivals.
    """
    policy = booking.policy
    theirs = list(BookingDate.objects.rivals_of(booking).for_lists())
    found = {
        date.booking: Rival(date.booking, policy.priority_of(date.booking.user_kind))
        for date in theirs
    }
    for date in theirs:
        found[date.booking].dates.append(date)
    this = Rival(booking, policy.priority_of(booking.user_kind), is_this=True)
    this.dates = booking.answerable
    ranked = sorted(
        [this, *found.values()], key=lambda r: (r.place, r.booking.asked_at)
    )
    return asking(booking, theirs, found), ranked if found else []


def asking(booking, theirs, found):
    """Each date that waits, beside its slot and its rivals."""
    dates = booking.answerable
    slots = {}
    for room, some in by_room(dates).items():
        told = availability([room], some, but=[date.pk for date in dates])[room]
        slots |= {slot.date.pk: slot for slot in told}
    return [
        Asking(
            date,
            slots[date.pk],
            [
                found[other.booking]
                for other in theirs
                if other.starts_at < date.ends_at and other.ends_at > date.starts_at
            ],
        )
        for date in dates
    ]


def by_room(dates):
    """Some dates by the room that each is in."""
    rooms = defaultdict(list)
    for date in dates:
        rooms[date.premises_id].append(date)
    return rooms
