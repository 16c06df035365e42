"""The week of a municipality, for a notice board."""

import datetime
import html

import pytest

from samla.activities.models import Occurrence
from samla.paper.models import ShortCode
from samla.paper.told import MOST_ROWS
from tests.activities.conftest import at
from tests.paper.conftest import leads_to

pytestmark = pytest.mark.django_db

MINUTE = datetime.timedelta(minutes=1)


def sheet(client, query="", language="/en"):
    return client.get(f"{language}/kommuner/botkyrka/affisch/{query}")


def text_of(answer):
    return html.unescape(answer.content.decode())


def test_this_week_or_the_next_in_the_languages_that_are_chosen(
    client, football, botkyrka
):
    answer = sheet(client, "?sprak=sv&sprak=ar")
    assert not answer.cookies
    page = text_of(answer)
    for words in ("Den här veckan: Botkyrka", "هذا الأسبوع", "tisdag 24 november"):
        assert words in page
    assert "23/11–29/11" in page
    assert "18.00–20.00" in page
    code = ShortCode.objects.of(botkyrka)
    drawing = page[
        page.index("<svg xmlns") : page.index("</svg>", page.index("<svg xmlns"))
    ]
    assert leads_to(drawing, f"http://testserver/k/{code}")
    later = text_of(sheet(client, "?sprak=sv&vecka=nasta"))
    assert "Nästa vecka: Botkyrka" in later
    assert "tisdag 1 december" in later
    assert "30/11–6/12" in later


def test_cancelled_dates_and_hidden_activities_are_not_printed(client, football):
    date = football.occurrences.first()
    date.move(at("2026-11-25", "19:30"), at("2026-11-25", "20:00"), place="Parken")
    page = text_of(sheet(client))
    assert "19.30–20.00" in page
    assert "Parken" in page
    date.cancel()
    page = text_of(sheet(client))
    assert "Nothing is on in that week" in page
    assert 'class="sheet"' not in page
    football.unpublish()
    assert "Nothing is on in that week" in text_of(sheet(client, "?vecka=nasta"))


def test_no_day_is_left_out_for_another(client, football):
    first = football.occurrences.first()
    begin = at("2026-11-24", "08:00")
    crowd = [
        Occurrence(
            activity=football,
            original_starts_at=begin + number * MINUTE,
            starts_at=begin + number * MINUTE,
            ends_at=at("2026-11-24", "22:00"),
        )
        for number in range(150)
    ]
    Occurrence.objects.bulk_create(crowd)
    first.pk = None
    first.starts_at = first.original_starts_at = at("2026-11-29", "20:00")
    first.ends_at = at("2026-11-29", "23:00")
    first.save(force_insert=True)
    page = text_of(sheet(client, "?sprak=en"))
    assert page.count('class="sheet__hours"') == MOST_ROWS[1]
    assert "Sunday 29 November" in page
    assert "There is more on the page behind the code." in page


def test_an_empty_week_says_so_and_leads_on(client, botkyrka):
    page = text_of(sheet(client))
    assert "Nothing is on in that week" in page
    assert "?var=Botkyrka%20kommun" in page
    assert "affisch.pdf" not in page
    file = client.get("/en/kommuner/botkyrka/affisch.pdf?sprak=en")
    assert file.headers["Location"] == "/en/kommuner/botkyrka/affisch/?sprak=en"
    assert client.get("/en/kommuner/finns-inte/affisch/").status_code == 404


def test_wrong_answers_are_said(client, football):
    for query in ("?vecka=igen", "?sprak=tlh", "?vecka=nasta&sprak="):
        page = text_of(sheet(client, query))
        assert "There is a problem" in page
        assert 'class="sheet"' not in page
    assert "Choose one of the answers" in text_of(sheet(client, "?sprak=en&vecka=igen"))


def test_the_page_asks_the_database_a_few_times(
    client, football, django_assert_max_num_queries
):
    sheet(client, "?sprak=sv&sprak=en&sprak=ar")
    with django_assert_max_num_queries(3):
        sheet(client, "?sprak=sv&sprak=en&sprak=ar")


def test_examples_are_marked(client, football):
    football.is_example = True
    football.save()
    assert "Examples are made up." in text_of(sheet(client, "?sprak=en"))
