"""Every night: letters about what waits for review, so that promises are kept."""

from collections import defaultdict

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from samla.moderation.emails import review as letters
from samla.moderation.models import Review


class Command(BaseCommand):
    """A second run sends nothing twice: each review remembers its letters."""

    help = "Write to those who decide: what is new, what is due, what is late."

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be sent"
        )

    def handle(self, *, dry_run, verbosity, **_options):
        """Three kinds of letters, each once."""
        told = self.tell_news(dry_run)
        due = Review.objects.due_soon().filter(reminded_at=None)
        late = Review.objects.overdue().filter(escalated_at=None)
        reminded = self.send(due, "reminded_at", letters.due, dry_run)
        escalated = self.send(late, "escalated_at", letters.broken, dry_run)
        begin = "Would write" if dry_run else "Wrote"
        if verbosity:
            self.stdout.write(
                f"{begin} to {told} municipalities about what is new, to {reminded} "
                f"about what is due, to {escalated} about what is late."
            )

    def tell_news(self, dry_run):
        """Those that got no letter because one had been sent within the hour."""
        news = Review.objects.waiting().filter(told_at=None)
        places = {review.municipality for review in news.select_related("municipality")}
        if dry_run:
            return len(places)
        return sum(Review.objects.tell(place) for place in places)

    def send(self, reviews, mark, letter, dry_run):
        """One letter to each municipality about these, and a mark on each review."""
        with transaction.atomic():
            rows = reviews.select_for_update(of=("self",), no_key=True)
            places = defaultdict(list)
            for review in rows.select_related("municipality"):
                places[review.municipality].append(review)
            if not dry_run:
                for place, its_reviews in places.items():
                    letter(place, its_reviews)
                keys = [review.pk for its in places.values() for review in its]
                marked = Review.objects.filter(pk__in=keys)
                marked.update(**{mark: timezone.now()})
        return len(places)
