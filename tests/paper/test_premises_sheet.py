"""The week of a place: what is on there first, then what is near."""

import html

import pytest

from samla.paper import told
from samla.paper.models import ShortCode
from tests.paper.conftest import leads_to

pytestmark = pytest.mark.django_db


def sheet(client, place, query="?sprak=en"):
    answer = client.get(f"/en/lokaler/{place.pk}/affisch/{query}")
    return html.unescape(answer.content.decode())


def test_what_is_on_in_the_place_comes_before_what_is_near(
    client, football, hall, cafe, monkeypatch
):
    """Of each day a few have room: those of the place are among them."""
    cafe.occurrences.update(starts_at=football.occurrences.first().starts_at)
    cafe.venue, cafe.premises = "premises", hall
    cafe.save()
    assert "Fotboll för alla" in sheet(client, hall)
    monkeypatch.setattr(told, "MOST_ROWS", {1: 1})
    page = sheet(client, hall)
    assert cafe.title in page
    assert "Fotboll för alla" not in page
    cafe.venue, cafe.premises, cafe.postcode = "address", None, hall.postcode
    cafe.save()
    assert cafe.title in sheet(client, hall)


def test_it_has_a_code_of_its_own(client, football, hall, botkyrka):
    page = sheet(client, hall, "?sprak=en&sprak=sv")
    code = ShortCode.objects.of(hall)
    assert code != ShortCode.objects.of(botkyrka)
    begin = page.index("<svg xmlns")
    drawing = page[begin : page.index("</svg>", begin)]
    assert leads_to(drawing, f"http://testserver/k/{code}")
    assert hall.name in page


def test_a_room_that_is_not_shown_has_no_sheet(client, hall):
    hall.unpublish()
    for name in ("affisch/", "affisch.pdf"):
        assert client.get(f"/en/lokaler/{hall.pk}/{name}").status_code == 404
