"""Two who change things at the same moment: neither passes the other."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from django.utils import timezone

from samla.activities.models import Activity, Listed, Occurrence
from samla.organisations.models import Organisation
from samla.premises.models import Premises
from tests.activities.conftest import tuesdays_of
from tests.activities.test_listed import wrong

WAITING = """select count(*) from pg_stat_activity
where datname = current_database() and wait_event_type = 'Lock'"""


def at_once(first, second, then=None):
    """One acts, and stays until the other has acted or waits for the first."""
    begun, done = threading.Event(), threading.Event()

    def one():
        try:
            with transaction.atomic():
                first()
                begun.set()
                while not (done.wait(0.01) or somebody_waits()):
                    pass
                if then:
                    then()
        finally:
            begun.set()
            connection.close()

    def other():
        try:
            assert begun.wait(10)
            with transaction.atomic():
                second()
        finally:
            done.set()
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        for act in [pool.submit(one), pool.submit(other)]:
            act.result(60)


def somebody_waits():
    """Whether the other waits for what this one holds."""
    with connection.cursor() as cursor:
        cursor.execute(WAITING)
        return cursor.fetchone()[0]


def update(model, entry, **values):
    """An act: what a page, a command or a bulk statement writes."""
    return lambda: model.objects.filter(pk=entry.pk).update(**values)


@pytest.mark.django_db(transaction=True)
def test_nobody_passes_who_shows_hides_moves_or_renames(football, neighbours, hall):
    now, organiser = timezone.now(), football.organisation
    tuesdays_of(football, weekdays=[4])
    football.materialise()
    date = football.occurrences.order_by("starts_at").first()
    publish = update(Activity, football, published_at=now)
    pause = update(Activity, football, published_at=None)
    show = update(Organisation, organiser, published_at=now)
    hide = update(Organisation, organiser, published_at=None)
    other = update(Organisation, neighbours, published_at=now)
    give = update(Activity, football, organisation=organiser)
    take = update(Activity, football, organisation=neighbours)
    call_off = update(Occurrence, date, cancelled_at=now)
    restore = update(Occurrence, date, cancelled_at=None)
    room = update(Activity, football, venue="premises", premises=hall)
    street = update(Activity, football, venue="address", premises=None)
    there = update(Premises, hall, exact_place="59.23000, 17.83000")
    here = update(Premises, hall, exact_place="59.24000, 17.84000")
    rename = update(Organisation, organiser, name="Ett annat namn")
    retitle = update(Activity, football, title="Fotboll")
    # What is so before; one act; another, meanwhile.
    races = [
        ([show, pause], publish, hide),
        ([show, pause], hide, publish),
        ([show, other, take, publish], give, hide),
        ([show, other, take, publish], hide, give),
        ([show, give, restore, pause], publish, call_off),
        ([show, give, restore, pause], call_off, publish),
        ([publish, street, here], there, room),
        ([publish, street, here], room, there),
    ]
    for number, (before, first, second) in enumerate(races):
        for act in before:
            act()
        at_once(first, second)
        assert wrong() == [], number
        hidden = Organisation.objects.filter(published_at=None).values("pk")
        assert not Listed.objects.filter(organisation__in=hidden), number
        football.refresh_from_db()
        if football.premises:
            assert (football.latitude, football.longitude) == (59.23, 17.83), number
    # Who renames an organisation waits for its activity, and is not waited for.
    for act in (show, pause):
        act()
    at_once(retitle, rename, then=publish)
    assert wrong() == []
    assert "annat namn" in Listed.objects.get().likeness
