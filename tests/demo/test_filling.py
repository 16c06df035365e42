"""Filling a portal that is empty or not, on any day of the year."""

import datetime

import psycopg
import pytest
import time_machine
from demo.conftest import counted, demo
from django.db import OperationalError, connection
from django.utils import timezone

from samla.activities.models import Activity, Schedule
from samla.core.alone import Lock
from samla.municipalities.models import EntryPoint, Municipality, SchoolBreak
from samla.organisations.models import Organisation
from samla.taxonomy.models import TermLabel


def test_if_empty_fills_only_an_empty_portal(association):
    assert demo("--if-empty") == ""
    assert Organisation.objects.get() == association
    association.delete()
    demo("--if-empty")
    assert Organisation.objects.count() >= 54


def test_a_real_entry_point_stays_as_it_is(entry_point, content):
    kept = EntryPoint.objects.get(municipality__name="Botkyrka")
    assert kept == entry_point
    assert not kept.is_example


@pytest.mark.parametrize("day", ["2027-07-10", "2027-12-24", "2028-02-29"])
def test_it_fills_on_any_day_of_the_year(db, day):
    with time_machine.travel(f"{day} 12:00+01:00", tick=False):
        demo()
        today = timezone.localdate()
        assert not Activity.objects.filter(next_starts_at=None).exists()
        assert SchoolBreak.objects.filter(last_on__gte=today).count() >= 6 * 6
        first = Schedule.objects.filter(kind="weekly").earliest("first_on").first_on
        assert today - datetime.timedelta(days=230) < first <= today


def test_reference_data_stays(db):
    before = Municipality.objects.count(), TermLabel.objects.count()
    demo()
    demo("--clear")
    assert (Municipality.objects.count(), TermLabel.objects.count()) == before


def test_what_is_real_stays(amina, kerstin, stranger, cafe, hall):
    SchoolBreak.objects.create(
        municipality=hall.municipality,
        name="Höstlov",
        first_on=datetime.date(2040, 10, 29),
        last_on=datetime.date(2040, 11, 2),
    )
    before = counted()
    demo()
    demo("--clear")
    assert counted() == before
    assert EntryPoint.objects.get().on_duty.user == kerstin
    assert cafe in Activity.objects.matching("sprakcafe")


def test_a_real_entry_point_loses_only_the_example_on_duty(entry_point, content):
    entry_point.on_duty = entry_point.municipality.staff.first()
    entry_point.save()
    demo("--clear")
    entry_point.refresh_from_db()
    assert entry_point.on_duty is None


def test_two_demonstrations_at_once_wait_for_each_other(db):
    connection.cursor().execute("set local lock_timeout = '100ms'")
    with psycopg.connect(**connection.get_connection_params()) as other:
        other.execute("select pg_advisory_lock(%s)", [Lock.DEMONSTRATION.value])
        with pytest.raises(OperationalError, match="lock timeout"):
            demo()
    demo()
    assert Organisation.objects.count() >= 54
