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
