"""Who may enter where: one table, path × person → status.

nobody    has not signed in
stranger  is signed in, and part of nothing
bahar     edits another organisation in Botkyrka
erik      coordinates another municipality
amina     owns the association
kerstin   coordinates Botkyrka
"""

import datetime
import re

import pytest
from django.urls import get_resolver
from django.utils import timezone

from samla.activities.models import Activity, CoOrganiser, Occurrence, Schedule
from samla.municipalities.models import EntryPoint, SchoolBreak, StaffMember
from samla.organisations.models import Membership, Organisation
from samla.premises.models import OpeningWindow, Picture, Price
from tests.conftest import person
from tests.test_house import routes

pytestmark = pytest.mark.django_db

PEOPLE = ["nobody", "stranger", "bahar", "erik", "amina", "kerstin"]
OWN = "/aktiviteter/{cafe}/"
DATE = "/aktiviteter/tillfalle/{date}/"
HALL = "/lokaler/{hall}/"
GROUP = "/organisationer/{association}/"
DOORS = [
    # path                                nobody stranger bahar erik amina kerstin
    ("/",                                   200,   200,   200,   200,   200,   200),
    ("/om/",                                200,   200,   200,   200,   200,   200),
    ("/for-foreningar/",                    200,   200,   200,   200,   200,   200),
    ("/for-kommuner/",                      200,   200,   200,   200,   200,   200),
    ("/tillganglighet/",                    200,   200,   200,   200,   200,   200),
    ("/personuppgifter/",                   200,   200,   200,   200,   200,   200),
    ("/halsa/",                             200,   200,   200,   200,   200,   200),
    ("/robots.txt",                         200,   200,   200,   200,   200,   200),
    ("/sitemap.xml",                        200,   200,   200,   200,   200,   200),
    ("/sitemap-sidor-1.xml",                404,   404,   404,   404,   404,   404),
    ("/favicon.ico",                        301,   301,   301,   301,   301,   301),
    ("/min-sida/",                          302,   200,   200,   200,   200,   200),
    ("/min-sida/aktiviteter/",              302,   200,   200,   200,   200,   200),
    ("/kommuner/",                          200,   200,   200,   200,   200,   200),
    ("/kommuner/lan/stockholms-lan/",       200,   200,   200,   200,   200,   200),
    ("/kommuner/botkyrka/",                 200,   200,   200,   200,   200,   200),
    ("/kommuner/botkyrka/vagen-in/",        302,   404,   404,   404,   404,   200),
    ("/kommuner/botkyrka/lov/",             302,   404,   404,   404,   404,   200),
    ("/kommuner/botkyrka/lov/{lov}/ta-bort/", 302, 404,   404,   404,   404,   200),
    ("/organisationer/",                    200,   200,   200,   200,   200,   200),
    ("/organisationer/ny/",                 302,   200,   200,   200,   200,   200),
    (GROUP,                                 200,   200,   200,   200,   200,   200),
    (GROUP + "klar/",                       302,   404,   404,   404,   200,   404),
    (GROUP + "andra/",                      302,   404,   404,   404,   200,   404),
    (GROUP + "bekrafta/",                   302,   404,   404,   404,   200,   404),
    (GROUP + "ta-bort/",                    302,   404,   404,   404,   200,   404),
    ("/lokaler/",                           200,   200,   200,   200,   200,   200),
    ("/lokaler/ny/",                        302,   200,   200,   200,   200,   200),
    ("/lokaler/bild/finns-inte.jpg",        404,   404,   404,   404,   404,   404),
    (HALL,                                  200,   200,   200,   200,   200,   200),
    (HALL + "andra/",                       302,   404,   404,   404,   404,   200),
    (HALL + "om/",                          302,   404,   404,   404,   404,   200),
    (HALL + "tillganglighet/",              302,   404,   404,   404,   404,   200),
    (HALL + "oppettider/",                  302,   404,   404,   404,   404,   200),
    # Taken away by one press, and put back by another.
    (HALL + "oppettider/{window}/ta-bort/", 302,   404,   404,   404,   404,   302),
    (HALL + "priser/",                      302,   404,   404,   404,   404,   200),
    (HALL + "priser/{price}/ta-bort/",      302,   404,   404,   404,   404,   302),
    (HALL + "bilder/",                      302,   404,   404,   404,   404,   200),
    (HALL + "bilder/{picture}/ta-bort/",    302,   404,   404,   404,   404,   200),
    (HALL + "publicera/",                   302,   404,   404,   404,   404,   200),
    (HALL + "dra-in/",                      302,   404,   404,   404,   404,   200),
    (HALL + "bekrafta/",                    302,   404,   404,   404,   404,   200),
    ("/aktiviteter/",                       200,   200,   200,   200,   200,   200),
    ("/aktiviteter/ny/",                    302,   302,   200,   302,   200,   302),
    (OWN,                                   200,   200,   200,   200,   200,   200),
    (OWN + "kalender.ics",                  200,   200,   200,   200,   200,   200),
    (OWN + "{date}/kalender.ics",           200,   200,   200,   200,   200,   200),
    (OWN + "vad/",                          302,   404,   404,   404,   200,   404),
    (OWN + "nar/",                          302,   404,   404,   404,   200,   404),
    (OWN + "var/",                          302,   404,   404,   404,   200,   404),
    (OWN + "vem/",                          302,   404,   404,   404,   200,   404),
    (OWN + "forhandsgranska/",              302,   404,   404,   404,   200,   404),
    (OWN + "klar/",                         302,   404,   404,   404,   200,   404),
    (OWN + "andra/",                        302,   404,   404,   404,   200,   404),
    (OWN + "pausa/",                        302,   404,   404,   404,   200,   404),
    (OWN + "ta-bort/",                      302,   404,   404,   404,   200,   404),
    (OWN + "kopiera/",                      302,   404,   404,   404,   200,   404),
    (OWN + "tillfallen/",                   302,   404,   404,   404,   200,   404),
    (OWN + "medarrangorer/",                302,   404,   404,   404,   200,   404),
    ("/aktiviteter/tider/{schedule}/ta-bort/", 302, 404,  404,   404,   200,   404),
    (DATE + "stall-in/",                    302,   404,   404,   404,   200,   404),
    (DATE + "flytta/",                      302,   404,   404,   404,   200,   404),
    (DATE + "aterstall/",                   302,   404,   404,   404,   200,   404),
    ("/aktiviteter/medarrangor/{invitation}/", 302, 404,  200,   404,   404,   404),
    ("/aktiviteter/medarrangor/{invitation}/ta-bort/", 302, 404, 404, 404, 200, 404),
    ("/konto/",                             302,   200,   200,   200,   200,   200),
    ("/konto/e-post/",                      302,   200,   200,   200,   200,   200),
    ("/konto/logga-in/",                    200,   302,   302,   302,   302,   302),
    ("/konto/logga-in/losenord/",           200,   302,   302,   302,   302,   302),
    ("/konto/registrera/",                  200,   302,   302,   302,   302,   302),
    ("/konto/losenord/glomt/",              200,   200,   200,   200,   200,   200),
    ("/konto/stangt/",                      200,   200,   200,   200,   200,   200),
]  # fmt: skip

