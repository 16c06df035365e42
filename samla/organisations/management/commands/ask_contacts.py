"""Every day: asks organisations whether their people are still the right ones."""

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from samla.organisations.emails import people as emails
from samla.organisations.models import Organisation


class Command(BaseCommand):
    """A second run sends nothing twice: each organisation remembers its letters."""

    help = "Ask owners once a year, then all members, then the municipality."

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be sent"
        )

    def handle(self, *, dry_run, verbosity, **_options):
        """One organisation at a time, so that a run that is killed can go on."""
        counts = [0, 0, 0]
        due = Organisation.due_for_contact_letter().order_by("pk")
        for pk in list(due.values_list("pk", flat=True)):
            times = self.ask(pk, dry_run)
            if times is not None:
                counts[times] += 1
        begin = "Would write" if dry_run else "Wrote"
        if verbosity:
            self.stdout.write(
                f"{begin} to the owners of {counts[0]} organisations, to all members "
                f"of {counts[1]}, to the municipality about {counts[2]}."
            )

    @transaction.atomic
    def ask(self, pk, dry_run):
        """Write about one; how often it was asked before, None where nothing is due."""
        due = Organisation.due_for_contact_letter().filter(pk=pk)
        found = due.select_for_update(no_key=True, of=("self",)).first()
        if found is None:
            return None
        times = found.contacts_times_asked
        if not dry_run:
            emails.ask_contacts(found, times)
            Organisation.objects.filter(pk=pk).update(
                contacts_times_asked=times + 1, contacts_asked_at=timezone.now()
            )
        return times
