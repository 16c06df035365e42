"""A coordinator sees what people look for in vain, and never who."""

import datetime

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from samla.municipalities.models import MissedSearch

pytestmark = pytest.mark.django_db
PAGE = "/en/kommuner/botkyrka/sokt/"


def look(client, words, times=1, path="/sok/"):
    for _ in range(times):
        client.get(path, {"q": words})


def counted():
    rows = MissedSearch.objects.order_by("words", "municipality")
    return list(rows.values_list("words", "municipality", "times"))


def test_what_was_missed_is_counted_where_it_was_looked_for(client, cafe, umea):
    look(client, "Curling Botkyrka", 2)
    look(client, "curling")
    look(client, "språkcafé umeå")
    look(client, "språkcafé alby")
    assert counted() == [
        ("curling", "0127", 2),
        ("curling", None, 1),
        ("språkcafé", "2480", 1),
    ]


def test_the_list_of_activities_counts_too_but_not_what_was_narrowed(client, cafe):
    client.get("/aktiviteter/", {"q": "curling", "var": "Tumba"})
    client.get("/aktiviteter/", {"q": "curling", "gratis": "ja", "var": "Tumba"})
    client.get("/aktiviteter/", {"var": "Kiruna"})
    assert counted() == [("curling", "0127", 1)]


@pytest.mark.parametrize(
    "typed",
    [
        "070-174 06 05",
        "19800101-1234",
        "amina@example.org",
        "https://example.org",
        "Fatima Curling",
        "mohammed",
        "en hel mening om mig och mina barn",
        "x" * 41,
        "curlingbana 12",
        "😀",
    ],
)
def test_what_may_be_about_a_person_is_not_kept(client, typed):
    look(client, typed)
    assert counted() == []


def test_the_database_refuses_days_numbers_and_addresses(botkyrka):
    monday = datetime.date(2026, 11, 23)
    for wrong in (
        {"week_on": monday + datetime.timedelta(days=2)},
        {"words": "070174"},
        {"words": "a@b"},
    ):
        row = {"words": "curling", "week_on": monday, "times": 1} | wrong
        with pytest.raises(IntegrityError), transaction.atomic():
            MissedSearch.objects.create(municipality=botkyrka, **row)
    counted_once = {"words": "curling", "week_on": monday, "times": 1}
    MissedSearch.objects.create(**counted_once)
    with pytest.raises(IntegrityError), transaction.atomic():
        MissedSearch.objects.create(**counted_once)


def test_fewer_than_five_are_shown_to_nobody(client, kerstin):
    look(client, "curling botkyrka", 4)
    look(client, "bandy", 5)
    client.force_login(kerstin)
    page = client.get(PAGE)
    assert (list(page.context["here"]), "curling" in page.content.decode()) == ([], 0)
    assert [row["words"] for row in page.context["anywhere"]] == ["bandy"]
    look(client, "curling botkyrka")
    told = client.get(PAGE).context["here"]
    assert [(row["words"], row["times_in_all"]) for row in told] == [("curling", 5)]


def test_the_desk_leads_there(client, kerstin):
    client.force_login(kerstin)
    assert PAGE.removeprefix("/en") in client.get("/min-sida/").content.decode()


def test_counts_are_forgotten_and_few_sooner(botkyrka, umea):
    def week(words, weeks, times, place=botkyrka):
        monday = timezone.localdate() - datetime.timedelta(weeks=weeks)
        monday -= datetime.timedelta(days=monday.weekday())
        MissedSearch.objects.create(
            municipality=place, words=words, week_on=monday, times=times
        )

    week("old", 54, 90)
    week("few", 20, 4)
    week("few", 20, 3, umea)
    week("few", 20, 2, None)
    week("several", 20, 3)
    week("several", 2, 2)
    week("new", 2, 1)
    call_command("forget", verbosity=0)
    left = set(MissedSearch.objects.values_list("words", flat=True))
    assert left == {"several", "new"}
