"""Nobody's question waits at somebody who is away: whoever is here takes over."""

from typing import NamedTuple

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from samla.enquiries.models.absence import Absence, who_answers
from samla.enquiries.models.enquiry import Enquiry
from samla.municipalities.models import Municipality, StaffMember

# So many are handed on in one transaction; the rest a moment later.
MOST = 500


class HandedOn(NamedTuple):
    """To whom the questions of a municipality went, if to anybody, and how many."""

    municipality: Municipality
    handler: StaffMember | None
    count: int


def waiting_for_nobody(municipality=None):
    """Open questions whose handler is away or has left, or that have none."""
    away = Absence.objects.at(timezone.now()).filter(staff=OuterRef("handler"))
    lost = Q(handler=None) | Q(handler__user__is_active=False) | Exists(away)
    rows = Enquiry.objects.open().filter(lost)
    return rows.filter(municipality=municipality) if municipality else rows


def places_to_mind() -> list[Municipality]:
    """The municipalities where a question waits at nobody who is here."""
    places = Municipality.objects.filter(
        pk__in=waiting_for_nobody().values("municipality")
    )
    return list(places.select_related("entry_point").defer("outline"))


@transaction.atomic
def hand_on(municipality) -> HandedOn:
    """Give what waits at nobody to who is here; where nobody is, let it be nobody's.

    A second run at the same time leaves to the first what it has in hand.
    """
    here = who_answers(municipality)
    rows = waiting_for_nobody(municipality)
    if here is None:
        rows = rows.exclude(handler=None)
    free = rows.select_for_update(of=("self",), no_key=True, skip_locked=True)
    enquiries = list(free.order_by("answer_due_on", "pk")[:MOST])
    for enquiry in enquiries:
        enquiry.pass_to(here)
    real = [enquiry for enquiry in enquiries if not enquiry.is_example]
    return HandedOn(municipality, here, len(real))
