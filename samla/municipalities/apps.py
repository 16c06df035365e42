"""The room municipalities."""

from django.apps import AppConfig


class MunicipalitiesConfig(AppConfig):
    """Names the room for Django."""

    name = "samla.municipalities"
