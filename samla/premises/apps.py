"""The room premises."""

from django.apps import AppConfig


class PremisesConfig(AppConfig):
    """Names the room for Django."""

    name = "samla.premises"
