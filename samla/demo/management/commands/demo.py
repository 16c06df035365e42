"""The demonstration content: fills, shows who can sign in, makes a crowd, clears."""

import argparse
import contextlib
import datetime

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.utils import timezone

from samla.accounts.models import User
from samla.activities.models import Activity, Occurrence
from samla.core.alone import Lock
from samla.demo import sign_ins, written
from samla.demo.clearing import clear
from samla.demo.crowd import make_crowd
from samla.demo.inventing import Inventor
from samla.demo.progress import Progress
from samla.demo.town import Town
from samla.municipalities.models import EntryPoint, Municipality, SchoolBreak
from samla.organisations.models import Organisation
from samla.premises.models import Premises

MOST = {"activities": 5_000_000, "seed": 2**63 - 1, "dates": 50}
SOME_YEARS = range(2000, 2101)
SHAPE = {"seed": 7, "dates": 12, "today": None}
COUNTED = {
    Organisation: "organisations",
    Activity: "activities",
    Occurrence: "dates",
    Premises: "premises",
    EntryPoint: "entry points",
    SchoolBreak: "school breaks",
    User: "persons",
}


def whole_number(name: str, least: int):
    """Reads a whole number within reason, or says which ones are."""

    def read(typed: str) -> int:
        number = int(typed) if typed.isascii() and typed.isdigit() else -1
        if not least <= number <= MOST[name]:
            raise argparse.ArgumentTypeError(
                f"write a whole number from {least} to {MOST[name]:,}."
            )
        return number

    return read


def day(typed: str) -> datetime.date:
    """Reads a day, or says how to write one."""
    try:
        found = datetime.date.fromisoformat(typed)
    except ValueError:
        found = None
    if not found or found.year not in SOME_YEARS:
        raise argparse.ArgumentTypeError("write the day as 2027-03-31.")
    return found


class Command(BaseCommand):
    """Everything it makes is marked as an example, so that it can be removed again."""

    help = "Fill Samla with demonstration content, or remove that content again."

    def add_arguments(self, parser):
        """One thing to do at a time."""
        only = parser.add_mutually_exclusive_group()
        only.add_argument(
            "--if-empty",
            action="store_true",
            help="fill only where there is no organisation yet",
        )
        only.add_argument(
            "--sign-ins", action="store_true", help="show who can sign in"
        )
        only.add_argument("--clear", action="store_true", help="remove all examples")
        only.add_argument(
            "--activities",
            type=whole_number("activities", 1),
            metavar="N",
            help="make so many activities more, by chance",
        )
        self.add_crowd_arguments(parser.add_argument_group("with --activities"))

    def add_crowd_arguments(self, crowd):
        """What makes one crowd different from another."""
        crowd.add_argument(
            "--seed",
            type=whole_number("seed", 0),
            help="the same number makes the same activities (7)",
        )
        crowd.add_argument(
            "--dates",
            type=whole_number("dates", 1),
            help="how many weekly dates each has at most (12)",
        )
        crowd.add_argument(
            "--today", type=day, help="the day before its dates begin, as 2027-03-31"
        )

    def handle(self, **options):
        """Do the one thing that was asked for."""
        shape = {name: options[name] for name in SHAPE if options[name] is not None}
        if shape and not options["activities"]:
            raise CommandError("--seed, --dates and --today belong to --activities.")
        if options["sign_ins"]:
            for line in sign_ins.lines():
                self.stdout.write(line)
        elif options["clear"]:
            self.clear()
        elif not Municipality.objects.exists():
            raise CommandError(
                "Load the municipalities first: manage.py load_reference"
            )
        elif options["activities"]:
            self.crowd(options["activities"], SHAPE | shape)
        elif not (options["if_empty"] and Organisation.objects.exists()):
            self.fill()

    def fill(self):
        """Fill the written municipalities, once."""
        places = written.places()
        with alone():
            if is_filled(places):
                self.stdout.write("The demonstration content is loaded already.")
                return
            towns = [Town(place, timezone.now()) for place in places]
            for town in towns:
                town.fill()
            people = [person for town in towns for person in town.sign_ins]
            if settings.LOCAL:
                sign_ins.prepare(people)
        for town in towns:
            self.stdout.write(str(town))
        if not settings.LOCAL:
            self.stdout.write("The example persons can sign in only in the local mode.")

    def crowd(self, number, shape):
        """Make as many activities as asked for, and say how quickly."""
        progress = Progress(self.stdout, number, "activities")
        shape["today"] = shape["today"] or timezone.localdate()
        try:
            with alone():
                for done in make_crowd(Inventor(**shape), number):
                    progress.show(done)
        except KeyboardInterrupt:
            raise CommandError("Stopped: no activity was made.") from None
        finally:
            progress.close()

    def clear(self):
        """Remove all examples, and say how many there were."""
        with alone():
            removed = clear()
        sign_ins.forget()
        counts = [f"{removed[model]:,} {noun}" for model, noun in COUNTED.items()]
        self.stdout.write(f"Removed: {', '.join(counts)}.")


@contextlib.contextmanager
def alone():
    """All or nothing, and one demonstration at a time."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [Lock.DEMONSTRATION.value])
        yield


def is_filled(places):
    """Whether any of what is written stands in Samla."""
    names = [told["name"] for place in places for told in place["organisation"]]
    return Organisation.objects.filter(is_example=True, name__in=names).exists()
