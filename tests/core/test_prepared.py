"""A question asked again and again is planned once, and asked of what is now."""

import datetime
from pathlib import Path

import pytest
import time_machine
from django.db import connection

from samla.core.databases import PREPARED_AFTER, default_database
from samla.core.prepared import Prepared
from samla.core.right_now import NO_TIME, Moment

pytestmark = pytest.mark.django_db


def planned():
    with connection.cursor() as cursor:
        cursor.execute("select statement from pg_prepared_statements")
        return [statement for [statement] in cursor.fetchall()]


def test_it_is_planned_once():
    question = Prepared("select 'planned once', %s::int", [7])
    for number in range(PREPARED_AFTER + 2):
        assert question.ask() == [("planned once", 7)]
        mine = [one for one in planned() if "planned once" in one]
        assert len(mine) == (number >= PREPARED_AFTER)


def test_its_values_are_written_in_whatever_they_are():
    told = ["5 % 'of' %s \\ $1", ["å", "100%"], None]
    question = Prepared("select %s, %s::text[], %s::text, 'a' like '%%a'", told)
    for _time in range(PREPARED_AFTER + 2):
        assert question.ask() == [(told[0], told[1], None, True)]


def test_it_is_told_what_moment_it_is():
    question = Prepared("select %s", [Moment(NO_TIME)])
    for day in range(1, PREPARED_AFTER + 4):
        moment = datetime.datetime(2026, 12, day, 12, 0, 0, 5, datetime.UTC)
        with time_machine.travel(moment, tick=False):
            assert question.ask() == [(moment,)]


def test_a_server_between_would_lose_the_plans(monkeypatch):
    for query, planned_after in (("", PREPARED_AFTER), ("?pool=false", None)):
        monkeypatch.setenv("DATABASE_URL", f"postgres://a:b@c:5432/d{query}")
        options = default_database(Path())["OPTIONS"]
        assert options.get("prepare_threshold") == planned_after
