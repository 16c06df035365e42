"""The picture of a draft, to those who keep the room."""

import pytest

from samla.moderation.models import LooksDifferent
from samla.premises.models import Picture

pytestmark = pytest.mark.django_db


def test_the_keeper_sees_it_and_nobody_keeps_a_copy(client, amina, clubroom, picture):
    Picture.objects.update(premises=clubroom)
    client.force_login(amina)
    answer = client.get(f"/lokaler/{clubroom.pk}/bilder/{picture.pk}/")
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.content == bytes(picture.jpeg)
    assert "no-store" in answer.headers["Cache-Control"]


def test_it_is_reached_only_through_its_own_room(client, amina, clubroom, picture):
    client.force_login(amina)
    address = f"/lokaler/{clubroom.pk}/bilder/{picture.pk}/"
    assert client.get(address).status_code == 404


def test_who_reviews_the_room_sees_it_and_approves_no_other(
    client, clubroom, association, amina, kerstin, neighbour, picture
):
    Picture.objects.update(premises=clubroom)
    association.verifications.all().delete()
    path = f"/lokaler/{clubroom.pk}/bilder/{picture.pk}/"
    client.force_login(kerstin)
    assert client.get(path).status_code == 404
    clubroom.ask_to_publish(amina)
    assert client.get(path).status_code == 200
    review = clubroom.waiting
    sight = review.sight
    Picture.objects.create(premises=clubroom, jpeg=b"x", width=1, height=1, alt="Ny")
    with pytest.raises(LooksDifferent):
        review.approve(kerstin, sight)
    client.force_login(neighbour)
    assert client.get(path).status_code == 404
