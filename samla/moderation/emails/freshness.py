"""Letters that ask whether all is still right, and that tell what is shown again."""

from dataclasses import replace

from django.conf import settings
from django.urls import reverse

from samla.accounts.models import User
from samla.core import letters
from samla.moderation.models.link import COORDINATOR, OTHERS, OWNER, Link

# What a function's mailbox reads is not known.
LANGUAGE = "sv"
MOST_IN_A_LETTER = 30


def ask(links) -> int:
    """Ask about these entries, each reader once about all of hers; how many letters."""
    readers, known = {}, {}
    for link in links:
        for address, language, *who in _readers(link, known):
            reader = (address, language, link.step == COORDINATOR)
            hers = replace(link, reader=who[0]) if who else link
            readers.setdefault(reader, []).append(hers)
    number = 0
    for (address, language, is_coordinator), asked in readers.items():
        for first in range(0, len(asked), MOST_IN_A_LETTER):
            part = asked[first : first + MOST_IN_A_LETTER]
            context = {
                "links": _addressed(part, language),
                "name": part[0].entry,
                "is_again": all(link.step == OTHERS for link in part),
                "is_coordinator": is_coordinator,
            }
            letters.write(
                "moderation/emails/still_right.txt", address, context, language
            )
            number += 1
    return number


def shown_again(entry):
    """Tell an entry's people that its pause is over."""
    context = {"entry": entry, "links": _addressed([Link(entry, OWNER)], LANGUAGE)}
    letters.write("moderation/emails/shown_again.txt", entry.mailbox, context, LANGUAGE)


def _addressed(links, language):
    path = [(reverse("moderation:freshness-link", args=[one.token])) for one in links]
    addresses = [letters.address(one, language) for one in path]
    return list(zip(links, addresses, strict=True))


def _readers(link, known):
    """Who is asked: the mailbox, then the people, then the municipality."""
    entry = link.entry
    if link.step == COORDINATOR:
        return _municipality(entry, known)
    people = []
    if link.step == OTHERS:
        keepers = _people(entry.keepers.order_by("pk").distinct(), known, "pk")
        mailbox = entry.mailbox.lower()
        people = [one for one in keepers if one[0].lower() != mailbox]
    if not (people or entry.mailbox):
        return _municipality(entry, known)
    return people or [(entry.mailbox, LANGUAGE)]


def _people(rows, known, *more):
    """Their addresses, languages …: asked for once for all that the same ones keep."""
    key = str(rows.query)
    if key not in known:
        known[key] = list(rows.values_list("email", "language", *more))
    return known[key]


def _municipality(entry, known):
    """The way in to its municipality; where there is none, who answers for Samla."""
    way_in = getattr(entry.municipality, "entry_point", None)
    if way_in and way_in != entry and not way_in.is_example:
        return [(way_in.email, LANGUAGE)]
    if "@" in settings.CONTACT:
        return [(settings.CONTACT, LANGUAGE)]
    return _people(User.objects.filter(is_superuser=True, is_active=True), known)
