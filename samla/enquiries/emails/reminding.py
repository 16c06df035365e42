"""Letters before a promise is broken: to the handler, to her deputy, to the head."""

from collections import defaultdict

from django.urls import reverse

from samla.core import letters
from samla.enquiries.emails.asking import LANGUAGE, readers, readers_of_all
from samla.enquiries.models import reminding

# More than these are a number: the list stands in the inbox.
MOST_NAMED = 20


def remind(level, municipality, enquiries):
    """One letter to each reader about all that she is reminded of."""
    by_reader, known = defaultdict(list), {}
    for enquiry in enquiries:
        enquiry.municipality = municipality
        if enquiry.handler_id not in known:
            known[enquiry.handler_id] = readers_at(level, enquiry)
        for reader in known[enquiry.handler_id]:
            by_reader[reader].append(enquiry)
    path = reverse("enquiries:enquiry-list")
    for (address, language), hers in by_reader.items():
        context = {
            "enquiries": hers[:MOST_NAMED],
            "count": len(hers),
            "is_hers": level == reminding.HANDLER,
            "municipality": municipality,
            "link": letters.address(path, language),
        }
        name = "enquiries/emails/promise_near.txt"
        letters.write(name, address, context, language)


def readers_at(level, enquiry):
    """Who is reminded: the handler, then her deputy, then the head of both."""
    if level == reminding.HANDLER:
        return readers(enquiry)
    if level == reminding.DEPUTY:
        second = reminding.second_to(enquiry)
        if second:
            return [(second.user.email, second.user.language)]
    point = getattr(enquiry.municipality, "entry_point", None)
    if level == reminding.HEAD and point and point.head_email:
        return [(point.head_email, LANGUAGE)]
    return readers_of_all(enquiry.municipality)
