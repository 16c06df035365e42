"""Premises, for administrators: found and read."""

from django.contrib import admin

from samla.core.admin import Admin
from samla.premises.models import Premises


@admin.register(Premises)
class PremisesAdmin(Admin):
    """Premises; those who lend them change them in the portal."""

    list_display = ["name", "municipality", "address", "city", "published_at"]
    list_filter = [("published_at", admin.EmptyFieldListFilter), "is_example"]
    list_select_related = ["municipality"]
    search_fields = ["name", "address", "municipality__name"]
    ordering = ["-pk"]
    unseen = ("municipality__outline", "document")
