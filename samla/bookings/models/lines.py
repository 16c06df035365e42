"""What waits for those who lend rooms: one line for each kind of their inbox."""

from django.urls import reverse
from django.utils.translation import gettext

from samla.bookings.models.booking import Booking
from samla.bookings.models.lent_rows import INBOX, MOST_COUNTED
from samla.core.lines import Line
from samla.premises.models import Premises

LATE = ("overdue", "keys_missing", "damaged")
# These wait since they were asked for; the others since something else happened.
ASKED = ("overdue", "due_soon", "new")


def lines_for(user) -> list[Line]:
    """The kinds of an officer's inbox, each with its number."""
    if not Premises.objects.editable_by(user).exists():
        return []
    found = Booking.objects.answerable_by(user).inbox()
    since = _since(found)
    inbox = reverse("bookings:inbox-list")
    return [
        Line(
            kind,
            gettext("Rooms: %(kind)s") % {"kind": INBOX[kind]},
            min(len(pks), MOST_COUNTED),
            f"{inbox}?visa={kind}",
            "warning" if kind in LATE else "key",
            since.get(kind),
            is_late=kind in LATE,
            is_capped=len(pks) > MOST_COUNTED,
        )
        for kind, pks in found.items()
        if pks
    ]


def _since(found):
    """By kind when the oldest was asked; not where there are more than were counted."""
    counted = {kind: found[kind] for kind in ASKED if len(found[kind]) <= MOST_COUNTED}
    rows = Booking.objects.filter(pk__in=[pk for pks in counted.values() for pk in pks])
    asked = dict(rows.values_list("pk", "asked_at"))
    return {
        kind: min((asked[pk] for pk in pks if pk in asked), default=None)
        for kind, pks in counted.items()
    }
