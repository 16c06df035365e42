"""Removing a picture: asked once more, then gone for ever."""

import pytest

from samla.premises.models import Picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(client, kerstin, hall, picture):
    client.force_login(kerstin)
    return f"/en/lokaler/{hall.pk}/bilder/{picture.pk}/ta-bort/"


def test_it_is_asked_once_more(client, address):
    text = client.get(address).content.decode()
    assert "It shows: Salen från dörren." in text
    assert Picture.objects.exists()


def test_then_it_is_gone_from_everywhere(client, address, picture):
    public = picture.get_absolute_url()
    assert client.get(public).status_code == 200
    client.post(address)
    assert not Picture.objects.exists()
    assert client.get(public).status_code == 404


def test_a_second_click_is_no_fault(client, address):
    client.post(address)
    assert client.post(address, follow=True).status_code == 200
    assert client.get(address).status_code == 404


def test_pictures_go_with_their_organisation(amina, clubroom, association, picture):
    Picture.objects.update(premises=clubroom)
    association.delete()
    assert not Picture.objects.exists()
