"""What was decided about a date can be taken back."""

import pytest

from tests.activities.conftest import at

pytestmark = pytest.mark.django_db


@pytest.fixture
def date(football):
    date = football.occurrences.first()
    date.move(at("2026-11-26", "17:00"), at("2026-11-26", "17:30"), "Hallen är full.")
    date.cancel("Ingen hall.")
    return date


def restore(client, date, method="post"):
    return getattr(client, method)(f"/aktiviteter/tillfalle/{date.pk}/aterstall/")


def test_the_date_happens_as_usual(client, amina, date):
    client.force_login(amina)
    assert restore(client, date, "get").status_code == 200
    assert restore(client, date).status_code == 302
    assert restore(client, date).status_code == 302
    date.refresh_from_db()
    assert (date.starts_at, date.ends_at) == (
        at("2026-11-24", "18:00"),
        at("2026-11-24", "20:00"),
    )
    assert not date.is_detached
    assert date.sequence == 3


def test_strangers_find_nothing(client, stranger, date):
    client.force_login(stranger)
    assert restore(client, date).status_code == 404
    assert restore(client, date, "get").status_code == 404
    date.refresh_from_db()
    assert date.cancelled_at
