"""Rooms that hang together: told in a form, and never lent against each other."""

import pytest
from lxml import html

from samla.organisations.models import Membership
from samla.premises.models import Part, Premises
from tests.bookings.conftest import asked, room

pytestmark = pytest.mark.django_db


@pytest.fixture
def half(botkyrka):
    """A room of Botkyrka that is half of the hall."""
    return room(botkyrka, "Halva A")


@pytest.fixture
def join(client, kerstin, hall):
    """Kerstin tells how a room and another one hang together."""
    client.force_login(kerstin)

    def post(other, how="part", here=hall):
        facts = {"other": getattr(other, "pk", other), "how": how}
        return client.post(f"/en/lokaler/{here.pk}/delar/", facts)

    return post


def alert(answer):
    assert answer.status_code == 200
    page = html.fromstring(answer.content)
    assert page.xpath("//select[@name='other'][@aria-invalid]"), "told at the field"
    return " ".join(page.xpath("//*[@role='alert']")[0].text_content().split())


def pairs():
    return [(one.whole.name, one.part.name) for one in Part.objects.all()]


def test_a_part_is_told_from_either_side(join, hall, half, botkyrka):
    foyer = room(botkyrka, "Foajén")
    assert join(half).status_code == 302
    assert join(hall, "whole", here=foyer).status_code == 302
    assert pairs() == [("Albysalen", "Halva A"), ("Albysalen", "Foajén")]


def test_the_page_says_what_hangs_together_and_what_it_means(client, join, hall, half):
    join(half)
    page = html.fromstring(client.get(f"/en/lokaler/{half.pk}/delar/").content)
    (row,) = page.xpath("//tbody/tr")
    assert "Albysalen" in row.text_content()
    assert "While a part is lent" in page.text_content()


def test_a_room_is_never_a_part_of_itself(join, hall, half, botkyrka):
    corner = room(botkyrka, "Hörnet")
    join(half)
    join(corner, here=half)
    assert "a part of the other one already" in alert(join(hall, here=corner))
    assert "a part already" in alert(join(half))
    assert "one of your rooms" in alert(join(hall))
    assert len(pairs()) == 2


def test_rooms_of_others_cannot_be_chosen(join, kerstin, hall, half, umea, association):
    """Not even of an association that she belongs to herself."""
    Membership.objects.create(user=kerstin, organisation=association, role="owner")
    theirs = room(umea, "Deras sal")
    Premises.objects.create(
        name="Klubben",
        kind_id=hall.kind_id,
        owner_organisation=association,
        municipality=hall.municipality,
        address="Albyvägen 2",
        city="Norsborg",
        most_persons=9,
        email="hej@sprakvannerna.example",
    )
    for other in (theirs, Premises.objects.get(name="Klubben"), "x", 2**63, ""):
        assert "Choose one of your rooms" in alert(join(other))
    assert pairs() == []


@pytest.mark.parametrize("how", ["", "hälften"])
def test_which_is_the_whole_is_asked(join, half, how):
    answer = join(half, how)
    assert "Choose one of the answers." in answer.content.decode()
    assert pairs() == []


def test_bookings_at_the_same_time_are_settled_first(
    join, hall, half, association, ali, kerstin
):
    asked(hall, association).confirm(kerstin)
    asked(half, ali).confirm(kerstin)
    assert "Both rooms are booked at the same time" in alert(join(half))
    assert pairs() == []


def test_who_offers_one_room_only_is_told_to_offer_its_parts(client, kerstin, hall):
    client.force_login(kerstin)
    page = html.fromstring(client.get(f"/en/lokaler/{hall.pk}/delar/").content)
    assert "Offer each part as a room of its own first" in page.text_content()
    assert not page.xpath("//select")
