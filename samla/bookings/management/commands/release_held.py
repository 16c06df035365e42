"""What time does to bookings: rooms held too long are let go, old bookings closed."""

from functools import partial

from django.core.management import BaseCommand

from samla.bookings.emails.booking import released as released_letter
from samla.bookings.models import Booking
from samla.core.alone import Lock, again_and_again, alone


class Command(BaseCommand):
    """Run it every minute; a second run does no harm."""

    help = "Let go the rooms that were held until now, and close what was used."

    def add_arguments(self, parser):
        """Once, or again and again beside a server."""
        parser.add_argument("--every", type=int, default=0, help="seconds between runs")

    def handle(self, *, every, verbosity, **options):
        """Do it once; or again and again, as long as whoever asked for it lives."""
        if every:
            again_and_again(partial(self.let_go, verbosity), every, self.stderr.write)
        else:
            self.let_go(verbosity)

    def let_go(self, verbosity):
        """Do both; leave it to one that runs."""
        with alone(Lock.RELEASING) as is_ours:
            if not is_ours:
                return
            released, closed = (
                Booking.objects.release_due(tell=released_letter),
                Booking.objects.close_past(),
            )
        if verbosity:
            self.stdout.write(f"{released} bookings hold a room no longer")
            self.stdout.write(f"{closed} bookings were closed")
