"""Put a backup in the place of what is in the database."""

from pathlib import Path

from django.core.management import BaseCommand, CommandError, call_command

from samla.core import dumps


class Command(BaseCommand):
    """All or nothing: where the file cannot be read, the database stays as it is."""

    help = "Replace everything in the database by what a backup holds."

    def add_arguments(self, parser):
        """Which file, and that it is meant."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="yes, replace all")

    def handle(self, *, file, replace, **options):
        """Restore, and bring an older backup up to date."""
        if not replace:
            raise CommandError("This replaces all data: say so with --replace.")
        dumps.restore(file.absolute())
        call_command("migrate", verbosity=0, interactive=False)
        call_command("deliver_letters", restored=True, verbosity=0)
        self.stdout.write(f"The database holds what {file.name} held.")
