"""Every night: tell organisations whose verification ends within a month."""

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from samla.organisations.emails import verification as letters
from samla.organisations.models import Verification


class Command(BaseCommand):
    """A second run sends nothing twice: each verification remembers its letter."""

    help = "Write to organisations whose verification ends within 30 days."

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be sent"
        )

    def handle(self, *, dry_run, verbosity, **_options):
        """One letter to each, and a mark that it was written."""
        with transaction.atomic():
            rows = Verification.objects.ending().filter(reminded_at=None)
            rows = rows.exclude(organisation__is_example=True)
            rows = rows.select_for_update(of=("self",), no_key=True)
            ending = list(rows.select_related("organisation", "municipality"))
            for verification in [] if dry_run else ending:
                letters.ending(verification)
                verification.reminded_at = timezone.now()
                verification.save(update_fields=["reminded_at"])
        begin = "Would write" if dry_run else "Wrote"
        if verbosity:
            told = f"{begin} about {len(ending)} verifications that end soon."
            self.stdout.write(told)
