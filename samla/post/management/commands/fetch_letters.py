"""Fetches letters from the mailbox: once, or again and again beside a server."""

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from samla.core.alone import Lock, again_and_again, alone
from samla.post import inbox


class Command(BaseCommand):
    """A letter is kept before it leaves the mailbox, and kept once."""

    help = "Fetch the letters that came in."

    def add_arguments(self, parser):
        """Once, or again and again beside a server."""
        parser.add_argument(
            "--every", type=int, default=0, help="seconds between looks"
        )

    def handle(self, *, every, verbosity, **options):
        """Where no mailbox is named, there is nothing to do."""
        if not settings.INBOX_HOST:
            raise CommandError("No mailbox is named: set SAMLA_INBOX_HOST.")
        if every:
            return again_and_again(self.look, every, self.stderr.write)
        try:
            count = self.fetch()
        except inbox.MailboxError as error:
            raise CommandError(f"The mailbox cannot be read: {error}") from None
        if verbosity:
            self.stdout.write(f"{count} letters came in")

    def look(self):
        """Fetch; a mailbox that is away is looked for again later."""
        try:
            self.fetch()
        except inbox.MailboxError as error:
            self.stderr.write(f"The mailbox cannot be read: {error}")

    def fetch(self):
        """Fetch, unless somebody else is at it."""
        with alone(Lock.FETCHING) as is_ours:
            return inbox.fetch() if is_ours else 0
