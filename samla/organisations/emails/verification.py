"""Letters about what a municipality has checked of an organisation."""

from django.urls import reverse

from samla.core import letters
from samla.organisations.emails.merge import people_of

# What a shared mailbox reads is not known.
LANGUAGE = "sv"


def verified(verification):
    """Tell the organisation who vouches for it now."""
    _tell("verified", verification)


def withdrawn(verification):
    """Tell the organisation that it is vouched for no longer, and why."""
    _tell("verification_withdrawn", verification)


def ending(verification):
    """Tell the organisation that a verification ends soon."""
    _tell("verification_ending", verification)


def readers_of(organisation):
    """The mailbox and the people of an organisation, each once; of no example."""
    if organisation.is_example:
        return {}
    people = people_of(organisation).values_list("email", "language")
    return {organisation.email: LANGUAGE} | dict(people)


def _tell(name, verification):
    organisation = verification.organisation
    path = reverse("organisations:organisation-detail", args=[organisation.pk])
    for address, language in readers_of(organisation).items():
        context = {
            "verification": verification,
            "organisation": organisation.name,
            "municipality": verification.municipality.official_name,
            "link": letters.address(path, language),
        }
        letters.write(f"organisations/emails/{name}.txt", address, context, language)
