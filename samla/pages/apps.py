"""The room pages."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Names the room for Django."""

    name = "samla.pages"
