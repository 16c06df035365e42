"""Changing what a room is, where, how large, and whom to ask."""

import pytest
from django.urls import reverse
from lxml import html

from samla.premises.models import Premises
from tests.premises.conftest import ABOUT

pytestmark = pytest.mark.django_db


def test_an_offered_room_is_changed_at_once(client, kerstin, hall):
    client.force_login(kerstin)
    answer = client.post(f"/lokaler/{hall.pk}/om/", ABOUT)
    assert answer.url == reverse("premises:premises-edit", args=[hall.pk])
    hall.refresh_from_db()
    assert (hall.name, hall.most_persons) == ("Lilla salen", 25)
    assert hall.owner.pk == "0127"
    assert hall.published_at


def test_a_draft_goes_on_to_the_next_page(client, amina, clubroom):
    client.force_login(amina)
    answer = client.post(f"/lokaler/{clubroom.pk}/om/", ABOUT)
    assert answer.url == reverse("premises:access-edit", args=[clubroom.pk])


def test_the_form_holds_the_facts(client, kerstin, hall):
    client.force_login(kerstin)
    page = html.fromstring(client.get(f"/lokaler/{hall.pk}/om/").content)
    assert page.xpath("//input[@name='name']/@value") == ["Albysalen"]
    assert page.xpath("//option[@selected]/@value") == [
        "premises_kind:hall",
        "0127",
        "language:sv",
    ]


def test_the_owner_cannot_be_changed(client, amina, clubroom, association):
    client.force_login(amina)
    stolen = {"owner": "municipality-0127", "owner_municipality": "0127"}
    client.post(f"/lokaler/{clubroom.pk}/om/", ABOUT | stolen)
    clubroom.refresh_from_db()
    assert clubroom.owner == association


def test_a_fault_changes_nothing(client, kerstin, hall):
    client.force_login(kerstin)
    answer = client.post(f"/lokaler/{hall.pk}/om/", ABOUT | {"most_persons": "0"})
    assert answer.status_code == 200
    assert Premises.objects.get().name == "Albysalen"


def test_two_rooms_of_an_owner_differ_in_name_or_address(client, kerstin, hall, rooms):
    other = rooms("Lilla salen", address="Albyvägen 2")
    client.force_login(kerstin)
    answer = client.post(f"/en/lokaler/{hall.pk}/om/", ABOUT)
    assert "already registered a room of this name" in answer.content.decode()
    assert client.post(f"/lokaler/{other.pk}/om/", ABOUT).status_code == 302


def test_a_room_is_placed_exactly_in_its_municipality(client, kerstin, hall):
    client.force_login(kerstin)
    path = f"/en/lokaler/{hall.pk}/om/"
    far = client.post(path, ABOUT | {"exact_place": "63.8258, 20.2630"})
    assert "That place is not in Botkyrka." in far.content.decode()
    client.post(path, ABOUT | {"exact_place": "59.24,17.81"})
    hall.refresh_from_db()
    assert (hall.exact_place, hall.latitude) == ("59.24000, 17.81000", 59.24)
