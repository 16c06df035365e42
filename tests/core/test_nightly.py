"""The night's work: each command by itself, once a day, by one runner only."""

import datetime

import psycopg
import pytest
import time_machine
from django.conf import settings as real
from django.core.cache import cache
from django.core.management import CommandError, call_command, get_commands
from django.core.management import load_command_class as loaded
from django.db import connection

from samla.core.alone import Lock
from samla.core.management.commands import nightly
from tests.activities.conftest import at

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_ran(db):
    cache.delete(nightly.RAN)
    yield
    cache.delete(nightly.RAN)


@pytest.fixture
def did(monkeypatch):
    """The commands that were run; one that is called bad fails."""
    names = []

    def run(name, **options):
        names.append((name, options["dry_run"]))
        if name == "bad":
            raise ValueError("it is broken")

    monkeypatch.setattr(nightly, "call_command", run)
    return names


def test_every_command_on_the_list_is_there_and_can_be_tried():
    for name in real.NIGHTLY:
        parser = loaded(get_commands()[name], name).create_parser("manage.py", name)
        assert parser.parse_args(["--dry-run"]).dry_run


def test_one_that_fails_does_not_stop_the_rest(did, settings, capsys):
    settings.NIGHTLY = ["first", "bad", "last"]
    with pytest.raises(CommandError, match="Failed: bad"):
        call_command("nightly")
    assert [name for name, _dry in did] == ["first", "bad", "last"]
    assert "bad: ValueError: it is broken" in capsys.readouterr().err


def test_it_is_done_once_a_day(did, settings):
    settings.NIGHTLY = ["one"]
    with time_machine.travel(at("2026-11-24", "04:00")) as clock:
        call_command("nightly")
        call_command("nightly")
        assert len(did) == 1
        call_command("nightly", "--now")
        assert len(did) == 2
        clock.move_to(at("2026-11-25", "00:30"))
        call_command("nightly")
        assert len(did) == 3


def test_a_trial_changes_nothing_and_counts_for_nothing(did, settings):
    settings.NIGHTLY = ["one"]
    call_command("nightly", "--dry-run")
    call_command("nightly", "--dry-run")
    call_command("nightly")
    assert did == [("one", True), ("one", True), ("one", False)]


def test_beside_a_server_it_waits_for_the_hour_and_makes_up_for_sleep(did, settings):
    settings.NIGHTLY = ["one"]
    runner = nightly.Command()
    with time_machine.travel(at("2026-11-24", "02:59")) as clock:
        runner.look(0)
        assert did == []
        clock.move_to(at("2026-11-24", "14:10"))
        runner.look(0)
        clock.shift(datetime.timedelta(minutes=10))
        runner.look(0)
        assert len(did) == 1


def test_two_do_not_run_at_once(did, settings):
    settings.NIGHTLY = ["one"]
    known = connection.get_connection_params()
    names = ("dbname", "host", "port", "user", "password")
    where = {name: known[name] for name in names if name in known}
    with psycopg.connect(autocommit=True, **where) as other:
        other.execute("select pg_advisory_lock(%s)", [Lock.NIGHT.value])
        call_command("nightly")
        assert did == []
        other.execute("select pg_advisory_unlock(%s)", [Lock.NIGHT.value])
    call_command("nightly")
    assert len(did) == 1


def test_a_whole_night_can_be_tried_and_done(db):
    call_command("nightly", "--dry-run", verbosity=0)
    call_command("nightly", verbosity=0)
