"""Calendars of rooms, as Outlook, Google and Apple read them again and again.

Unlike the calendar of one booking, nothing is taken back: what is gone is left out.
"""

import datetime

from django.utils import timezone
from django.utils.translation import gettext
from icalendar import Event

from samla.bookings.models import State, busy, uses
from samla.core.calendars import begun
from samla.core.days import DAY, ZONE, moment

PRODUCT = "-//Samla//Rooms//SV"
LOOKS_BACK, LOOKS_AHEAD = DAY * 30, DAY * 400


def room_feed(room) -> bytes:
    """When a room is busy, for everybody: never with whom."""
    feed = begun(PRODUCT, "PUBLISH", room.name)
    since, until = span()
    for one in busy(room, since, until):
        start = one.starts_at.astimezone(datetime.UTC)
        uid = f"room-{room.pk}-{start:%Y%m%dT%H%M%SZ}-{one.closure_id or 0}"
        feed.add_component(event(uid, one, one.reason or gettext("Busy"), room.name))
    return feed.to_ical()


def owner_feed(owner, rooms) -> bytes:
    """Who has which room of an owner, once however many parts the room has."""
    feed = begun(PRODUCT, "PUBLISH", str(owner))
    names = {room.pk: room.name for room in rooms}
    told = set()
    for key, entries in uses(rooms, *span()).items():
        for one in entries:
            room = one.room_name or names[key]
            uid = uid_of(one)
            if uid not in told:
                told.add(uid)
                feed.add_component(event(uid, one, f"{room} – {title_of(one)}", room))
    return feed.to_ical()


def span():
    """From when to when a feed tells; a day is the same feed while nothing changes."""
    today = moment(timezone.localdate(), datetime.time())
    return today - LOOKS_BACK, today + LOOKS_AHEAD


def uid_of(one) -> str:
    """The same for a use as in the calendar that its booking sends."""
    if one.date:
        return f"{one.date.booking.uid}-{one.date.pk}"
    return f"closure-{one.closure_id}"


def title_of(one) -> str:
    """Who has the room, or why it is closed."""
    return one.date.booking.organisation.name if one.date else one.reason


def event(uid, one, summary, place):
    """One time when a room is not to be had."""
    told = Event()
    told.add("uid", f"{uid}@samla")
    told.add("dtstamp", moment(timezone.localdate(), datetime.time()))
    told.add("dtstart", one.starts_at.astimezone(ZONE))
    told.add("dtend", one.ends_at.astimezone(ZONE))
    is_held = one.date and one.date.state == State.HELD
    told.add("status", "TENTATIVE" if is_held else "CONFIRMED")
    told.add("summary", summary)
    told.add("location", place)
    return told
