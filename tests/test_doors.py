"""Who may enter where: one table, path × person → status.

nobody    has not signed in
stranger  is signed in, and part of nothing
bahar     edits another organisation in Botkyrka
hilda     edits the association
amina     owns the association
erik      coordinates another municipality
kerstin   coordinates Botkyrka
rut       is an administrator

The rows stand in tests/doors/, a file for each room.
"""

import datetime
import importlib
import re
import time
from pathlib import Path

import pytest
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from django.core.management.color import no_style
from django.db import connection
from django.urls import get_resolver
from django.utils import timezone

from samla.accounts.models import User
from samla.activities.models import CoOrganiser, Occurrence, Schedule
from samla.municipalities.models import (
    EntryPoint,
    MunicipalityDomain,
    PlaceName,
    PostcodePrefix,
    SchoolBreak,
)
from samla.organisations.models import Membership, Organisation
from samla.premises.models import OpeningWindow, Picture, Price
from samla.taxonomy.models import Synonym, TermLabel
from samla.themes.models import Source
from tests.conftest import person, staff, with_second_factor
from tests.test_house import OWN, routes

pytestmark = pytest.mark.django_db

PEOPLE = ["nobody", "stranger", "bahar", "hilda", "amina", "erik", "kerstin", "rut"]
TABLES = [
    importlib.import_module(f"tests.doors.{path.stem}")
    for path in sorted(Path(__file__).with_name("doors").glob("[a-z]*.py"))
]
DOORS = [row for table in TABLES for row in table.ROWS]
# What every portal has; nobody's.
REFERENCE = (MunicipalityDomain, PlaceName, PostcodePrefix, Source, Synonym, TermLabel)
# What others than its own people are invited to do with an organisation or a room.
OPEN_TO_OTHERS = {
    "/bokningar/ny/<int:pk>/",
    "/bokningar/ny/<int:pk>/till-vad/",
    "/bokningar/ny/<int:pk>/kontrollera/",
    "/bokningar/omgangar/<int:pk>/onskemal/",
    "/organisationer/<int:pk>/granska/",
    "/organisationer/<int:pk>/var-med/",
}
# Somebody else's things have numbers from here on.
FAR = 1_000_000

# Steps of sign-in that lead on at once when nobody has begun.
LEADING_ON = {
    "/konto/logga-in/igen/",
    "/konto/logga-in/kod/",
    "/konto/logga-in/andra-steget/",
    "/konto/logga-in/passnyckel/",
    "/konto/logga-in/via/avbrutet/",
    "/konto/registrera/kod/",
    "/konto/logga-ut/",
    "/konto/losenord/",
    "/konto/losenord/valj/",
    "/konto/losenord/glomt/kod/",
    "/konto/losenord/glomt/nytt/",
    "/konto/losenord/glomt/klart/",
    # Before what guards an account, a person shows once more who she is.
    "/konto/andra-steget/app/",
    "/konto/andra-steget/reservkoder/nya/",
    "/konto/passnycklar/ny/",
    "/konto/passnycklar/bekrafta/",
    "/lokaler/#/bilder/#/",
}


@pytest.fixture
def nobody():
    """Who has not signed in."""


@pytest.fixture
def bahar(botkyrka):
    """Editor of another organisation in the same municipality."""
    other = Organisation.objects.create(
        name="Cykelvännerna",
        legal_form_id="legal_form:61",
        category_id="association_category:sport",
        municipality=botkyrka,
        about="Vi lär ut cykling.",
        email="hej@cykel.example",
        published_at=timezone.now(),
    )
    bahar = person("bahar@cykel.example")
    Membership.objects.create(user=bahar, organisation=other, role="editor")
    return bahar


@pytest.fixture
def hilda(association):
    """Editor of the association."""
    hilda = person("hilda@sprakvannerna.example", "Hilda")
    Membership.objects.create(user=hilda, organisation=association, role="editor")
    return hilda


@pytest.fixture
def rut(db):
    """An administrator."""
    return with_second_factor(
        User.objects.create_superuser("rut@samla.example", "a-long-password-here")
    )


@pytest.fixture
def erik(umea):
    """Coordinator of another municipality."""
    EntryPoint.objects.create(
        municipality=umea,
        function_name="Samordnare",
        unit="Fritid",
        email="in@umea.example",
        helps_with="Allt.",
    )
    erik = person("erik@umea.example")
    staff(erik, umea, "coordinator")
    return erik


@pytest.fixture
def things(cafe, hall, amina, kerstin, bahar, erik, botkyrka):
    """One of everything that an address can name."""
    schedule = Schedule.objects.create(
        activity=cafe,
        weekdays=[2],
        starts=datetime.time(18),
        ends=datetime.time(20),
        first_on=timezone.localdate(),
    )
    date = Occurrence.objects.get(activity=cafe)
    window = OpeningWindow.objects.create(
        premises=hall, weekday=2, opens=datetime.time(8), closes=datetime.time(22)
    )
    lov = SchoolBreak.objects.create(
        municipality=botkyrka,
        name="Höstlov",
        first_on=datetime.date(2026, 10, 26),
        last_on=datetime.date(2026, 10, 30),
    )
    invitation = CoOrganiser.objects.create(
        activity=cafe, organisation=bahar.memberships.get().organisation
    )
    known = {
        "cafe": cafe.pk,
        "hall": hall.pk,
        "association": cafe.organisation_id,
        "schedule": schedule.pk,
        "date": date.pk,
        "window": window.pk,
        "price": Price.objects.create(premises=hall, user_kind="youth", kronor=0).pk,
        "picture": Picture.objects.create(
            premises=hall, jpeg=b"", width=8, height=8, alt="Salen"
        ).pk,
        "lov": lov.pk,
        "invitation": invitation.pk,
    }
    for table in TABLES:
        if more := getattr(table, "things", None):
            known |= more(known)
    return known


