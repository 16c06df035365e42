"""The room paper."""

from django.apps import AppConfig


class PaperConfig(AppConfig):
    """Names the room for Django."""

    name = "samla.paper"
