"""The queue: what waits, the oldest first, with its promise; few questions."""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samla.activities.models import Activity
from samla.moderation.models import Review
from samla.municipalities.models import StaffMember
from samla.organisations.models import Organisation
from samla.premises.models import Premises
from tests.conftest import person, with_second_factor
from tests.moderation.conftest import edited

pytestmark = pytest.mark.django_db

PATH = "/en/provning/"
SIGNING_IN = ("django_session", "authenticator", 'FROM "accounts_user" WHERE')


@pytest.fixture
def waits(grannar, bahar):
    """Makes what waits for review, asked some days ago."""

    def made(entry=grannar, days=0, due=3, **facts):
        today = timezone.localdate()
        asked = timezone.now() - datetime.timedelta(days=days)
        defaults = {
            "entry": entry,
            "municipality": entry.municipality,
            "kind": "edit",
            "proposed": {"email": "ny@grannarna.example"},
            "asked_by": bahar,
            "asked_at": asked,
            "due_on": today + datetime.timedelta(days=due),
        }
        return Review.objects.create(**defaults | facts)

    return made


@pytest.fixture
def many(grannar, botkyrka):
    """Makes entries of all three kinds."""

    def made(number):
        facts = {"municipality": botkyrka, "email": "x@y.example"}
        for n in range(number):
            yield Organisation.objects.create(
                name=f"Förening {n}",
                legal_form_id="legal_form:61",
                category_id="association_category:social",
                about="Vi ses.",
                **facts,
            )
            yield Premises.objects.create(
                name=f"Rum {n}",
                kind_id="premises_kind:meeting",
                owner_organisation=grannar,
                most_persons=9,
                address="Vägen 1",
                city="Alby",
                **facts,
            )
            yield Activity.objects.create(
                organisation=grannar,
                type_id="activity_type:sport",
                title=f"Fotboll {n}",
                **facts,
            )

    return made


def test_the_oldest_stands_first_with_its_age_and_promise(client, kerstin, waits, many):
    entries = list(many(1))
    waits(entries[0], days=1, kind="first")
    waits(entries[1], days=9, due=-2)
    client.force_login(kerstin)
    html = client.get(PATH).content.decode()
    assert html.index("Rum 0") < html.index("Förening 0")
    assert "9 days" in html
    assert html.count("Late: promised by") == 1
    assert "Bahar" in html


def test_it_asks_six_questions_for_fifty_of_all_kinds(client, kerstin, waits, many):
    for entry in many(17):
        waits(entry)
    client.force_login(kerstin)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        page = client.get(PATH).context["page"]
    assert page.paginator.count == 51
    assert len(page.object_list) == 20
    own = [q["sql"] for q in asked if not any(each in q["sql"] for each in SIGNING_IN)]
    assert len(own) <= 6, own


def test_kinds_are_told_apart(client, kerstin, waits, many):
    entries = list(many(1))
    waits(entries[0], kind="first")
    waits(entries[1])
    client.force_login(kerstin)
    html = client.get(PATH + "?slag=first").content.decode()
    assert "Förening 0" in html
    assert "Rum 0" not in html
    assert client.get(PATH + "?slag=%00;drop").status_code in (200, 400)
    assert client.get(PATH + "?sida=99").status_code == 404


def test_where_nothing_waits_it_says_so(client, kerstin):
    client.force_login(kerstin)
    assert "Nothing waits for you" in client.get(PATH).content.decode()


def test_what_is_decided_waits_no_longer(client, kerstin, waits):
    review = waits()
    client.force_login(kerstin)
    assert "Grannarna" in client.get(PATH).content.decode()
    review.send_back(kerstin, "Nej")
    assert "Nothing waits for you" in client.get(PATH).content.decode()


@pytest.mark.parametrize("who", ["stranger", "amina", "reader"])
def test_only_those_who_decide_have_a_queue(client, request, who):
    client.force_login(request.getfixturevalue(who))
    assert client.get(PATH).status_code == 404


@pytest.fixture
def reader(botkyrka):
    """Works for Botkyrka, and only reads."""
    reader = with_second_factor(person("reader@botkyrka.example"))
    StaffMember.objects.create(user=reader, municipality=botkyrka, role="reader")
    return reader


def test_another_municipality_sees_nothing_of_it(client, waits, umea):
    waits()
    erik = with_second_factor(person("erik@umea.example"))
    StaffMember.objects.create(user=erik, municipality=umea)
    client.force_login(erik)
    assert "Grannarna" not in client.get(PATH).content.decode()


def test_administrators_see_what_is_nobodys_and_all_if_they_ask(
    client, django_user_model, waits, many, kerstin, umea
):
    rut = with_second_factor(
        django_user_model.objects.create_superuser("rut@samla.example", "a-password")
    )
    [*_others, football] = many(1)
    football.municipality = umea
    football.save()
    waits(football)
    waits()
    client.force_login(rut)
    html = client.get(PATH).content.decode()
    assert "Fotboll 0" in html
    assert "Grannarna" in html  # it plays football
    assert len(re.findall(r"/provning/\d+/", html)) == 1
    html = client.get(PATH + "?alla=ja").content.decode()
    assert len(re.findall(r"/provning/\d+/", html)) == 2


def test_the_desk_says_how_many_wait(client, kerstin, waits, many):
    client.force_login(kerstin)
    assert not client.get("/en/min-sida/").context["lines"]
    for entry in many(1):
        waits(entry)
    lines = client.get("/en/min-sida/").context["lines"]
    assert sum(line.count for line in lines) == 3
    for line in lines:
        assert len(client.get(line.url).context["page"]) == line.count


def test_who_changed_something_sees_on_her_desk_that_it_waits(client, grannar, bahar):
    edited(client, bahar, grannar, about="Nytt.")
    assert "Waits for review" in client.get("/en/min-sida/").content.decode()
