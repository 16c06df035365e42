"""Carries letters: all that wait now, or again and again beside a server."""

import contextlib
import os
import signal
import sys
import time

import psycopg
from django.core.management import BaseCommand, CommandError
from django.db import InterfaceError, OperationalError, connection
from django.db.models import Min
from django.utils import timezone

from samla.post.carriers import Away
from samla.post.delivery import Worker
from samla.post.models import Letter

# How often it looks whether whoever started it is still there.
LOOK_SECONDS = 1
# Where no mail server is there, the pauses double up to this.
LONGEST_PAUSE = 60
CUT = (OperationalError, InterfaceError, psycopg.Error)


class Command(BaseCommand):
    """Several may run: each letter is carried by one of them."""

    help = "Carry the letters that wait."

    def add_arguments(self, parser):
        """Once, or as long as whoever started it lives."""
        parser.add_argument(
            "--every",
            type=int,
            default=0,
            help="go on, and look at least every so many seconds",
        )

        parser.add_argument(
            "--restored",
            action="store_true",
            help="carry nothing: what waited in a backup may have left since",
        )

    def handle(self, *, every, restored, verbosity, **options):
        """Carry all that is due."""
        if restored:
            return Letter.objects.doubt()
        if every:
            return self.go_on(every)
        try:
            with Worker() as worker, self.stopped_kindly(worker):
                count = worker.carry_all()
        except Away as error:
            raise CommandError(f"No mail server is there: {error}") from None
        if verbosity:
            self.stdout.write(f"{count} letters were carried")

    def go_on(self, every):
        """Carry what is due as soon as it is, also after the database was away."""
        self.parent, self.pause = os.getppid(), 0
        while self.goes_on():
            try:
                with Worker() as self.worker, self.stopped_kindly(self.worker):
                    self.work(every)
            except CUT as error:
                self.stderr.write(f"Waiting for the database: {error}")
                connection.close()
                time.sleep(LOOK_SECONDS)

    def goes_on(self):
        """Whether nobody said stop, and whoever started it still lives."""
        return not self.shall_end and os.getppid() == self.parent

    def work(self, every):
        """Carry, wait, and carry again."""
        while self.goes_on():
            try:
                self.worker.carry_all()
                self.pause = 0
            except Away as error:
                self.pause = min(2 * self.pause or 1, LONGEST_PAUSE)
                self.stderr.write(f"No mail server is there: {error}")
            wait = min(seconds_until_due(), every)
            connection.close()
            self.wait(wait)

    def wait(self, seconds):
        """Until something is written or due; longer where no mail server was there."""
        for _look in range(self.pause):
            if self.goes_on():
                self.worker.pause(LOOK_SECONDS)
        while not self.pause and seconds > 0 and self.goes_on():
            if self.worker.rest(min(seconds, LOOK_SECONDS)):
                return
            seconds -= LOOK_SECONDS

    shall_end = False

    @contextlib.contextmanager
    def stopped_kindly(self, worker):
        """Whoever says stop gets the letter in hand carried first."""

        def stop(*_signal):
            self.shall_end = worker.shall_end = True
            if not worker.is_busy:
                sys.exit()

        signals = (signal.SIGTERM, signal.SIGINT)
        before = {number: signal.signal(number, stop) for number in signals}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def seconds_until_due():
    """How long until the next letter that waits may leave."""
    when = Letter.objects.waiting().aggregate(when=Min("not_before_at"))["when"]
    if when is None:
        return LONGEST_PAUSE
    return max((when - timezone.now()).total_seconds(), 0.2)
