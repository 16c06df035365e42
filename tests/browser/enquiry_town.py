"""Towns for the journeys of questions: a coordinator, a template, and what waits.

`manage.py shell` runs it beside the portal, once; each journey has a town of its own.
"""

import datetime
import json

from django.utils import timezone

from samla.enquiries.models import AnswerTemplate, Enquiry
from samla.municipalities.models import Municipality
from tests.browser.trust_town import cookie, member, open_way_in

TOWNS = ("Tyresö", "Nacka", "Täby", "Solna")
TEXT = "Vi söker en lokal på tisdagar för trettio personer."
TEMPLATE = "Hej {namn}! Ni får låna Gröna salen. Hälsningar {handlaggare}"


def build():
    """Make everything, and say what the journeys need to know."""
    told = {str(place): town(name) for place, name in enumerate(TOWNS)}
    print("TOWNS", json.dumps(told))  # noqa: T201


def town(name):
    """A municipality where two questions are late and one is new."""
    place = Municipality.objects.get(name=name)
    eva = member(f"eva@{place.slug}.example", "Eva", "sv")
    open_way_in(place, eva)
    AnswerTemplate.objects.create(municipality=place, title="Lån", text=TEMPLATE)
    matters = [asked(place, days) for days in (5, 2, -3)]
    return {
        "eva": cookie(eva),
        "slug": place.slug,
        "matters": [
            {"pk": one.pk, "reference": one.reference, "token": one.token}
            for one in matters
        ],
    }


def asked(place, days_late):
    """Leyla has asked; an answer was promised so many days ago."""
    enquiry = Enquiry(
        municipality=place,
        kind_id="enquiry_kind:room",
        text=TEXT,
        text_language_id="language:sv",
        name="Leyla",
        email=f"leyla{days_late}@{place.slug}.example",
        once=f"{place.slug}{days_late}",
        asked_at=timezone.now() - datetime.timedelta(days=days_late + 4),
    )
    Enquiry.objects.ask(enquiry)
    due = timezone.localdate() - datetime.timedelta(days=days_late)
    Enquiry.objects.filter(pk=enquiry.pk).update(answer_due_on=due)
    return enquiry
