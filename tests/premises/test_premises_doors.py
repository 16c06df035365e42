"""Whose rooms they are to change: to everybody else they do not exist."""

import pytest
from django.urls import reverse

from samla.premises.models import OpeningWindow, Picture, Premises, Price

pytestmark = pytest.mark.django_db

PAGES = [
    "premises-edit",
    "about-edit",
    "access-edit",
    "window-list",
    "price-list",
    "picture-list",
    "premises-publish",
    "premises-unpublish",
]
PARTS = ["window-delete", "price-delete", "picture-delete", "picture-preview"]


@pytest.fixture
def addresses(hall, evening, youth_price, picture):
    """Every private address of the hall."""
    parts = {
        "window-delete": evening,
        "price-delete": youth_price,
        "picture-delete": picture,
        "picture-preview": picture,
    }
    return {name: reverse(f"premises:{name}", args=[hall.pk]) for name in PAGES} | {
        name: reverse(f"premises:{name}", args=[hall.pk, part.pk])
        for name, part in parts.items()
    }


def everything():
    """All that stands about all rooms."""
    models = (Premises, OpeningWindow, Price, Picture)
    return [list(model.objects.order_by("pk").values()) for model in models]


@pytest.mark.parametrize("name", PAGES + PARTS)
@pytest.mark.parametrize("who", ["stranger", "amina", "reader", "neighbour"])
def test_others_find_nothing_and_change_nothing(client, request, addresses, who, name):
    client.force_login(request.getfixturevalue(who))
    before = everything()
    assert client.get(addresses[name]).status_code == 404
    assert client.post(addresses[name], {"name": "Min nu"}).status_code == 404
    assert everything() == before


@pytest.mark.parametrize("name", PAGES + PARTS)
def test_who_has_not_signed_in_is_asked_to(client, addresses, name):
    before = everything()
    for ask in (client.get, client.post):
        answer = ask(addresses[name])
        assert answer.status_code == 302
        assert answer.url.startswith("/konto/")
    assert everything() == before


@pytest.mark.parametrize("name", PAGES + ["picture-delete", "picture-preview"])
@pytest.mark.parametrize("who", ["kerstin", "keeper"])
def test_those_who_lend_for_the_municipality_come_in(
    client, request, addresses, who, name
):
    client.force_login(request.getfixturevalue(who))
    answer = client.get(addresses[name])
    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("name", PAGES)
def test_amina_keeps_the_rooms_of_her_association(client, amina, clubroom, name):
    client.force_login(amina)
    address = reverse(f"premises:{name}", args=[clubroom.pk])
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("name", PAGES)
def test_kerstin_does_not_keep_the_rooms_of_associations(
    client, kerstin, clubroom, name
):
    client.force_login(kerstin)
    address = reverse(f"premises:{name}", args=[clubroom.pk])
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("name", PARTS)
def test_parts_of_other_rooms_are_not_reached_through_ones_own(
    client, amina, clubroom, addresses, name
):
    client.force_login(amina)
    before = everything()
    room, part = addresses[name].split("/")[2], addresses[name].split("/", 3)[3]
    assert room != str(clubroom.pk)
    address = f"/lokaler/{clubroom.pk}/{part}"
    assert client.post(address).status_code in (302, 404)
    assert client.get(address).status_code in (302, 404)
    assert everything() == before
