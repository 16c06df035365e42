"""Letters about suspensions: to the organisation, and to those who decide."""

from django.conf import settings
from django.urls import reverse

from samla.accounts.models import User
from samla.core import letters

# What a shared mailbox reads is not known.
LANGUAGE = "sv"


def suspended(suspension):
    """Tell the organisation and its people why, and how to object."""
    _tell("suspended", suspension)


def answered(suspension):
    """Tell the organisation what was decided about its suspension."""
    _tell("suspension_answered", suspension)


def objected(suspension):
    """Tell the municipality and the administrators what the organisation says."""
    people = User.objects.filter(is_superuser=True, is_active=True)
    readers = dict(people.values_list("email", "language"))
    if "@" in settings.CONTACT:
        readers = {settings.CONTACT: LANGUAGE}
    if way_in := getattr(suspension.municipality, "entry_point", None):
        readers[way_in.email] = LANGUAGE
    path = reverse("organisations:suspension-create", args=[suspension.organisation_id])
    _write("suspension_objected", suspension, readers, path)


def _tell(name, suspension):
    organisation = suspension.organisation
    path = reverse("organisations:suspension-object", args=[organisation.pk])
    _write(name, suspension, organisation.readers, path)


def _write(name, suspension, readers, path):
    for address, language in readers.items():
        context = {
            "suspension": suspension,
            "organisation": suspension.organisation.name,
            "municipality": suspension.municipality.official_name,
            "link": letters.address(path, language),
        }
        letters.write(f"organisations/emails/{name}.txt", address, context, language)
