"""What nobody confirms becomes old: it sinks in lists, and at last leaves them."""

from django.core.management import BaseCommand

from samla.core.freshness import confirmable_kinds


class Command(BaseCommand):
    """Run it every night; a second run does no harm."""

    help = "Let what nobody has confirmed become old, and leave the lists."

    def add_arguments(self, parser):
        """Really, or only to see."""
        parser.add_argument("--dry-run", action="store_true", help="change nothing")

    def handle(self, *, dry_run, verbosity, **options):
        """Give every entry the standing it has earned."""
        number = sum(
            model.objects.age(dry_run=dry_run) for model in confirmable_kinds().values()
        )
        if verbosity:
            self.stdout.write(f"{number} entries have another standing")
