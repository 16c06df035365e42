"""Writes the inventory of personal data, or says that it no longer tells the truth."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from samla.pages.personal.inventory import document, silent_fields

FILE = settings.BASE_DIR / "docs" / "personal-data.md"


class Command(BaseCommand):
    """What each model says of its personal fields, as one page."""

    help = "Write docs/personal-data.md from what the models say."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="write nothing")

    def handle(self, *, check, **options):
        if silent := silent_fields():
            raise CommandError(f"Say how long these are kept: {', '.join(silent)}")
        if not check:
            FILE.write_text(document(), "utf-8")
        elif FILE.read_text("utf-8") != document():
            raise CommandError("docs/personal-data.md is old: manage.py personal_data")
