"""Freed times: what is no longer lent, kept until those who wait for it are told.

Written by triggers, so that whatever frees a room (a date cancelled, a proposal that
ran out, a closure lifted, in whatever way) is seen once and told once.
"""

from collections import defaultdict

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.timezone import localtime

from samla.bookings.models.availability import availability
from samla.bookings.models.booking_date import BookingDate
from samla.bookings.models.closure import Closure
from samla.bookings.models.standing_wish import StandingWish
from samla.core.days import DAY
from samla.premises.models import Premises

FREED = """
insert into bookings_freeing (premises_id, starts_at, ends_at, freed_at)
select id, old.starts_at, old.ends_at, now()
from premises_premises where id = old.premises_id;
return null;
"""
IS_TO_COME = "old.ends_at > now()"
WAS_BLOCKING = "old.state in ('held', 'confirmed')"
# A run takes so many; the next one takes the rest.
AT_A_TIME = 500
# Nobody reads farther than this of what a long closure gave back.
MOST_DAYS = 200


class FreeingQuerySet(models.QuerySet):
    """What was freed, and whom that pleases."""

    def taken_out(self):
        """The oldest, which nobody else takes any more; inside a transaction."""
        rows = self.order_by("pk").select_for_update(skip_locked=True, of=("self",))
        found = list(rows[:AT_A_TIME])
        self.filter(pk__in=[one.pk for one in found]).delete()
        return found


class Freeing(models.Model):
    """A time at which a room became free again."""

    premises = models.ForeignKey(Premises, on_delete=models.CASCADE, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    freed_at = models.DateTimeField(default=timezone.now)

    objects = FreeingQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.premises_id} {self.starts_at:%Y-%m-%d}"

    @property
    def days(self):
        """The days it touches, that are not over."""
        first = max(localtime(self.starts_at).date(), timezone.localdate())
        last = localtime(self.ends_at).date()
        number = min((last - first).days + 1, MOST_DAYS)
        return [first + DAY * count for count in range(number)]

    def touches(self, date):
        """Whether a date has some of its time."""
        return date.starts_at < self.ends_at and date.ends_at > self.starts_at


class FreedDate(BookingDate):
    """A date of a booking, as those who wait for its time see it."""

    class Meta:
        proxy = True
        triggers = [
            pgtrigger.Trigger(
                name="freed_date_is_told",
                operation=pgtrigger.UpdateOf("state"),
                when=pgtrigger.After,
                condition=pgtrigger.Condition(
                    f"{WAS_BLOCKING} and new.state not in ('held', 'confirmed') "
                    f"and {IS_TO_COME}"
                ),
                func=FREED,
            ),
        ]


class FreedClosure(Closure):
    """A closure, as those who wait for its time see it."""

    class Meta:
        proxy = True
        triggers = [
            pgtrigger.Trigger(
                name="freed_closure_is_told",
                operation=pgtrigger.UpdateOf("starts_at", "ends_at") | pgtrigger.Delete,
                when=pgtrigger.After,
                condition=pgtrigger.Condition(IS_TO_COME),
                func=FREED,
            ),
        ]


def pleased(freed) -> dict[StandingWish, list]:
    """Who waits for what was freed and can have it now: wish → dates, in order."""
    found = defaultdict(dict)
    for room, some in by_room(freed).items():
        days = sorted({day for one in some for day in one.days})
        wishes = wishes_of(room, days)
        dates = [
            (wish, date)
            for wish in wishes
            for date in wish.dates_on(days, room)
            if any(one.touches(date) for one in some)
        ]
        slots = availability([room], [date for _wish, date in dates])[room.pk]
        for (wish, date), slot in zip(dates, slots, strict=True):
            if slot.is_free:
                found[wish][room.pk, date.day_on] = date
    return {wish: list(dates.values()) for wish, dates in found.items()}


def by_room(freed) -> dict:
    """Every offered room that has more time now, beside what gave it that."""
    rooms = {}
    own = defaultdict(list)
    for one in freed:
        own[one.premises_id].append(one)
    for pk, some in own.items():
        around = Premises.objects.offered().sharing_with([pk])
        for room in around.select_related("municipality").defer(
            "document", "likeness", "about", "municipality__outline"
        ):
            rooms.setdefault(room, []).extend(some)
    return rooms


def wishes_of(room, days):
    """The wishes that a room could please on some of these days."""
    if not days:
        return []
    here = Q(premises=room) | Q(premises=None, municipality=room.municipality_id)
    return list(
        StandingWish.objects.standing()
        .filter(
            here,
            persons__lte=room.most_persons,
            weekday__in={day.isoweekday() for day in days},
            first_on__lte=days[-1],
            last_on__gte=days[0],
        )
        .select_related("organisation", "made_by", "premises", "municipality")
        .defer("organisation__document", "organisation__likeness")
        .defer("premises__document", "premises__likeness", "municipality__outline")
    )
