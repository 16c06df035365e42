"""Every night: letters about bookings that somebody has forgotten, each once."""

import datetime

from django.core.management import BaseCommand
from django.db import transaction
from django.utils import timezone

from samla.bookings.emails import use as emails
from samla.bookings.models import Booking, BookingDate, KeyHandout, State
from samla.core.days import DAY

# What is older was told already, or is told by the pages.
LOOK_BACK = datetime.timedelta(days=7)


class Command(BaseCommand):
    """A second run writes nothing twice: letters are remembered."""

    help = "Remind of answers that are due, holds that end, keys that are missing."

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be written"
        )

    def handle(self, *, dry_run, verbosity, **_options):
        """Five kinds of letters; each booking in a transaction of its own."""
        counts = {
            kind: sum(tell(told, dry_run) for told in rows)
            for kind, rows in self.due().items()
        }
        if verbosity:
            begin = "Would write" if dry_run else "Wrote"
            told = ", ".join(f"{count} {kind}" for kind, count in counts.items())
            self.stdout.write(f"{begin} about bookings: {told}")

    def due(self):
        """What there is to tell, by kind: letters that wait to be written."""
        today, rows = timezone.localdate(), Booking.objects.for_pages()
        late = rows.overdue().filter(answer_due_on__gte=today - LOOK_BACK)
        keys = KeyHandout.objects.overdue().filter(due_on__gte=today - LOOK_BACK)
        return {
            "answers due": [(remind, one) for one in rows.to_remind(today)],
            "answers late": [(emails.answer_late, one) for one in late],
            "holds that end": [(held_ends, one) for one in ending()],
            "keys missing": [
                (emails.key_missing, key.booking, key)
                for key in keys.select_related(
                    "booking__premises", "booking__organisation"
                )
            ],
            "thanks": [(emails.thanks, one) for one in rows.to_thank()],
        }


def tell(told, dry_run):
    """Write one letter to each who reads it."""
    write, *about = told
    if not dry_run:
        with transaction.atomic():
            write(*about)
    return 1


def remind(booking):
    """Tell who answers that the promised day is near, once."""
    emails.answer_due(booking)
    Booking.objects.filter(pk=booking.pk).update(reminded_at=timezone.now())


def ending():
    """Bookings with something held that is let go before the day after tomorrow."""
    now = timezone.localtime()
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0) + 2 * DAY
    dates = BookingDate.objects.filter(
        state=State.HELD, held_until_at__gt=now, held_until_at__lt=midnight
    )
    return Booking.objects.for_pages().filter(pk__in=dates.values("booking"))


def held_ends(booking):
    """Tell whose yes is missing that the time runs out."""
    emails.held_ends(booking, booking.held_until_at)
