"""What time does to enquiries: letters come in, people go away, promises come near."""

import datetime
import logging
from functools import partial

from django.core.management import BaseCommand
from django.db import OperationalError, transaction
from django.utils import timezone

from samla.core.alone import again_and_again
from samla.enquiries.emails import by_mail as emails
from samla.enquiries.emails import duty as duty_emails
from samla.enquiries.emails import handing
from samla.enquiries.emails import reminding as reminders
from samla.enquiries.models import HandOver, by_mail, duty, reminding

logger = logging.getLogger(__name__)

# For so long a letter that came back is looked for.
LOOK_BACK = datetime.timedelta(days=2)


class Command(BaseCommand):
    """Run it every minute; several may run, and a second run does nothing twice."""

    help = "Put letters where they belong, hand on what waits at who is away, remind."

    def add_arguments(self, parser):
        """Once, or again and again beside a server."""
        parser.add_argument("--every", type=int, default=0, help="seconds between runs")

    def handle(self, *, every, verbosity, **options):
        """Do it once; or again and again, as long as whoever asked for it lives."""
        if every:
            again_and_again(partial(self.mind, verbosity), every, self.stderr.write)
        else:
            self.mind(verbosity)

    def mind(self, verbosity):
        """Each kind of work by itself; how much of each there was."""
        counts = {name: self.count(work) for name, work in WORK.items()}
        if verbosity:
            told = ", ".join(f"{count} {name}" for name, count in counts.items())
            self.stdout.write(f"Minded {told}")

    def count(self, work):
        """How much of a kind of work there was; what fails keeps nothing else."""
        rows, act = work()
        return sum(self.did(act, row) for row in rows)

    def did(self, act, row):
        """Whether something was done about one."""
        try:
            with transaction.atomic():
                return bool(act(row))
        except OperationalError:
            raise  # the database is away: later
        except Exception as error:
            self.stderr.write(f"{row}: {type(error).__name__}: {error}")
            return False


def letters():
    """Letters about enquiries that came in."""
    return list(by_mail.to_land().values_list("pk", flat=True)), land


def land(key):
    """Put a letter where it belongs, unless another run has it in hand."""
    rows = by_mail.to_land().select_for_update(of=("self",), skip_locked=True)
    letter = rows.filter(pk=key).first()
    if letter is None:
        return None
    try:
        with transaction.atomic():
            landed = by_mail.land(letter)
            if landed:
                emails.landed(landed)
            return landed
    except OperationalError:
        raise
    except Exception:
        letter.disown()  # a human reads what we cannot
        logger.exception("Letter %s", letter.pk)
        return None


def returned():
    """Letters of ours that came back."""
    return list(by_mail.came_back(timezone.now() - LOOK_BACK)), note


def note(letter):
    """Say on the enquiry that a letter about it did not arrive."""
    enquiry = by_mail.note_came_back(letter)
    if enquiry:
        emails.came_back(enquiry)
    return enquiry


def expired():
    """Hand-overs whose link is over and that nobody has answered."""
    return HandOver.objects.expired().select_related("enquiry"), end


def end(hand_over):
    """Let it be over, and tell who answers."""
    is_ended = hand_over.end()
    if is_ended and hand_over.enquiry.is_open:
        handing.over(hand_over.enquiry)
    return is_ended


def absences():
    """Municipalities where questions wait at people who are away."""
    return duty.places_to_mind(), hand_on


def hand_on(municipality):
    """Give them to who is here, and tell her; or that nobody is."""
    handed = duty.hand_on(municipality)
    duty_emails.handed_on(handed)
    return handed.count


def promises():
    """Reminders that are due, each about all of a municipality."""
    return reminding.to_remind(), remind


def remind(due):
    """Remind, and note that it is done."""
    level, municipality = due
    enquiries = reminding.taken(level, municipality)
    reminders.remind(level, municipality, enquiries)
    return enquiries


WORK = {
    "letters": letters,
    "letters that came back": returned,
    "links that are over": expired,
    "municipalities with somebody away": absences,
    "reminders": promises,
}
