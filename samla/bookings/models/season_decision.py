"""The decision about a whole season: every wish answered in one transaction."""

from collections import defaultdict

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from samla.bookings.models.booking import Booking
from samla.bookings.models.by_hand import NOT_YET
from samla.bookings.models.one_path import NotNow, again_once, rooms_locked
from samla.bookings.models.round_wish import RoundWish
from samla.bookings.models.season import Plan, rule_of

CHANGED = _(
    "Something has changed since you looked: a time was taken or given back, or "
    "somebody changed a line. Nothing is sent yet. Read it once more."
)


@again_once
def decide(round, by, seen=None) -> list:
    """Answer every wish of a round, or none; twice is once. What was answered, if new.

    `seen` is the mark of what was read: if it is another now, nothing is done.
    """
    rooms = list(round.rooms.values_list("pk", flat=True))
    with rooms_locked(rooms):
        round.read_anew()
        if round.decided_at:
            return []
        if round.state != "passed":
            raise NotNow(NOT_YET, "not_yet")
        plan = Plan(round)
        if seen is not None and seen != plan.mark:
            raise NotNow(CHANGED, "changed")
        # What is kept of the reasons is read by people of many languages.
        with override(settings.LANGUAGE_CODE):
            for answer in plan.proposed:
                say(answer, by)
        round.decided_at = timezone.now()
        round.save(update_fields=["decided_at"])
        return plan.proposed


def say(answer, by):
    """Answer one wish: a booking that is held until it is accepted, or a no."""
    booking = booked(answer, by) if answer.option else None
    facts = {
        "outcome": answer.outcome,
        "booking": booking,
        "explanation": answer.told[:300],
    }
    RoundWish.objects.filter(pk=answer.wish.pk).update(**facts)
    for name, value in facts.items():
        setattr(answer.wish, name, value)


def booked(answer, by) -> Booking:
    """All dates of the season, held where the room can be had; the others say why."""
    wish = answer.wish
    booking = Booking(
        premises=answer.room,
        organisation=wish.organisation,
        activity_type_id=wish.activity_type_id,
        target_groups=wish.target_groups,
        persons=wish.persons,
        purpose=wish.note,
    ).ask(rule_of(answer.plan.round, answer.time), wish.made_by)
    dates = {date.day_on: date for date in booking.dates.all()}
    free = [dates[day] for day in sorted(answer.option.days)]
    rest = defaultdict(list)
    for slot in answer.refused:
        rest[slot.reason or str(slot.label)].append(dates[slot.date.day_on])
    booking.offer(by, free, rest.items())
    return booking


def by_organisation(answers) -> dict:
    """What was answered to each organisation, its most important wish first."""
    found = defaultdict(list)
    for answer in sorted(answers, key=lambda one: one.wish.rank):
        found[answer.wish.organisation].append(answer)
    return dict(sorted(found.items(), key=lambda one: one[0].name))
