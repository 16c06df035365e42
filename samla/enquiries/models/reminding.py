"""Before a promise is broken: the handler is reminded, then her deputy, then the head.

Each once for each promised day, on working days and at an hour when people are there.
"""

import datetime
from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone

from samla.core.days import after_working_days, is_working_day
from samla.enquiries.models.absence import is_here
from samla.enquiries.models.enquiry import Enquiry
from samla.enquiries.models.status import Status
from samla.municipalities.models import Municipality

# Somebody must have had the time to do something about the reminder before.
REST = datetime.timedelta(hours=1)
# Later nobody is there to do anything about it before the next day.
GONE_HOME = 17


class Level(NamedTuple):
    """Which reminder it is: how many working days before the day, and from which hour.

    `times` is how often somebody was reminded before.
    """

    times: int
    days_before: int
    hour: int


HANDLER, DEPUTY, HEAD = Level(0, 1, 8), Level(1, 0, 10), Level(2, 0, 13)


def to_remind(now=None) -> list[tuple[Level, Municipality]]:
    """The reminders that are due now, and in which municipalities."""
    now = timezone.localtime(now)
    if not is_working_day(now.date()):
        return []
    due = []
    for level in (HANDLER, DEPUTY, HEAD):
        if level.hour <= now.hour < GONE_HOME:
            places = Municipality.objects.filter(
                pk__in=those_at(level, now).values("municipality")
            )
            places = places.select_related(
                "entry_point__on_duty__user", "entry_point__deputy__user"
            )
            due += [(level, place) for place in places.defer("outline")]
    return due


def those_at(level, now=None):
    """Open questions whose day is as near as a reminder says; late ones too."""
    now = timezone.localtime(now)
    last = after_working_days(now.date(), level.days_before)
    rested = Q(reminded_at=None) | Q(reminded_at__lte=now - REST)
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    # Who was asked today knows it: she has just got a letter.
    known = Q(asked_at__lt=midnight) | Q(answer_due_on__lte=now.date())
    return (
        Enquiry.objects.due_by(last)
        .filter(rested, known, times_reminded=level.times)
        .exclude(status=Status.WAITING)
        .order_by("answer_due_on", "pk")
    )


def taken(level, municipality):
    """Those of a municipality that nobody else has in hand; they are reminded now."""
    rows = those_at(level).filter(municipality=municipality)
    rows = rows.select_for_update(of=("self",), no_key=True, skip_locked=True)
    enquiries = list(rows.select_related("handler__user"))
    Enquiry.objects.filter(pk__in=[one.pk for one in enquiries]).update(
        reminded_at=timezone.now(), times_reminded=level.times + 1
    )
    return [one for one in enquiries if not one.is_example]


def second_to(enquiry):
    """Who is reminded after the handler: her deputy, or who is on duty; or nobody."""
    point = getattr(enquiry.municipality, "entry_point", None)
    others = (point.deputy, point.on_duty) if point else ()
    here = (one for one in others if one and one.pk != enquiry.handler_id)
    return next((one for one in here if is_here(one)), None)
