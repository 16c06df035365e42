"""What was paused until a day is shown again on that day."""

from django.core.management import BaseCommand
from django.db import transaction
from django.utils import timezone

from samla.core.alone import Lock, alone
from samla.moderation.emails import freshness as emails
from samla.moderation.models import entry_kinds
from samla.moderation.models.link import OWNER


class Command(BaseCommand):
    """Run it every night; a second run does no harm."""

    help = "Show again what was paused until today, and tell its people."

    def add_arguments(self, parser):
        """Really, or only to see."""
        parser.add_argument("--dry-run", action="store_true", help="change nothing")

    def handle(self, *, dry_run, verbosity, **options):
        """Show again what may be; leave what was taken down meanwhile."""
        number = 0
        with alone(Lock.PAUSES) as is_ours:
            if not is_ours:
                self.stderr.write("Another run is ending pauses just now.")
            for model in entry_kinds().values() if is_ours else ():
                paused = model.objects.paused_until(timezone.localdate())
                for pk in list(paused.values_list("pk", flat=True)):
                    number += self.end_pause(paused, pk, dry_run)
        if verbosity:
            self.stdout.write(f"{number} entries are shown again")

    @transaction.atomic
    def end_pause(self, paused, pk, dry_run) -> bool:
        """Show one again, unless somebody has been quicker or it may not be."""
        rows = paused.order_by().select_for_update(of=("self",), no_key=True)
        entry = rows.filter(pk=pk).first()
        if not (entry and entry.may_return):
            return False
        if dry_run:
            return True
        entry.end_pause()
        mine = type(entry).objects.filter(pk=pk)
        if not entry.is_example:
            emails.shown_again(entry)
            due = mine.due_for_letter().filter(times_asked=0)
            due.update(times_asked=OWNER, asked_at=timezone.now())
        return True
