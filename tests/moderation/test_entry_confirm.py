"""Signed in, one button says that an entry is still right, and on whose word."""

import datetime

import pytest
from django.utils import timezone

from samla.premises.models import OpeningWindow, Price

pytestmark = pytest.mark.django_db
LONG_AGO = datetime.timedelta(days=400)


def old(entry):
    long_ago = timezone.now() - LONG_AGO
    type(entry).objects.filter(pk=entry.pk).update(confirmed_at=long_ago, standing=2)
    return f"/bekrafta/{entry.KIND}/{entry.pk}/"


def test_its_people_confirm_in_the_organisations_name(client, amina, cafe):
    client.force_login(amina)
    path = old(cafe)
    assert (
        "municipality that confirmed" not in client.get(f"/en{path}").content.decode()
    )
    client.post(path)
    cafe.refresh_from_db()
    assert (cafe.confirmed_by, cafe.standing, cafe.is_old) == ("organisation", 0, False)


def test_a_coordinator_confirms_in_the_municipalitys(client, kerstin, cafe):
    client.force_login(kerstin)
    path = old(cafe)
    assert "municipality that confirmed" in client.get(f"/en{path}").content.decode()
    client.post(path)
    cafe.refresh_from_db()
    assert (cafe.confirmed_by, cafe.is_old) == ("municipality", False)


def test_all_that_is_told_of_a_room_is_seen_first(client, kerstin, hall):
    OpeningWindow.objects.create(
        premises=hall, weekday=1, opens="17:00", closes="21:00"
    )
    Price.objects.create(premises=hall, user_kind="youth", kronor=0)
    client.force_login(kerstin)
    page = client.get("/en" + old(hall)).content.decode()
    for words in ("How many persons may be in the room?", "17.00–21.00", "youth: 0"):
        assert words in page
    hall.refresh_from_db()
    assert hall.is_old
    answer = client.post("/en" + old(hall), {"stay": "yes"})
    assert answer["Location"] == f"/en/lokaler/{hall.pk}/andra/"
    hall.refresh_from_db()
    assert not hall.is_old


def test_there_is_one_way_to_say_it(client, amina, association):
    client.force_login(amina)
    page = client.get(f"/organisationer/{association.pk}/andra/").content.decode()
    assert f"/bekrafta/organisation/{association.pk}/" in page
    assert client.post(f"/organisationer/{association.pk}/bekrafta/").status_code == 404


def test_a_coordinator_sees_no_draft(client, kerstin, cafe):
    path = old(cafe)
    type(cafe).objects.update(published_at=None)
    client.force_login(kerstin)
    assert client.get(path).status_code == 404
    assert client.post(path).status_code == 404


def test_the_way_in_is_confirmed_by_its_coordinator(client, kerstin, entry_point):
    client.force_login(kerstin)
    client.post(old(entry_point))
    entry_point.refresh_from_db()
    assert (entry_point.confirmed_by, entry_point.is_old) == ("municipality", False)


@pytest.mark.parametrize("path", ["user/1", "aktivitet/0", "aktivitet/" + "9" * 40])
def test_what_is_nowhere_is_not_found(client, amina, path):
    client.force_login(amina)
    assert client.get(f"/bekrafta/{path}/").status_code == 404
