"""Letters that ask whether what is shown is still right, until somebody answers."""

from django.core.management import BaseCommand
from django.db import OperationalError, transaction
from django.db.models import F
from django.utils import timezone

from samla.core.alone import Lock, alone
from samla.core.freshness import confirmable_kinds
from samla.moderation.emails import freshness as emails
from samla.moderation.models.link import COORDINATOR, Link

AT_A_TIME = 500
SPEAKERS = {"organisation", "owner_organisation"}


class Command(BaseCommand):
    """Run it every night; a second run does no harm."""

    help = "Ask whether entries are still right: owner, its people, then municipality."

    def add_arguments(self, parser):
        """Really, or only to see."""
        parser.add_argument("--dry-run", action="store_true", help="change nothing")

    def handle(self, *, dry_run, verbosity, **options):
        """Ask everybody at most once about each entry and step."""
        asked = written = 0
        with alone(Lock.ASKING) as is_ours:
            groups = due_by_reader() if is_ours else {}
            for about in groups.values():
                if dry_run:
                    asked += sum(map(len, about.values()))
                else:
                    links, number = self.did(about)
                    asked, written = asked + links, written + number
        if verbosity:
            would = "would be" if dry_run else "were"
            self.stdout.write(f"{asked} entries {would} asked about")
            self.stdout.write(f"{written} letters were written")

    def did(self, about):
        """Ask one reader; what goes wrong is told and keeps no other from being asked.

        Nothing of it is marked as asked: it is tried again the next night.
        """
        try:
            return ask(about)
        except OperationalError:
            raise  # the database is away: later
        except Exception as error:
            kinds = {model.KIND: keys for model, keys in about.items()}
            self.stderr.write(f"{kinds}: {type(error).__name__}: {error}")
            return 0, 0


def due_by_reader():
    """The keys of what is due, by whom one letter goes to and then by table."""
    groups = {}
    for model in confirmable_kinds().values():
        for entry in due_of(model).iterator(AT_A_TIME):
            group = groups.setdefault(reader_of(entry), {})
            group.setdefault(model, []).append(entry.pk)
    return groups


def due_of(model):
    """What is due of a table, with all that says whom to ask, in one question."""
    names = {field.name for field in model._meta.concrete_fields} & SPEAKERS
    due = model.objects.due_for_letter().order_by("pk")
    return due.select_related(*names, "municipality__entry_point").defer(
        "municipality__outline"
    )


def reader_of(entry):
    """Who is asked next: an organisation, or a municipality."""
    speaker = getattr(entry, "speaker", None)
    if speaker is None or entry.times_asked + 1 == COORDINATOR:
        return "municipality", entry.municipality_id
    return "organisation", speaker.pk


@transaction.atomic
def ask(about):
    """Mark what a reader is asked, then write: neither is without the other."""
    now, links = timezone.now(), []
    for model, keys in about.items():
        due = due_of(model).filter(pk__in=keys)
        free = due.select_for_update(of=("self",), no_key=True, skip_locked=True)
        found = [Link(entry, entry.times_asked + 1) for entry in free]
        model._base_manager.filter(pk__in=[one.entry.pk for one in found]).update(
            times_asked=F("times_asked") + 1, asked_at=now
        )
        links += found
    return len(links), emails.ask(links)
