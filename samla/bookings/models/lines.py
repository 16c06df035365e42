"""What waits for those who lend rooms: one line for each kind of their inbox."""

from django.urls import reverse

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
    first = {kind: found[kind][0] for kind in ASKED if found[kind]}
    rows = Booking.objects.filter(pk__in=list(first.values()))
    since = dict(rows.values_list("pk", "asked_at"))
    inbox = reverse("bookings:inbox-list")
    return [
        Line(
            kind,
            str(INBOX[kind]),
            min(len(pks), MOST_COUNTED),
            f"{inbox}?visa={kind}",
            "warning" if kind in LATE else "key",
            since.get(first.get(kind)),
            is_late=kind in LATE,
            is_capped=len(pks) > MOST_COUNTED,
        )
        for kind, pks in found.items()
        if pks
    ]
