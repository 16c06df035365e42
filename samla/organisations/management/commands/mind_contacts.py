"""Every night: what becomes of verified organisations with a single contact person."""

from django.core.management.base import BaseCommand
from django.db import transaction

from samla.organisations.models import Verification


class Command(BaseCommand):
    """A second run writes nothing twice: each verification remembers its letters."""

    help = "Tell of missing second contacts; end verifications after 30 days."

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be done"
        )

    def handle(self, *, dry_run, verbosity, **_options):
        """Count anew first: who came in time shall not be too late."""
        with transaction.atomic():
            begun = Verification.objects.mind_contacts()
            told = Verification.objects.tell_of_contacts()
            ended = Verification.objects.end_alone()
            transaction.set_rollback(dry_run)
        if verbosity:
            would = "would be" if dry_run else "were"
            self.stdout.write(
                f"{begun} verifications {would} found without a second contact, "
                f"{told} {would} told of, {ended} {would} ended."
            )
