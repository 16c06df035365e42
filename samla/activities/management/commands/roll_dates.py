"""What time does to activities: dates come within sight, and the next date passes."""

from functools import partial

from django.core.management import BaseCommand

from samla.activities.models import lay_out_dates, refresh_next
from samla.core.alone import Lock, again_and_again, alone


class Command(BaseCommand):
    """Run it every few minutes, and at least every night; a second run does no harm."""

    help = "Lay out dates for the time ahead, and look up each activity's next date."

    def add_arguments(self, parser):
        """Once, or again and again beside a server."""
        parser.add_argument("--every", type=int, default=0, help="seconds between runs")

    def handle(self, *, every, verbosity, **options):
        """Do it once; or again and again, as long as whoever asked for it lives."""
        if every:
            again_and_again(partial(self.roll, verbosity), every, self.stderr.write)
        else:
            self.roll(verbosity)

    def roll(self, verbosity):
        """Do both, and say how much there was to do; leave it to one that runs."""
        with alone(Lock.ROLLING) as is_ours:
            if not is_ours:
                return
            made, changed = lay_out_dates(), refresh_next(due=True)
        if verbosity:
            self.stdout.write(f"{made} dates were laid out")
            self.stdout.write(f"{changed} activities have another next date")
