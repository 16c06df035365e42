"""All dates to come, each with what can be done about it."""

import pytest

pytestmark = pytest.mark.django_db


def test_each_date_can_be_decided_about(client, amina, football):
    client.force_login(amina)
    cancelled, moved, usual = football.occurrences.all()[:3]
    cancelled.cancel("Ledaren är sjuk.")
    moved.move(moved.starts_at, moved.ends_at, "Hallen är full.")
    page = client.get(f"/en/aktiviteter/{football.pk}/tillfallen/").content.decode()
    for date, ways in [
        (cancelled, ["aterstall"]),
        (moved, ["stall-in", "flytta", "aterstall"]),
        (usual, ["stall-in", "flytta"]),
    ]:
        for way in ("stall-in", "flytta", "aterstall"):
            there = f"/en/aktiviteter/tillfalle/{date.pk}/{way}/" in page
            assert there == (way in ways), (date, way)


def test_an_activity_without_dates_shows_the_way_on(client, amina, draft):
    client.force_login(amina)
    page = client.get(f"/en/aktiviteter/{draft.pk}/tillfallen/").content.decode()
    assert "Tell when it is" in page


def test_strangers_find_nothing(client, stranger, football):
    client.force_login(stranger)
    assert client.get(f"/aktiviteter/{football.pk}/tillfallen/").status_code == 404
