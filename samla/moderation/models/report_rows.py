"""Questions about many reports: what is open, about what, and for whom."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from samla.moderation.models.review_rows import about_hers


class ReportQuerySet(models.QuerySet):
    """What is open, about what, and for whom."""

    def open(self):
        return self.filter(decided_at=None)

    def about(self, entry):
        """Reports of one entry, the latest first."""
        kind = ContentType.objects.get_for_model(entry)
        return self.filter(content_type=kind, object_id=entry.pk).order_by("-sent_at")

    def about_what_is_of(self, user):
        """Those about a person's own entries."""
        return self.filter(about_hers(user))

    def taking_down(self):
        """Those whose decision keeps something from the public today."""
        return self.filter(outcome=self.model.Outcome.TAKEN_DOWN, reversed_at=None)

    def holding(self, entry):
        """Those whose decision keeps an entry from the public today."""
        return self.holding_any(type(entry)).filter(object_id=entry.pk)

    def holding_any(self, model):
        """Those whose decision keeps an entry of this kind from the public today."""
        kind = ContentType.objects.get_for_model(model)
        return self.taking_down().filter(content_type=kind).order_by("-sent_at")

    def follow(self, entry) -> int:
        """Who decides about what is open is where the entry has moved; how many."""
        moved = self.about(entry).open().exclude(municipality=entry.municipality_id)
        return moved.order_by().update(municipality=entry.municipality_id)

    def decidable_by(self, user):
        """Those about a coordinator's municipalities; to administrators all.

        Nobody decides about what she may write herself.
        """
        rows = self.exclude(about_hers(user))
        if user.is_superuser:
            return rows
        return rows.filter(municipality__in=staffed_by(user))

    def answerable_by(self, user):
        """Those about a person's own entries that she may answer: never a notice.

        Nor what was opened again: then she mends it, and the municipality answers.
        """
        hers = self.filter(about_hers(user), decided_at=None, reopened_at=None)
        return hers.exclude(kind=self.model.Kind.ILLEGAL)

    def readable_by(self, user):
        """Those she decides about, or that concern what is hers.

        Notices of illegal content concern nobody else until they are decided.
        """
        told = ~Q(kind=self.model.Kind.ILLEGAL) | Q(decided_at__isnull=False)
        hers = about_hers(user)
        decides = Q() if user.is_superuser else Q(municipality__in=staffed_by(user))
        return self.filter((decides & ~hers) | (hers & told))

    def overdue(self):
        """Those whose promised answer has not come."""
        return self.open().filter(promised_on__lt=timezone.localdate())

    def for_list(self):
        """Open ones first, the oldest of them first; then the latest decided."""
        return self.order_by(
            F("decided_at").desc(nulls_first=True), "sent_at", "pk"
        ).select_related("municipality")


def staffed_by(user):
    """The municipalities that a person coordinates."""
    return user.staff_roles.coordinating().values("municipality")
