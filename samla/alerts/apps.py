"""The room alerts."""

from django.apps import AppConfig


class AlertsConfig(AppConfig):
    """Names the room for Django."""

    name = "samla.alerts"
