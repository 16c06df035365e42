"""How a municipality keeps its promise of an answer: one honest figure."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from samla.enquiries.models.enquiry import Enquiry
from samla.enquiries.models.status import OPEN, Closing, Status

DAYS = 90
# A figure about fewer would tell of single people, and say little.
FEWEST = 10


@dataclass(frozen=True)
class KeptPromise:
    """Of how many enquiries the promise was kept; told only where there are enough."""

    kept: int
    total: int
    asked: int = 0

    @property
    def is_told(self) -> bool:
        """Whether there are enough to tell about."""
        return self.total >= FEWEST

    @property
    def is_asked_enough(self) -> bool:
        """Whether enough was asked to say how much."""
        return self.asked >= FEWEST

    @property
    def percent(self) -> int:
        """How many of a hundred; never rounded up."""
        return self.kept * 100 // self.total if self.total else 0


def kept_promise(municipality, today=None) -> KeptPromise:
    """How the promise was kept for what was asked in the last 90 days.

    What is late and still waits counts as broken, however long ago it was asked. What
    its sender took back, or what was a double, does not count; a no in time is neither.
    """
    rows = _rows(today).filter(municipality=municipality)
    return KeptPromise(**rows.aggregate(**_counted(today)))


def promises_in(county, today=None) -> list[tuple]:
    """Each municipality of a county that has joined, and how it kept its promise."""
    places = county.municipalities.joined().defer("outline")
    rows = _rows(today).filter(municipality__in=places.values("pk"))
    counts = rows.order_by().values("municipality").annotate(**_counted(today))
    known = {row.pop("municipality"): KeptPromise(**row) for row in counts}
    return [(place, known.get(place.pk, KeptPromise(0, 0))) for place in places]


def _lately():
    return Q(asked_at__gte=timezone.now() - datetime.timedelta(days=DAYS))


def _late(today):
    return Q(
        was_in_time=None,
        status__in=set(OPEN) - {Status.WAITING},
        answer_due_on__lt=today or timezone.localdate(),
    )


def _rows(today):
    return Enquiry.objects.filter(_lately() | _late(today))


def _counted(today):
    """What is counted of them; of a double, whatever it went into counts."""
    kept = Q(was_in_time=True, first_answered_at__isnull=False)
    broken = Q(was_in_time=False) | _late(today)
    return {
        "kept": Count("pk", filter=kept),
        "total": Count("pk", filter=kept | broken),
        "asked": Count("pk", filter=_lately() & ~Q(closing=Closing.MERGED)),
    }
