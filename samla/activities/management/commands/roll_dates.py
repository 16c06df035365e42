"""What time does to activities: dates come within sight, and the next date passes."""

import os
import time

from django.core.management import BaseCommand
from django.db import OperationalError, connection

from samla.activities.models import lay_out_dates, refresh_next

# Two that run at once would wait for each other.
ROLLING = 5_241_291
# How often a run that goes on looks whether whoever started it is still there.
LOOK_SECONDS = 2


class Command(BaseCommand):
    """Run it every few minutes, and at least every night; a second run does no harm."""

    help = "Lay out dates for the time ahead, and look up each activity's next date."

    def add_arguments(self, parser):
        """Once, or again and again beside a server."""
        parser.add_argument("--every", type=int, default=0, help="seconds between runs")

    def handle(self, *, every, verbosity, **options):
        """Do it once; or again and again, as long as whoever asked for it lives."""
        if not every:
            return self.roll(verbosity)
        parent = os.getppid()
        while True:
            try:
                self.roll(verbosity)
            except OperationalError as error:
                self.stderr.write(f"The dates wait for the database: {error}")
            connection.close()
            for _look in range(0, every, LOOK_SECONDS):
                time.sleep(LOOK_SECONDS)
                if os.getppid() != parent:
                    return None

    def roll(self, verbosity):
        """Do both, and say how much there was to do; leave it to one that runs."""
        if not ask("pg_try_advisory_lock"):
            return
        try:
            made, changed = lay_out_dates(), refresh_next(due=True)
        finally:
            ask("pg_advisory_unlock")
        if verbosity:
            self.stdout.write(f"{made} dates were laid out")
            self.stdout.write(f"{changed} activities have another next date")


def ask(function):
    """Take or give back what only one may hold."""
    with connection.cursor() as cursor:
        cursor.execute(f"select {function}(%s)", [ROLLING])
        return cursor.fetchone()[0]
