"""What was answered, and about which nobody has said anything since, is closed."""

from django.core.management import BaseCommand

from samla.enquiries.models import Enquiry


class Command(BaseCommand):
    """Run it every night; a second run does no harm. A reply opens it again."""

    help = "Close what was answered 30 days ago, if nobody has said anything since."

    def add_arguments(self, parser):
        """Really, or only to see."""
        parser.add_argument("--dry-run", action="store_true", help="change nothing")

    def handle(self, *, dry_run, verbosity, **options):
        """Close each by itself, unless its sender was quicker."""
        quiet = Enquiry.objects.quietly_answered()
        if dry_run:
            number = quiet.count()
        else:
            number = sum(enquiry.settle() for enquiry in quiet.iterator(500))
        if verbosity:
            self.stdout.write(f"{number} enquiries are closed")
