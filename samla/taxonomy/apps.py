"""The room taxonomy."""

from django.apps import AppConfig


class TaxonomyConfig(AppConfig):
    """Names the room for Django."""

    name = "samla.taxonomy"
