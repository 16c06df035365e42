"""Letters about a person's own data."""

from django.urls import reverse

from samla.core.letters import address, write


def erased(person):
    """Tell a person that her account is gone."""
    write("pages/emails/erased.txt", person.email, {}, person.language)


def nobody_on_duty(municipality, colleague):
    """Tell a coordinator that a colleague who was on duty has left."""
    path = reverse("municipalities:entry-point-edit", args=[municipality.slug])
    facts = {
        "municipality": municipality.official_name,
        "address": address(path, colleague.language),
    }
    write("pages/emails/nobody_on_duty.txt", colleague.email, facts, colleague.language)


def unused(person, days):
    """Tell a person that her account will be erased unless she signs in."""
    facts = {
        "days": days,
        "address": address(reverse("account_login"), person.language),
    }
    write("pages/emails/unused.txt", person.email, facts, person.language)
