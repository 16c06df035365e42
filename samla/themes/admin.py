"""Official sources, for administrators: they look them through once a year."""

from django.contrib import admin

from samla.core.admin import Admin
from samla.themes.models import Source


@admin.register(Source)
class SourceAdmin(Admin):
    """What was looked through longest ago stands first."""

    list_display = ["title", "owner", "reviewed_on", "is_shown"]
    list_filter = ["is_shown", ("reviewed_on", admin.EmptyFieldListFilter)]
    search_fields = ["title", "owner", "url"]
    ordering = ["reviewed_on", "owner"]
    unshown = ("code",)
    changeable = (
        "owner",
        "title",
        "url",
        "themes",
        "languages",
        "reviewed_on",
        "is_shown",
    )
    may_add = True
