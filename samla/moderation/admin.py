"""Reviews and reports, for administrators: read here, decided about in the portal."""

from django.contrib import admin

from samla.core.admin import Admin
from samla.moderation.models import Report, Review


@admin.register(Review)
class ReviewAdmin(Admin):
    """What waits or has been decided about."""

    list_display = ["content_type", "object_id", "municipality", "kind", "outcome"]
    list_display += ["asked_at", "due_on", "decided_at"]
    list_filter = ["kind", "outcome", ("decided_at", admin.EmptyFieldListFilter)]
    list_select_related = ["content_type", "municipality"]
    search_fields = ["municipality__name", "=object_id"]
    ordering = ["-asked_at"]
    unseen = ("municipality__outline",)


@admin.register(Report)
class ReportAdmin(Admin):
    """What readers have told; the code is theirs."""

    list_display = ["kind", "path", "municipality", "sent_at", "outcome"]
    list_filter = ["kind", "outcome", ("decided_at", admin.EmptyFieldListFilter)]
    list_select_related = ["municipality"]
    search_fields = ["path", "text", "municipality__name"]
    ordering = ["-sent_at"]
    unseen = ("municipality__outline",)
    unshown = ("code",)
