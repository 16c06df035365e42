"""What municipalities have arranged for enquiries, for administrators to read.

Enquiries themselves are not here: whoever reads one leaves a trace in the portal.
"""

from django.contrib import admin

from samla.core.admin import Admin
from samla.enquiries.models import (
    Absence,
    AnswerTemplate,
    Faq,
    RetentionPlan,
    Route,
    Unit,
)


@admin.register(Unit)
class UnitAdmin(Admin):
    """Units and their mailboxes."""

    list_display = ["name", "municipality", "email", "closed_at"]
    list_select_related = ["municipality"]
    search_fields = ["name", "municipality__name"]
    ordering = ["municipality", "name"]
    unseen = ("municipality__outline",)


@admin.register(Route)
class RouteAdmin(Admin):
    """Which kind goes where."""

    list_display = ["municipality", "kind", "unit"]
    list_select_related = ["municipality", "unit"]
    search_fields = ["municipality__name", "unit__name"]
    ordering = ["municipality", "kind"]
    unseen = ("municipality__outline",)


@admin.register(Absence)
class AbsenceAdmin(Admin):
    """Who is away."""

    list_display = ["staff_id", "from_at", "until_at"]
    search_fields = ["=staff__pk"]
    ordering = ["-from_at"]


@admin.register(RetentionPlan)
class RetentionPlanAdmin(Admin):
    """How long enquiries are kept."""

    list_display = ["municipality", "kind", "days", "decision"]
    list_select_related = ["municipality"]
    search_fields = ["municipality__name"]
    ordering = ["municipality", "kind"]
    unseen = ("municipality__outline",)


@admin.register(AnswerTemplate)
class AnswerTemplateAdmin(Admin):
    """Answers that are given often."""

    list_display = ["title", "municipality", "text_language_id"]
    list_select_related = ["municipality"]
    search_fields = ["title", "municipality__name"]
    ordering = ["municipality", "title"]
    unseen = ("municipality__outline",)


@admin.register(Faq)
class FaqAdmin(Admin):
    """Published answers."""

    list_display = ["question", "municipality", "published_at", "confirmed_at"]
    list_select_related = ["municipality"]
    search_fields = ["question", "municipality__name"]
    ordering = ["municipality", "question"]
    unseen = ("municipality__outline", "document", "likeness")
