"""Letters about what a municipality has checked of an organisation."""

from django.urls import reverse

from samla.core import letters


def verified(verification):
    """Tell the organisation who vouches for it now."""
    _tell("verified", verification)


def withdrawn(verification):
    """Tell the organisation that it is vouched for no longer, and why."""
    _tell("verification_withdrawn", verification)


def ending(verification):
    """Tell the organisation that a verification ends soon."""
    _tell("verification_ending", verification)


def _tell(name, verification):
    organisation = verification.organisation
    path = reverse("organisations:organisation-detail", args=[organisation.pk])
    for address, language in organisation.readers.items():
        context = {
            "verification": verification,
            "organisation": organisation.name,
            "municipality": verification.municipality.official_name,
            "link": letters.address(path, language),
        }
        letters.write(f"organisations/emails/{name}.txt", address, context, language)