# Steps of sign-in that lead on at once when nobody has begun.
LEADING_ON = {
    "/konto/logga-in/igen/",
    "/konto/logga-in/kod/",
    "/konto/registrera/kod/",
    "/konto/logga-ut/",
    "/konto/losenord/",
    "/konto/losenord/valj/",
    "/konto/losenord/glomt/kod/",
    "/konto/losenord/glomt/nytt/",
    "/konto/losenord/glomt/klart/",
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
    StaffMember.objects.create(user=erik, municipality=umea, role="coordinator")
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
    return {
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


@pytest.mark.parametrize("who", PEOPLE)
def test_the_table_of_doors(client, request, things, who):
    if somebody := request.getfixturevalue(who):
        client.force_login(somebody)
    found = {row[0]: client.get(row[0].format(**things)).status_code for row in DOORS}
    expected = {row[0]: row[1 + PEOPLE.index(who)] for row in DOORS}
    assert found == expected


@pytest.mark.parametrize("who", PEOPLE)
def test_who_may_not_read_cannot_write_either(client, request, things, who):
    somebody = request.getfixturevalue(who)
    if somebody:
        client.force_login(somebody)
    before = Activity.objects.values().get(pk=things["cafe"])
    for path, *statuses in DOORS:
        refusal = statuses[PEOPLE.index(who)]
        if refusal == 404 or (refusal == 302 and not somebody):
            answer = client.post(path.format(**things), {"title": "Kapad"})
            assert answer.status_code in (refusal, 405), path
    assert Activity.objects.values().get(pk=things["cafe"]) == before


def test_every_address_stands_in_the_table():
    def kind(path):
        return re.sub(r"\{\w+\}|<int:\w+>|\d+", "#", path)

    def plain(path):
        path = re.sub(r"<slug:slug>", "botkyrka", "/" + path)
        return path.replace("lan/botkyrka", "lan/stockholms-lan")

    told = {kind(path) for path, *_statuses in DOORS} | LEADING_ON
    for path, _view in routes(get_resolver()):
        path = kind(plain(path))
        path = path.replace("<slug:name>", "finns-inte").replace("<slug:part>", "sidor")
        assert path in told, f"Who may enter {path}?"
