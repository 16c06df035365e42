"""The room organisations."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Names the room for Django."""

    name = "samla.organisations"
