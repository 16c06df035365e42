"""The room activities."""

from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    """Names the room for Django."""

    name = "samla.activities"
