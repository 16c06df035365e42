"""Taking a room down: asked once more, nothing lost, undone with one button."""

import pytest

from samla.premises.models import Premises

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(client, kerstin, hall):
    client.force_login(kerstin)
    return f"/en/lokaler/{hall.pk}/dra-in/"


def test_it_is_asked_once_more(client, address):
    assert "Take down Albysalen?" in client.get(address).content.decode()
    assert Premises.objects.offered().exists()


def test_then_nobody_finds_it(client, address, hall, picture):
    answer = client.post(address, follow=True)
    assert "You can publish it again here." in answer.content.decode()
    assert f"/lokaler/{hall.pk}/publicera/" in answer.content.decode()
    assert client.get(hall.get_absolute_url()).status_code == 404
    assert client.get(picture.get_absolute_url()).status_code == 404
    assert hall.pictures.exists()


def test_it_comes_back_as_it_was(client, address, hall):
    client.post(address)
    client.post(f"/lokaler/{hall.pk}/publicera/")
    assert client.get(hall.get_absolute_url()).status_code == 200
