"""Writes to those who wait for a time, once it is free."""

from functools import partial

from django.core.management import BaseCommand
from django.db import transaction
from django.utils import timezone

from samla.bookings.emails import wish as emails
from samla.bookings.models import Freeing, StandingWish, pleased
from samla.core.alone import again_and_again


class Command(BaseCommand):
    """Run it every minute; each freeing is told once, however many run."""

    help = "Tell those who wait for a room what has become free."

    def add_arguments(self, parser):
        """Once, or again and again beside a server."""
        parser.add_argument("--every", type=int, default=0, help="seconds between runs")

    def handle(self, *, every, verbosity, **options):
        """Do it once; or again and again, as long as whoever asked for it lives."""
        if every:
            again_and_again(
                partial(tell, verbosity and self.stdout), every, self.stderr.write
            )
        else:
            tell(verbosity and self.stdout)


@transaction.atomic
def tell(out=None):
    """Take what was freed, and write one letter to each who waits for some of it.

    What is taken is gone when this is safe: no letter is lost or doubled.
    """
    told = pleased(Freeing.objects.taken_out())
    for wish, dates in told.items():
        emails.freed(wish, dates)
    pks = [wish.pk for wish in told]
    StandingWish.objects.filter(pk__in=pks).update(told_at=timezone.now())
    if out:
        out.write(f"{len(told)} who wait were told")
