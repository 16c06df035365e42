"""Brings in the official sources that Samla knows; what is there is never changed."""

import json
from pathlib import Path

from django.apps import apps
from django.core.management.base import BaseCommand

from samla.themes.models import Source

SOURCES = Path(apps.get_app_config("themes").path, "reference", "sources.json")


class Command(BaseCommand):
    """Can be run again and again: what administrators have made of a source stays."""

    help = "Load the official sources that are not there yet."

    def handle(self, *, verbosity, **options):
        told = json.loads(SOURCES.read_text())
        before = Source.objects.count()
        Source.objects.bulk_create(
            [Source(**_row(source)) for source in told], ignore_conflicts=True
        )
        if verbosity:
            new = Source.objects.count() - before
            self.stdout.write(f"{new} official sources are new")


def _row(source):
    """A source as the file tells it, its words as the taxonomy names them."""
    themes = [f"information_theme:{code}" for code in source["themes"]]
    languages = [f"language:{code}" for code in source["languages"]]
    return source | {"themes": themes, "languages": languages}
