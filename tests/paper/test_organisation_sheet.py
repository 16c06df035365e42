"""The week of an organisation: its own activities, and those it takes part in."""

import html

import pytest

from samla.activities.models import CoOrganiser
from samla.paper.models import ShortCode
from tests.bookings.conftest import organisation
from tests.paper.conftest import leads_to

pytestmark = pytest.mark.django_db


def sheet(client, side, query="?sprak=en"):
    answer = client.get(f"/en/organisationer/{side.pk}/affisch/{query}")
    return html.unescape(answer.content.decode())


def test_it_holds_what_is_theirs_and_their_code(client, football, botkyrka):
    side, guests = football.organisation, organisation(botkyrka, "Gästerna")
    page = sheet(client, side)
    assert "This week" in page
    assert side.name in page
    assert football.title in page
    begin = page.index("<svg xmlns")
    drawing = page[begin : page.index("</svg>", begin)]
    assert leads_to(drawing, f"http://testserver/en/k/{ShortCode.objects.of(side)}")
    assert football.title not in sheet(client, guests)
    CoOrganiser.objects.create(activity=football, organisation=guests).confirm()
    assert football.title in sheet(client, guests)
    own = client.get(f"/en/organisationer/{side.pk}/").text
    assert f"/en/organisationer/{side.pk}/affisch/" in own


def test_one_that_is_not_shown_has_no_sheet(client, football):
    side = football.organisation
    side.published_at = None
    side.save()
    for name in ("affisch/", "affisch.pdf"):
        path = f"/en/organisationer/{side.pk}/{name}"
        assert client.get(path).status_code == 404
