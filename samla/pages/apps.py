"""The room pages."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Names the room for Django, and all tables for administrators."""

    name = "samla.pages"

    def ready(self):
        """All tables are known now."""
        from samla.pages.naming import name_everything

        name_everything()
