"""The room translations."""

from django.apps import AppConfig


class TranslationsConfig(AppConfig):
    """Names the room for Django."""

    name = "samla.translations"
