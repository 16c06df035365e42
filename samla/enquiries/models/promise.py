"""How a municipality keeps its promise of an answer: one honest figure."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from samla.enquiries.models.enquiry import Enquiry
from samla.enquiries.models.status import OPEN, Status

DAYS = 90
# A figure about fewer would tell of single people, and say little.
FEWEST = 10


@dataclass(frozen=True)
class KeptPromise:
    """Of how many enquiries the promise was kept; told only where there are enough."""

    kept: int
    total: int

    @property
    def is_told(self) -> bool:
        """Whether there are enough to tell about."""
        return self.total >= FEWEST

    @property
    def percent(self) -> int:
        """How many of a hundred; never rounded up."""
        return self.kept * 100 // self.total if self.total else 0


def kept_promise(municipality, today=None) -> KeptPromise:
    """How the promise was kept for what was asked in the last 90 days.

    What is late and still waits counts as broken, however long ago it was asked. What
    its sender took back, or what was a double, does not count; a no in time is neither.
    """
    today = today or timezone.localdate()
    late = Q(
        was_in_time=None,
        status__in=set(OPEN) - {Status.WAITING},
        answer_due_on__lt=today,
    )
    lately = Q(asked_at__gte=timezone.now() - datetime.timedelta(days=DAYS))
    counts = Enquiry.objects.filter(lately | late, municipality=municipality).aggregate(
        kept=Count("pk", filter=Q(was_in_time=True, first_answered_at__isnull=False)),
        broken=Count("pk", filter=Q(was_in_time=False) | late),
    )
    return KeptPromise(counts["kept"], counts["kept"] + counts["broken"])
