"""Questions of those who lend: what waits for them, in the order in which it burns."""

import datetime

from django.db.models import Exists, OuterRef, Q, Value
from django.utils import timezone
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from samla.bookings.models.stages import IN_USE, Stage, State
from samla.core.days import DAY, after_working_days

# Of each kind so many are counted; more are told as "more than".
MOST_COUNTED = 100
WAITS_FOR_USE = (Stage.CONFIRMED, Stage.RETURNED)
# What waits for those who lend; the first is the most urgent.
INBOX = {
    "overdue": _("Promised answer is late"),
    "due_soon": _("Answer today or tomorrow"),
    "new": _("To answer"),
    "held": _("Held, and the clock is running"),
    "keys_to_give": _("Keys to hand out today and tomorrow"),
    "keys_missing": _("Keys that have not come back"),
    "to_inspect": _("To look at after the use"),
    "damaged": _("Reports of damage"),
}


class LentRows:
    """Mixed into the questions about bookings: an officer's day."""

    def due_soon(self):
        """Those to be answered by the next working day."""
        today = timezone.localdate()
        return self.waiting().filter(
            decided_at=None,
            answer_due_on__range=(today, after_working_days(today, 1)),
        )

    def new(self):
        """The others that wait for an answer, or for the rest of one."""
        soon = after_working_days(timezone.localdate(), 1)
        is_later = Q(decided_at__isnull=False) | Q(answer_due_on__gt=soon)
        return self.waiting().filter(is_later)

    def held(self):
        """Those with a time that is held, the first to run out first."""
        held = self._dates(state=State.HELD, held_until_at__gt=timezone.now())
        return self.filter(Exists(held)).order_by("answer_due_on", "pk")

    def keys_to_give(self):
        """Those that begin today or tomorrow, with neither a key nor a code."""
        midnight = localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        near = self._dates(
            state=State.CONFIRMED,
            ends_at__gt=timezone.now(),
            starts_at__lt=midnight + 2 * DAY,
        )
        return self.filter(Exists(near), stage__in=WAITS_FOR_USE, access_code="")

    def keys_missing(self):
        """Those with a key that should have come back."""
        keys = self.model.key_handouts.rel.related_model.objects
        out = keys.overdue().filter(booking=OuterRef("pk"))
        return self.filter(Exists(out), stage__in=IN_USE)

    def to_inspect(self):
        """Those whose last use is over, and that nobody has looked at."""
        now = timezone.now()
        used = self._dates(state=State.CONFIRMED, ends_at__lte=now)
        coming = self._dates(state=State.CONFIRMED, ends_at__gt=now)
        return self.filter(
            Exists(used), ~Exists(coming), stage__in=WAITS_FOR_USE, inspected_at=None
        )

    def damaged(self):
        """Those with damage that nobody has settled."""
        reports = self.model.reports.rel.related_model.objects
        return self.filter(Exists(reports.open_damage().filter(booking=OuterRef("pk"))))

    def inbox(self) -> dict[str, list]:
        """The numbers of what waits, by kind, in one question to the database."""
        parts = [
            getattr(self, kind)()
            .order_by("answer_due_on", "pk")
            .annotate(kind=Value(kind), place=Value(place))
            .values_list("place", "kind", "answer_due_on", "pk")[: MOST_COUNTED + 1]
            for place, kind in enumerate(INBOX)
        ]
        found = {kind: [] for kind in INBOX}
        every = parts[0].union(*parts[1:], all=True)
        for _place, kind, _due, pk in every.order_by("place", "answer_due_on", "pk"):
            found[kind].append(pk)
        return found

    def to_thank(self, now=None):
        """Those whose last use ended within a day."""
        now = now or timezone.now()
        ended = self._dates(
            state=State.CONFIRMED,
            ends_at__range=(now - datetime.timedelta(days=1), now),
        )
        coming = self._dates(state=State.CONFIRMED, ends_at__gt=now)
        return self.filter(Exists(ended), ~Exists(coming), stage__in=IN_USE)
