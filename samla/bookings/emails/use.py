"""Letters while a room is used: keys, codes, how it was left, and who did not come."""

from samla.bookings.emails.readers import (
    borrowers,
    inbox,
    lenders,
    others_who_lend,
    write,
)
from samla.bookings.models import Side


def key_given(booking, handout):
    """Tell who borrows which key is out, with whom, and when it is due."""
    write(
        "key_given", borrowers(booking), booking, handout=handout, **from_room(booking)
    )


def code_given(booking):
    """Tell that there is a code, and from when it is shown; never the code itself."""
    write("code_given", borrowers(booking), booking, **from_room(booking))


def key_back(booking, handouts):
    """A receipt for keys that came back."""
    write(
        "key_back", borrowers(booking), booking, handouts=handouts, **from_room(booking)
    )


def reported(report):
    """Tell the other side how a room was left, as somebody says."""
    booking = report.booking
    readers = lenders(booking) if report.side == Side.REQUESTER else borrowers(booking)
    write("reported", readers, booking, report=report)


def not_come(booking, date):
    """Tell that nobody came, by the lender's word, and what follows."""
    facts = {"date": date, "policy": booking.policy}
    write("not_come", borrowers(booking), booking, **facts, **from_room(booking))


def closed(booking):
    """Thank for the loan: nothing more is to be done."""
    write("closed", borrowers(booking), booking, **from_room(booking))


def thanks(booking):
    """After the last use: thank you, and where to tell how the room was left."""
    once = f"thanks-{booking.pk}"
    write("thanks", borrowers(booking), booking, once=once, **from_room(booking))


def key_missing(booking, handout):
    """A key is not back: a word to both sides, once for each day it was due."""
    facts = {"handout": handout, "once": f"key-{handout.pk}-{handout.due_on}"}
    write("key_missing", borrowers(booking), booking, **facts, **from_room(booking))
    write("key_missing_here", lenders(booking), booking, **facts)


def held_ends(booking, until_at):
    """What is held runs out tomorrow: whose yes is missing is told."""
    facts = {"held_until_at": until_at, "once": f"held-{booking.pk}-{until_at:%Y%m%d}"}
    if booking.granted:
        write("held_ends", borrowers(booking), booking, **facts, **from_room(booking))
    else:
        write("held_ends_here", lenders(booking), booking, page=inbox(), **facts)


def answer_due(booking):
    """The promised day is near: to the mailbox that answers."""
    write("answer_due", lenders(booking), booking, once=f"answer-due-{booking.pk}")


def answer_late(booking):
    """The promise is broken: to all who may answer."""
    readers = others_who_lend(booking) or lenders(booking)
    write("answer_late", readers, booking, once=f"answer-late-{booking.pk}")


def from_room(booking):
    """An answer goes to those who lend the room."""
    return {"reply_to": booking.premises.mailbox}
