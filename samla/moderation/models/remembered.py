"""What has a history: an entry, and the tables that belong to it."""

from django.utils.translation import gettext_lazy as _

from samla.moderation.models.report import Report
from samla.moderation.models.review import Review
from samla.moderation.models.trail import Trail

# What is told of decisions; who wrote what stands on pages of their own.
OF_REVIEWS = ("kind", "due_on", "decided_at", "outcome", "reason")
OF_REPORTS = ("kind", "decided_at", "outcome", "reason")
OF_REPORTS += ("reopened_at", "reopened_because")


class Remembered:
    """Mixed into Entry: knows where its history is kept."""

    def history_of(self) -> list[Trail]:
        """The trails of the entry itself, first, and of decisions about it.

        A room adds its own tables to these.
        """
        reviews = Review.objects.about(self).order_by().values("pk")
        reports = Report.objects.about(self).order_by().values("pk")
        return [
            Trail(type(self), {"pgh_obj_id": self.pk}, _("The entry")),
            Trail(Review, {"pgh_obj_id__in": reviews}, _("Review"), only=OF_REVIEWS),
            Trail(Report, {"pgh_obj_id__in": reports}, _("Report"), only=OF_REPORTS),
        ]
