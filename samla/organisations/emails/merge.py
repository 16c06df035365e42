"""Letters about two entries that became one, or two again."""

from django.urls import reverse

from samla.accounts.models import User
from samla.core import letters


def people_of(*organisations):
    """Everybody who belongs to one of them, once."""
    return User.objects.filter(
        memberships__organisation__in=organisations, is_active=True
    ).distinct()


def tell_about(merge, people):
    """Tell those who belong to one of the two that a merge was made, or undone."""
    for person in people:
        path = reverse("organisations:organisation-detail", args=[merge.kept_id])
        context = {
            "merge": merge,
            "kept": merge.kept.name,
            "gone": merge.record["name"],
            "municipality": merge.kept.municipality.official_name,
            "link": letters.address(path, person.language),
        }
        template = "organisations/emails/merged.txt"
        letters.write(template, person.email, context, person.language)
