"""The calendar of a booking: each date by itself, so that one can go and others stay.

Each keeps its UID, counts its SEQUENCE up, and says whether it is held, sure, or off.
"""

import datetime

from django.utils.translation import gettext
from icalendar import Event, vCalAddress, vText, vUri

from samla.bookings.models import State
from samla.core.calendars import begun
from samla.core.days import ZONE

PRODUCT = "-//Samla//Bookings//SV"
SAID = {
    State.ASKED: "TENTATIVE",
    State.HELD: "TENTATIVE",
    State.CONFIRMED: "CONFIRMED",
    State.NO_SHOW: "CONFIRMED",
}
OFF = "CANCELLED"


def calendar_of(booking, dates=None, address="", to="") -> bytes:
    """A booking's dates as Outlook, Google and Apple read them.

    A file to look at publishes them. A letter `to` somebody asks for one date, or takes
    one back; several are published there too, since such a message may ask for one
    only (RFC 5546, 3.2.2).
    """
    shown = [date for date in dates or booking.dates.all() if is_told(date)]
    method = method_of(shown) if to else "PUBLISH"
    feed = begun(PRODUCT, method, title_of(booking))
    for date in shown:
        one = event(booking, date, address)
        if method != "PUBLISH":
            invite(one, booking, to)
        feed.add_component(one)
    return feed.to_ical()


def is_told(date) -> bool:
    """Whether a calendar has, or may have had, this date."""
    return date.state in SAID and date.state != State.ASKED or date.sequence > 0


def method_of(dates) -> str:
    """What a letter does to the reader's calendar."""
    if len(dates) != 1:
        return "PUBLISH"
    return "REQUEST" if dates[0].state in SAID else "CANCEL"


def title_of(booking) -> str:
    """The room, and whose use it is."""
    return f"{booking.premises.name} – {booking.organisation.name}"


def event(booking, date, address):
    """One date: when, where, and how sure it is."""
    room = date.premises
    one = Event()
    one.add("uid", f"{booking.uid}-{date.pk}@samla")
    one.add("dtstamp", changed_at(booking, date))
    one.add("dtstart", date.starts_at.astimezone(ZONE))
    one.add("dtend", date.ends_at.astimezone(ZONE))
    one.add("sequence", date.sequence)
    said = SAID.get(date.state, OFF)
    one.add("status", said)
    one.add("transp", "TRANSPARENT" if said == OFF else "OPAQUE")
    one.add("summary", f"{room.name} – {booking.organisation.name}")
    place = [room.name, room.address, f"{room.postcode} {room.city}".strip()]
    one.add("location", ", ".join(filter(None, place)))
    one.add("description", "\n".join(filter(None, [*told_of(date), address])))
    if address:
        one.add("url", vUri(address))
    return one


def told_of(date):
    """How it stands and why, in the reader's language."""
    yield gettext("Status: %(state)s") % {"state": date.get_state_display()}
    if date.reason:
        yield date.reason


def invite(one, booking, to):
    """Who asks and who is asked: mail programs want both before they show buttons."""
    organiser = vCalAddress(f"mailto:{booking.premises.mailbox}")
    organiser.params["cn"] = vText(booking.premises.name)
    guest = vCalAddress(f"mailto:{to}")
    guest.params["cn"] = vText(booking.organisation.name)
    guest.params["partstat"] = vText("ACCEPTED")
    guest.params["rsvp"] = vText("FALSE")
    one.add("organizer", organiser)
    one.add("attendee", guest)


def changed_at(booking, date):
    """When it was last decided about; the same answer until that changes."""
    moments = [
        booking.asked_at,
        booking.decided_at,
        booking.terms_accepted_at,
        date.granted_at,
    ]
    return max(filter(None, moments)).astimezone(datetime.UTC)
