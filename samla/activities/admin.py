"""Activities, for administrators: found and read."""

from django.contrib import admin

from samla.activities.models import Activity
from samla.core.admin import Admin


@admin.register(Activity)
class ActivityAdmin(Admin):
    """Activities; their organisations change them in the portal."""

    list_display = ["title", "organisation", "municipality", "published_at"]
    list_filter = [("published_at", admin.EmptyFieldListFilter), "is_example"]
    list_select_related = ["organisation", "municipality"]
    search_fields = ["title", "organisation__name", "municipality__name"]
    ordering = ["-pk"]
    unseen = ("municipality__outline", "document", "organisation__document")
