"""A question asked again and again is planned once, and asked of what is now."""

import datetime

import pytest
import time_machine
from django.db import connection

from samla.core.logs import OF_HERSELF
from samla.core.prepared import Prepared
from samla.core.right_now import NO_TIME, Moment
from tests.activities.conftest import draft, football, monday  # noqa: F401

pytestmark = pytest.mark.django_db
# PostgreSQL plans for the values of the first five, then for any.
TIMES = 9


def planned():
    with connection.cursor() as cursor:
        cursor.execute("select statement from pg_prepared_statements")
        return [statement for [statement] in cursor.fetchall()]


def test_it_is_planned_once():
    question = Prepared("select 'planned once', %s::int", [7])
    for number in range(TIMES):
        assert question.ask() == [("planned once", 7)]
        mine = [one for one in planned() if "planned once" in one]
        assert len(mine) == (number > 0)


@pytest.mark.parametrize("name", OF_HERSELF)
@pytest.mark.usefixtures("football")
def test_nothing_stays_of_who_tells_of_herself(client, name):
    told = {"plats": "59.24,17.82", "alder": "43", "svenska": "none", "a": "7"}
    kept = connection.connection._prepared
    for path in ("/aktiviteter/", "/aktiviteter/karta/"):
        kept.clear()
        for _time in range(TIMES):
            asked = {"sprak": "sv", name: told.get(name, "8")}
            assert client.get(path, asked).status_code == 200
        assert not kept._counts, path
        assert not kept._names, path


def test_its_values_are_written_in_whatever_they_are():
    told = ["5 % 'of' %s \\ $1", ["å", "100%"], None]
    question = Prepared("select %s, %s::text[], %s::text, 'a' like '%%a'", told)
    for _time in range(TIMES):
        assert question.ask() == [(told[0], told[1], None, True)]


def test_it_is_told_what_moment_it_is():
    question = Prepared("select %s", [Moment(NO_TIME)])
    for day in range(1, TIMES):
        moment = datetime.datetime(2026, 12, day, 12, 0, 0, 5, datetime.UTC)
        with time_machine.travel(moment, tick=False):
            assert question.ask() == [(moment,)]


def test_a_server_between_would_lose_the_plans(monkeypatch):
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "pool", False)
    question = Prepared("select 'never planned'", [])
    for _time in range(TIMES):
        assert question.ask() == [("never planned",)]
    assert not [one for one in planned() if "never planned" in one]
