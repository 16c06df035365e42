"""Looks every night for organisations that stand twice in the directory."""

import pghistory
from django.core.management import BaseCommand

from samla.organisations.models.twin_search import find_twins


class Command(BaseCommand):
    """Says how many pairs are new and how many have been settled."""

    help = "Find organisations that look like one; a coordinator then looks at them."

    def add_arguments(self, parser):
        """A rehearsal writes nothing."""
        parser.add_argument("--dry-run", action="store_true", help="only count")

    def handle(self, *, dry_run, verbosity, **options):
        """Search and tell."""
        with pghistory.context(source="night"):
            found, settled = find_twins(dry_run)
        if verbosity:
            self.stdout.write(f"{found} likely doubles are new, {settled} are no more")