def everything():
    """All rows of all tables of Samla."""
    return {
        model.__name__: list(model.objects.order_by("pk").values()) for model in OWN
    }


@pytest.mark.parametrize("who", PEOPLE)
def test_the_table_of_doors(client, request, things, who):
    if somebody := request.getfixturevalue(who):
        client.force_login(somebody)
    found = {row[0]: client.get(row[0].format(**things)).status_code for row in DOORS}
    expected = {row[0]: row[1 + PEOPLE.index(who)] for row in DOORS}
    assert found == expected


@pytest.mark.parametrize("who", PEOPLE)
def test_who_may_not_read_cannot_write_either(
    client, request, things, wordless_refusals, who
):
    somebody = request.getfixturevalue(who)
    if somebody:
        client.force_login(somebody)
    before = everything()
    for path, *statuses in DOORS:
        refusal = statuses[PEOPLE.index(who)]
        if refusal == 404 or (refusal == 302 and not somebody):
            answer = client.post(path.format(**things), {"title": "Kapad"})
            assert answer.status_code in (refusal, 405), path
    assert everything() == before


@pytest.fixture
def mallory(things, umea):
    """Owns another organisation and coordinates another municipality.

    The numbers of her things lie far from everybody else's, so that a number below
    is never hers, whatever table it is of.
    """
    with connection.cursor() as cursor:
        cursor.execute("select sequencename from pg_sequences")
        for (sequence,) in cursor.fetchall():
            cursor.execute(f"alter sequence {sequence} restart with {FAR}")
    mallory = person("mallory@umea.example", "Mallory")
    other = Organisation.objects.create(
        name="Andra föreningen",
        legal_form_id="legal_form:61",
        category_id="association_category:sport",
        municipality=umea,
        about="Vi är andra.",
        email="hej@andra.example",
        published_at=timezone.now(),
    )
    Membership.objects.create(user=mallory, organisation=other, role="owner")
    staff(mallory, umea, "coordinator")
    return mallory


@pytest.fixture
def counted_anew(db):
    """Numbers begin where the tables end, whatever was made and undone before."""
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), OWN):
            cursor.execute(sql)


def test_no_number_in_any_address_opens_what_is_not_hers(
    counted_anew, client, things, mallory, wordless_refusals
):
    """Every private address with every number there is, read and written."""
    client.force_login(mallory)
    session = client.session  # she wrote her password just now, however long it takes
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [
        {"method": "mfa", "reauthenticated": True, "at": time.time() + 3600}
    ]
    session["account_authentication_methods_user"] = str(mallory.pk)
    session.save()
    numbers = {
        pk
        for model in OWN
        if model not in REFERENCE
        for pk in model.objects.values_list("pk", flat=True).order_by("pk")[:50]
        if isinstance(pk, int) and pk < FAR
    }
    before, opened = everything(), []
    for path in numbered_routes():
        for number in numbers:
            address = re.sub(r"<int:\w+>", str(number), path)
            for ask in (client.get, client.post):
                status = ask(address).status_code
                if status not in (404, 405) and path not in OPEN_TO_OTHERS:
                    opened.append((path, status))
    assert sorted(set(opened)) == []
    assert everything() == before


def numbered_routes():
    """Addresses behind a door that name a thing by its number."""
    for path, view in routes(get_resolver()):
        if "<int:" in path and view.door not in ("public", "visitor"):
            path = re.sub(r"<slug:slug>", "botkyrka", path)
            for kind in {"organisation", "aktivitet", "lokal"}:
                yield "/" + re.sub(r"<\w+:kind>", kind, path)
                if ":kind>" not in path:
                    break


def test_every_address_stands_in_the_table():
    def kind(path):
        return re.sub(r"\{\w+\}|<int:\w+>|\d+", "#", path)

    def plain(path):
        path = path.replace("teman/<slug:slug>", "teman/halsa")
        path = re.sub(r"<slug:slug>", "botkyrka", "/" + path)
        return path.replace("lan/botkyrka", "lan/stockholms-lan")

    told = {kind(path) for path, *_statuses in DOORS} | LEADING_ON
    for path, view in routes(get_resolver()):
        if view.door == "administrator":
            continue  # one rule for all of them: tests/test_administration.py
        path = kind(plain(path))
        path = path.replace("<slug:kind>/#/<str:trail>", "lokal/#/premises.price")
        path = path.replace("<slug:kind>", "organisation")
        path = path.replace("<slug:language>.<slug:ending>", "ar.csv")
        path = path.replace("<slug:provider_id>", "finns-inte")
        path = path.replace("<str:code>", "finns-inte")
        path = path.replace("<slug:municipality>", "botkyrka")
        path = path.replace("<str:token>", "#")
        path = path.replace("<slug:name>", "finns-inte").replace("<slug:part>", "sidor")
        assert path in told, f"Who may enter {path}?"
