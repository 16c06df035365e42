"""What waits for a coordinator of the demonstration: something new, and a change."""

from samla.core.versions import as_json
from samla.demo import days
from samla.moderation.models import Review


def ask(organisation, person, told: dict, now):
    """Ask for a review of an organisation, as its owner did some days ago."""
    change = {name: text.strip() for name, text in told.get("change", {}).items()}
    review = Review.objects.ask(
        organisation,
        Review.Kind.EDIT if change else Review.Kind.FIRST,
        person,
        change,
        {name: as_json(organisation, name) for name in change},
    )
    asked = now - days.DAY * told["asked_days_ago"]
    # Nobody gets a letter about an example.
    Review.objects.filter(pk=review.pk).update(asked_at=asked, told_at=asked)
