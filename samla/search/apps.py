"""The room search."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Names the room for Django."""

    name = "samla.search"
