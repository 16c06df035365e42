"""What is done every night: each command by itself, whatever becomes of the others."""

import io
from datetime import time

import pghistory
from django.conf import settings
from django.core.cache import cache
from django.core.management import BaseCommand, CommandError, call_command
from django.utils import timezone

from samla.core.alone import Lock, again_and_again, alone

# Everybody sleeps, and the backup is made.
NOT_BEFORE = time(3)
RAN = "nightly_ran_on"


class Command(BaseCommand):
    """Runs the list of settings.NIGHTLY, at most once a day."""

    help = "Do what is done every night."

    def add_arguments(self, parser):
        """Now, only to see, or again and again beside a server."""
        parser.add_argument("--now", action="store_true", help="also a second time")
        parser.add_argument("--dry-run", action="store_true", help="change nothing")
        parser.add_argument(
            "--every", type=int, default=0, help="seconds between looks"
        )

    def handle(self, *, every, now, dry_run, verbosity, **options):
        """Once; or whenever a day's run is due, as long as whoever asked lives."""
        if every:
            return again_and_again(
                lambda: self.look(verbosity), every, self.stderr.write
            )
        if failed := self.run(now or dry_run, dry_run, verbosity):
            raise CommandError(f"Failed: {', '.join(failed)}")

    def look(self, verbosity):
        """Do it if the hour has come; also later in the day, where a machine slept."""
        if timezone.localtime().time() >= NOT_BEFORE:
            self.run(False, False, verbosity)

    def run(self, again, dry_run, verbosity):
        """Each command in its order; the names of those that failed."""
        today, failed = timezone.localdate().isoformat(), []
        with alone(Lock.NIGHT) as is_ours:
            if not is_ours or (cache.get(RAN) == today and not again):
                return failed
            for name in settings.NIGHTLY:
                if not self.did(name, dry_run, verbosity):
                    failed.append(name)
            if not dry_run:
                cache.set(RAN, today, None)
        return failed

    def did(self, name, dry_run, verbosity):
        """Run one; what goes wrong is told and keeps nothing else from being done."""
        try:
            with pghistory.context(source="night"):
                call_command(
                    name,
                    dry_run=dry_run,
                    verbosity=verbosity,
                    stdout=self.stdout if verbosity else io.StringIO(),
                    stderr=self.stderr,
                )
        except Exception as error:
            self.stderr.write(f"{name}: {type(error).__name__}: {error}")
            return False
        return True
