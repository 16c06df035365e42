"""The room enquiries."""

from django.apps import AppConfig


class EnquiriesConfig(AppConfig):
    """Names the room for Django."""

    name = "samla.enquiries"
