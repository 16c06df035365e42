"""Pause or end; and show again as if nothing had been."""

import pytest

pytestmark = pytest.mark.django_db


def test_it_asks_first_and_can_be_undone(client, amina, football):
    client.force_login(amina)
    path = f"/aktiviteter/{football.pk}/pausa/"
    assert client.get(path).status_code == 200
    football.refresh_from_db()
    assert football.published_at
    client.post(path)
    client.post(path)
    assert client.get(f"/aktiviteter/{football.pk}/").status_code == 410
    client.post(f"/aktiviteter/{football.pk}/forhandsgranska/")
    assert client.get(f"/aktiviteter/{football.pk}/").status_code == 200


def test_strangers_find_nothing(client, stranger, football):
    client.force_login(stranger)
    assert client.get(f"/aktiviteter/{football.pk}/pausa/").status_code == 404
    assert client.post(f"/aktiviteter/{football.pk}/pausa/").status_code == 404
    football.refresh_from_db()
    assert football.published_at
