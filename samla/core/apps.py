"""Core: what knows no noun. It has no tables."""

import atexit

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Registers the house's own system checks."""

    name = "samla.core"

    def ready(self):
        """Tell Django of the checks, and leave the database in good order."""
        from samla.core import checks, databases, naming  # noqa: F401

        atexit.register(databases.end)
