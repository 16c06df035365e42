"""One of several times can be taken away again."""

import datetime

import pytest

from tests.activities.conftest import tuesdays_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def thursdays(football):
    rule = tuesdays_of(football, weekdays=[4], starts=datetime.time(13))
    football.materialise()
    return rule


def remove(client, rule, method="post"):
    return getattr(client, method)(f"/aktiviteter/tider/{rule.pk}/ta-bort/")


def test_it_goes_together_with_its_dates(client, amina, football, thursdays):
    client.force_login(amina)
    assert remove(client, thursdays, "get").status_code == 200
    assert football.schedules.count() == 2
    assert remove(client, thursdays).status_code == 302
    assert {row.starts_at.isoweekday() for row in football.occurrences.all()} == {2}


def test_it_cannot_be_taken_away_twice(client, amina, football, thursdays):
    client.force_login(amina)
    remove(client, thursdays)
    assert remove(client, thursdays).status_code == 404


def test_strangers_find_nothing(client, stranger, football, thursdays):
    client.force_login(stranger)
    assert remove(client, thursdays).status_code == 404
    assert remove(client, thursdays, "get").status_code == 404
    assert football.schedules.count() == 2
