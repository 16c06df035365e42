"""Questions about many bookings: whose they are, which wait, and which are over."""

import datetime

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from samla.bookings.models.lent_rows import LentRows
from samla.bookings.models.stages import IN_USE, OVER, Stage, State
from samla.organisations.models import Organisation
from samla.premises.models import Premises

# A request that is sent once more within this time was the same click.
TWICE = datetime.timedelta(minutes=10)
# So long after its last use a booking is closed by itself; longer with keys out.
CLOSED_AFTER = datetime.timedelta(days=30)
KEYS_MISSED_FOR = datetime.timedelta(days=365)
# What pages and lists never show of rooms and organisations.
UNSEEN = [
    f"{table}__{name}"
    for table in ("premises", "organisation")
    for name in ("document", "likeness", "about")
]


class BookingQuerySet(LentRows, models.QuerySet):
    """Which bookings a person sees, answers, and must not forget."""

    def asked_by_hers(self, user):
        """Those of a person's own organisations."""
        return self.filter(organisation__in=Organisation.objects.editable_by(user))

    def answerable_by(self, user):
        """Those of rooms that a person lends."""
        return self.filter(premises__in=Premises.objects.editable_by(user))

    def to_accept(self):
        """Those that the lender has said yes to, and that wait for who borrows."""
        return self.filter(
            Exists(
                self._dates(
                    state=State.HELD,
                    granted_at__isnull=False,
                    held_until_at__gt=timezone.now(),
                )
            )
        )

    def to_come(self):
        """Those with a confirmed date that is not over."""
        sure = self._dates(state=State.CONFIRMED, ends_at__gt=timezone.now())
        return self.filter(Exists(sure))

    def visible_to(self, user):
        """Those that a person's organisations asked for, or that she answers."""
        return self.filter(
            Q(organisation__in=Organisation.objects.editable_by(user))
            | Q(premises__in=Premises.objects.editable_by(user))
        )

    def waiting(self):
        """Those with a date to come that nobody has answered, by promise."""
        asked = self._dates(state=State.ASKED, starts_at__gt=timezone.now())
        return self.filter(Exists(asked)).order_by("answer_due_on", "pk")

    def overdue(self, today=None):
        """Those whose promise of an answer is broken."""
        today = today or timezone.localdate()
        return self.waiting().filter(answer_due_on__lt=today, decided_at=None)

    def to_remind(self, today=None):
        """Those whose promise is broken tomorrow, and nobody was reminded of it."""
        soon = (today or timezone.localdate()) + datetime.timedelta(days=1)
        return self.waiting().filter(
            answer_due_on__lte=soon, decided_at=None, reminded_at=None
        )

    def over_since(self, moment):
        """Those with no date that ends later."""
        return self.exclude(Exists(self._dates(ends_at__gte=moment)))

    def for_lists(self):
        """With room, organisation and dates, in two questions whatever the number."""
        return (
            self.select_related("premises", "organisation")
            .defer(*UNSEEN)
            .prefetch_related("dates")
        )

    def for_pages(self):
        """Everything the page of one booking shows, in a fixed number of questions."""
        return (
            self.select_related(
                "premises__municipality",
                "premises__owner_municipality",
                "premises__owner_organisation",
                "organisation",
                "terms",
                "asked_by",
            )
            .defer(*UNSEEN, "premises__municipality__outline")
            .defer("premises__owner_municipality__outline")
            .prefetch_related(
                "dates__premises", "rules", "key_handouts", "reports__pictures"
            )
        )

    def same_as(self, booking, dates):
        """The request that a second click on the button has made, if any."""
        found = self.filter(
            premises=booking.premises,
            organisation=booking.organisation,
            purpose=booking.purpose,
            persons=booking.persons,
            stage=Stage.ASKED,
            asked_at__gt=timezone.now() - TWICE,
        )
        times = [(date.starts_at, date.ends_at) for date in dates]
        for one in found:
            if list(one.dates.values_list("starts_at", "ends_at")) == times:
                return one
        return None

    def release_due(self, now=None, tell=None) -> int:
        """Let go what was held until a time that has come; how many bookings.

        `tell` is called with each and the dates that it held, in its transaction.
        """
        now = now or timezone.now()
        due = self.filter(Exists(self._dates(state=State.HELD, held_until_at__lte=now)))
        bookings = list(due.order_by("pk"))
        for booking in bookings:
            with transaction.atomic():
                due = booking.dates.filter(state=State.HELD, held_until_at__lte=now)
                pks = list(due.values_list("pk", flat=True))
                booking.release(now)
                if tell and pks:
                    rows = booking.dates.select_related("premises")
                    tell(booking, list(rows.filter(pk__in=pks)))
        return len(bookings)

    def close_past(self, now=None) -> int:
        """Close what was used long ago and nobody closed; how many."""
        now = now or timezone.now()
        used = self.filter(stage__in=IN_USE)
        usual = used.exclude(stage=Stage.KEY_OUT).over_since(now - CLOSED_AFTER)
        keys = used.filter(stage=Stage.KEY_OUT).over_since(now - KEYS_MISSED_FOR)
        closed = {"stage": Stage.CLOSED, "closed_at": now}
        return sum(
            self.filter(pk__in=rows.values("pk")).update(**closed)
            for rows in (usual, keys)
        )

    def to_forget(self, then):
        """Those that are over since then and still name people."""
        told = Q(**dict.fromkeys(self.model.PEOPLE, ""))
        return self.filter(stage__in=OVER).exclude(told).over_since(then)

    def _dates(self, **facts):
        dates = self.model.dates.rel.related_model.objects
        return dates.filter(booking=OuterRef("pk"), **facts)
