"""Calendars of rooms: busy or not for everybody, with names for those who lend."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.dates import WEEKDAYS

from samla.bookings import feeds
from samla.bookings.models import days_of, on_day, uses, wanted
from samla.core.access import public, signed_in
from samla.core.pagination import page_of
from samla.core.periods import KINDS, asked_for
from samla.premises.models import Premises


@public
def room_calendar(request, pk):
    """When a room is busy, week by week or month by month; never with whom."""
    room = get_object_or_404(Premises.objects.offered().for_headings(), pk=pk)
    context = when(request, "vecka", "manad")
    days = {day.day_on: day for day in days_of(room, context["period"])}
    weeks = [[days.get(day) for day in week] for week in context["period"].weeks]
    context |= {"premises": room, "weeks": weeks, "weekdays": WEEKDAYS.values()}
    context["has_hours"] = any(day.windows for day in days.values())
    return render(request, "bookings/room_calendar.html", context)


@public
def room_feed(request, pk):
    """The same, for a calendar that asks again by itself."""
    room = get_object_or_404(Premises.objects.offered().for_headings(), pk=pk)
    return as_calendar(feeds.room_feed(room))


@signed_in
def owner_calendar(request):
    """A week of all rooms that somebody lends: who has them, and who wants them."""
    page = page_of(request, Premises.objects.editable_by(request.user).for_headings())
    context = when(request, "vecka")
    period = context["period"]
    taken = uses(page, period.since, period.until)
    asked = wanted(page, period.since, period.until)
    rows = [
        (
            room,
            [
                (day, on_day(taken[room.pk], day), on_day(asked[room.pk], day))
                for day in period.days
            ],
        )
        for room in page
    ]
    context |= {"page": page, "rows": rows}
    return render(request, "bookings/owner_calendar.html", context)


@signed_in
def room_door(request, pk):
    """A sheet for the door: who has the room today, or this week, in large type."""
    hers = Premises.objects.editable_by(request.user).for_headings()
    room = get_object_or_404(hers, pk=pk)
    context = when(request, "dag", "vecka")
    period = context["period"]
    taken = uses([room], period.since, period.until)[room.pk]
    days = [(day, on_day(taken, day)) for day in period.days]
    context |= {"premises": room, "days": days}
    return render(request, "bookings/room_door.html", context)


def when(request, *kinds):
    """The period that the address names, and the ones beside it."""
    today = timezone.localdate()
    period, is_read = asked_for(request.GET, kinds, today)
    middle = today if today in period.days else period.first_on
    return {
        "period": period,
        "is_read": is_read,
        "now": KINDS[period.kind](today),
        "others": [KINDS[kind](middle) for kind in kinds if kind != period.kind],
        "today": today,
        "earlier": period.before(today),
        "later": period.after(today),
    }


def as_calendar(feed) -> HttpResponse:
    """A feed, as programs that keep calendars want it."""
    return HttpResponse(feed, content_type="text/calendar; charset=utf-8")
