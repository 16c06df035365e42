"""Write a backup of the database to a file."""

import datetime
from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand

from samla.core import dumps


class Command(BaseCommand):
    """One file holds everything, the pictures of rooms too."""

    help = "Write everything in the database to a file."

    def add_arguments(self, parser):
        """Where to; by default a new file in var/backups."""
        parser.add_argument("file", nargs="?", type=Path)

    def handle(self, *, file, **options):
        """Dump, and say where."""
        now = datetime.datetime.now().strftime("%Y-%m-%d-%H%M%S")
        file = (file or settings.VAR_DIR / "backups" / f"{now}.dump").absolute()
        dumps.dump(file)
        self.stdout.write(f"Written to {file} ({file.stat().st_size // 1024:,} kB).")
