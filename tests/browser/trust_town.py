"""A town for the journeys of trust: its people are no examples, and get letters.

`manage.py shell` runs it beside the portal, once; each language has a town of its own.
"""

import datetime
import json

from django.conf import settings
from django.test import Client
from django.utils import timezone

from samla.accounts.models import User
from samla.municipalities.models import EntryPoint, Municipality, MunicipalityDomain
from samla.organisations.models import Organisation, Verification
from tests.conftest import staff

# Where each language's journeys take place, and the municipality that joins.
TOWNS = {"sv": ("Huddinge", "Salem"), "ar": ("Haninge", "Nykvarn")}
NAMES = ("verify", "suspend", "report", "notice", "history", "both", "fresh", "invite")
PASSWORD = "a-long-password-here"
LONG_AGO = datetime.timedelta(days=900)


def build():
    """Make everything, and say what the journeys need to know."""
    told = {language: town(language, *places) for language, places in TOWNS.items()}
    print("TOWNS", json.dumps(told))  # noqa: T201


def open_way_in(place, eva):
    """Eva is on duty at the way in of a municipality."""
    EntryPoint.objects.create(
        municipality=place,
        function_name="Samordnare för civilsamhället",
        unit="Kultur och fritid",
        email=f"vagenin@{eva.email.partition('@')[2]}",
        phone="08-000 00 00",
        phone_hours="måndag 9–11",
        languages=["language:sv"],
        helps_with="Lokaler.",
        helps_not_with="Ärenden om enskilda.",
        on_duty=staff(eva, place),
    )


def town(language, home, joins):
    """A municipality with a coordinator, and organisations with two owners each."""
    place = Municipality.objects.get(name=home)
    eva = member(f"eva@{language}.town.example", "Eva", language)
    open_way_in(place, eva)
    known = {"eva": cookie(eva), "joins": Municipality.objects.get(name=joins).slug}
    for name in NAMES:
        known[name] = association(name, place, language)
    for which in ("kept", "gone"):
        known[which] = association(f"{which} dubbel", place, language)
    Verification.objects.create(
        organisation_id=known["history"]["pk"],
        municipality=place,
        checked=["met"],
        function="Samordnare",
        until_on=timezone.localdate() + LONG_AGO,
    )
    known["leaver"] = leaver(known["history"]["pk"], language)
    old = timezone.now() - LONG_AGO
    Organisation.objects.filter(pk=known["fresh"]["pk"]).update(confirmed_at=old)
    MunicipalityDomain.objects.update_or_create(
        name=f"{language}.joins.example",
        defaults={
            "municipality": Municipality.objects.get(name=joins),
            "confirmed_at": timezone.now(),
        },
    )
    return known


def association(name, place, language):
    """An organisation that is shown; two people own it."""
    mailbox = f"{name.split()[0]}@{language}.town.example"
    row = Organisation.objects.create(
        name=f"Föreningen {name.title()} {language}",
        legal_form_id="legal_form:61",
        category_id="association_category:social",
        municipality=place,
        about="Vi träffas och pratar.",
        languages=["language:sv"],
        capabilities=["capability:welcome"],
        best_at=["capability:welcome"],
        email=mailbox,
        published_at=timezone.now(),
        approved_at=timezone.now(),
    )
    people = [member(f"{each}.{mailbox}", each.title(), language) for each in OWNERS]
    for each in people:
        row.memberships.create(user=each, role="owner")
    first, second = map(cookie, people)
    known = {"pk": row.pk, "name": row.name, "mailbox": mailbox}
    return known | {"first": first, "second": second}


OWNERS = ("asta", "bodil")


def leaver(organisation, language):
    """Somebody with a password who edits for an organisation, and will leave."""
    gone = member(f"gone@{language}.town.example", "Lämnar", language, PASSWORD)
    Organisation.objects.get(pk=organisation).memberships.create(
        user=gone, role="editor"
    )
    return cookie(gone) | {"email": gone.email}


def member(email, name, language, password=None):
    """Somebody who reads this language; few have a password, for hashing takes time."""
    return User.objects.create_user(email, password, name=name, language=language)


def cookie(user):
    """What a browser keeps in which somebody has signed in."""
    browser = Client()
    browser.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": browser.cookies[name].value}
