"""The room moderation."""

from django.apps import AppConfig


class ModerationConfig(AppConfig):
    """Names the room for Django."""

    name = "samla.moderation"
