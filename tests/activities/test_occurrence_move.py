"""One date is held at another time, with a reason."""

import pytest

from tests.activities.conftest import at

pytestmark = pytest.mark.django_db

ANSWERS = {
    "day": "2026-11-26",
    "starts": "17:00",
    "ends": "19:00",
    "reason": "Hallen är upptagen.",
}


@pytest.fixture
def date(football):
    return football.occurrences.first()


def move(client, date, **changes):
    return client.post(
        f"/en/aktiviteter/tillfalle/{date.pk}/flytta/", ANSWERS | changes
    )


def test_it_is_moved_and_the_other_dates_stay(client, amina, date):
    client.force_login(amina)
    assert move(client, date).status_code == 302
    first, second = date.activity.occurrences.all()[:2]
    assert first.starts_at == at("2026-11-26", "17:00")
    assert first.original_starts_at == at("2026-11-24", "18:00")
    assert second.starts_at == at("2026-12-01", "18:00")


def test_the_time_it_has_is_filled_in(client, amina, date):
    client.force_login(amina)
    page = client.get(f"/aktiviteter/tillfalle/{date.pk}/flytta/").content.decode()
    for value in ("2026-11-24", "18:00", "20:00"):
        assert f'value="{value}"' in page


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"day": "2027-02-31"}, "day"),
        ({"day": "10000-01-01"}, "day"),
        ({"day": "9999-12-31"}, "day"),
        ({"day": "2026-11-22"}, "day"),
        ({"day": "2026-11-23", "starts": "10:00", "ends": "11:00"}, "starts"),
        ({"starts": "25:00"}, "starts"),
        ({"ends": "16:00"}, "ends"),
        ({"ends": "19:00", "ends_next_day": "on"}, "ends"),
        ({"reason": ""}, "reason"),
        ({"day": "2026-11-24", "starts": "18:00", "ends": "20:00"}, "starts"),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_kept(
    client, amina, date, changes, field
):
    client.force_login(amina)
    form = move(client, date, **changes).context["form"]
    assert field in form.errors
    assert form[field].value() == changes.get(field, ANSWERS.get(field))
    date.refresh_from_db()
    assert date.moved_at is None


def test_strangers_find_nothing(client, stranger, date):
    client.force_login(stranger)
    assert move(client, date).status_code == 404
    assert client.get(f"/aktiviteter/tillfalle/{date.pk}/flytta/").status_code == 404
    date.refresh_from_db()
    assert date.moved_at is None


def test_a_date_is_held_at_another_place_at_its_own_time(client, amina, date):
    client.force_login(amina)
    same = {"day": "2026-11-24", "starts": "18:00", "ends": "20:00"}
    answer = move(client, date, **same, place="Biblioteket, Torget 1")
    assert answer.status_code == 302
    date.refresh_from_db()
    assert (date.starts_at, date.place) == (
        at("2026-11-24", "18:00"),
        "Biblioteket, Torget 1",
    )
    client.logout()
    page = client.get(f"/en/aktiviteter/{date.activity_id}/").content.decode()
    assert "Moved to another place." in page
    assert "Biblioteket, Torget 1" in page


def test_what_the_room_called_off_is_held_elsewhere(client, amina, date):
    client.force_login(amina)
    type(date).objects.filter(pk=date.pk).update(
        cancelled_at=at("2026-11-23"), decided_by_room=True
    )
    same = {"day": "2026-11-24", "starts": "18:00", "ends": "20:00"}
    answer = move(client, date, **same)
    assert "The room cannot be used then." in answer.content.decode()
    assert move(client, date, **same, place="Torget 1").status_code == 302
    date.refresh_from_db()
    assert (date.cancelled_at, date.decided_by_room) == (None, False)
    assert date.place == "Torget 1"


def test_what_was_called_off_by_hand_is_not_moved(client, amina, date):
    client.force_login(amina)
    date.cancel("Ledaren är sjuk.")
    assert move(client, date, place="Torget 1").status_code == 302
    date.refresh_from_db()
    assert (date.place, date.reason) == ("", "Ledaren är sjuk.")
