"""Letters about a request, its answer, and what either side calls off."""

from django.urls import reverse

from samla.bookings.emails.readers import borrowers, lenders, write
from samla.bookings.models import State, token_of
from samla.core import letters

# What one date has become, as the letter tells it: the first has the first word.
KINDS = ("confirmed", "proposed", "granted", "held", "declined", "asked")
MOST_NAMED = 60


def asked(booking):
    """A receipt to who asks, and word to who answers."""
    dates = list(booking.dates.all())[:MOST_NAMED]
    to_answer = reverse("bookings:booking-answer", args=[booking.pk])
    write(
        "receipt",
        borrowers(booking),
        booking,
        dates=dates,
        reply_to=booking.premises.mailbox,
    )
    write(
        "asked",
        lenders(booking),
        booking,
        dates=dates,
        page=to_answer,
        reply_to=booking.organisation.email,
    )


def answered(booking, dates, writing=letters.write):
    """Tell who asked what was decided about these dates; answers with the letters."""
    return write(
        "answered",
        borrowers(booking),
        booking,
        writing,
        **told(booking, dates),
        reply_to=booking.premises.mailbox,
    )


def as_it_would_read(booking, dates, language):
    """The letter that an answer would cause, for the eyes of who answers."""
    reader = {booking.organisation.email: language}
    facts = told(booking, dates)
    (letter,) = write("answered", reader, booking, letters.composed, **facts)
    return letter


def accepted(booking):
    """The other side said yes: both have it in writing, and in their calendars."""
    dates = [date for date in booking.dates.all() if date.state == State.CONFIRMED]
    answered(booking, dates)
    write(
        "accepted",
        lenders(booking),
        booking,
        dates=dates[:MOST_NAMED],
        calendar=dates,
        reply_to=booking.organisation.email,
    )


def cancelled(booking, dates, by_lender):
    """Tell both sides at once which dates are off, and why."""
    facts = {
        "dates": dates[:MOST_NAMED],
        "reason": dates[0].reason if dates else booking.reason,
        "by_lender": by_lender,
        "calendar": dates,
    }
    to_lender = {"is_theirs": not by_lender, "reply_to": booking.organisation.email}
    to_borrower = {"is_theirs": by_lender, "reply_to": booking.premises.mailbox}
    write("cancelled", lenders(booking), booking, **facts, **to_lender)
    write("cancelled", borrowers(booking), booking, **facts, **to_borrower)


def withdrawn(booking):
    """Tell who answers that nothing waits any more."""
    reply_to = booking.organisation.email
    write("withdrawn", lenders(booking), booking, reply_to=reply_to)


def released(booking, dates):
    """Tell who asked that the time has run out, and whether an answer is to come."""
    facts = {"dates": dates[:MOST_NAMED], "is_gone": booking.is_over}
    find = reverse("bookings:room-find")
    write("released", borrowers(booking), booking, find_path=find, **facts)


def reopened(booking, dates):
    """Tell who asked that a no is no longer a no."""
    write("reopened", borrowers(booking), booking, dates=dates[:MOST_NAMED])


def told(booking, dates):
    """What an answer says: dates by what they have become, and what to do now."""
    found = {kind: [] for kind in KINDS}
    replaced = {date.replaces_id for date in dates}
    for date in dates:
        if date.pk not in replaced:
            found[kind_of(date)].append(date)
    groups = [(kind, found[kind][:MOST_NAMED]) for kind in KINDS if found[kind]]
    kinds = {kind for kind, _dates in groups}
    waits_for_yes = kinds & {"granted", "proposed"}
    held = [date.held_until_at for date in dates if date.held_until_at]
    return {
        "groups": groups,
        "outcome": groups[0][0] if len(groups) == 1 else "partly",
        "held_until_at": min(held, default=None),
        "yes_path": yes_path(booking) if waits_for_yes and booking.is_ready else "",
        "find_path": reverse("bookings:room-find") if "declined" in kinds else "",
        "place": booking.priority if "declined" in kinds else None,
        "reasons": list(dict.fromkeys(filter(None, (d.reason for d in dates)))),
        "calendar": [date for date in dates if date.state != State.ASKED],
    }


def yes_path(booking):
    """The link that says yes without signing in."""
    return reverse("bookings:yes-link", args=[token_of(booking)])


def kind_of(date):
    """Which part of the letter a date belongs to."""
    if date.state == State.HELD:
        if date.replaces_id:
            return "proposed"
        return "granted" if date.granted_at else "held"
    if date.state in (State.CONFIRMED, State.ASKED):
        return str(date.state)
    return "declined"
