"""The room demo."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Names the room for Django."""

    name = "samla.demo"
