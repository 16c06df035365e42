"""When a room is lost, those who follow hear of it, and so do those who arrange it."""

import pytest
from django.core.management import call_command

from samla.activities.models import CoOrganiser, Occurrence
from samla.alerts.models import News
from samla.bookings.models import BookingDate, Side
from samla.core.templatetags.samla import day
from tests.alerts.conftest import LEYLA, follower
from tests.bookings.conftest import asked, organisation, room, tuesdays

pytestmark = pytest.mark.django_db

AMINA, MAILBOX = "amina@sprakvannerna.example", "hej@sprakvannerna.example"


@pytest.fixture
def booking(hall, association):
    """Three Tuesdays in Albysalen, confirmed."""
    booking = asked(hall, association, tuesdays(3))
    booking.confirm(None)
    return booking


@pytest.fixture
def booked(booking, cafe):
    """The café is in the room that is booked, and Leyla follows it."""
    cafe.occurrences.all().delete()
    cafe.use_booking(booking)
    follower(cafe)
    return cafe


@pytest.fixture
def by_reader(told):
    """The letters that leave now, by their readers; nobody gets two."""

    def read():
        letters = told()
        readers = {letter.to[0]: letter for letter in letters}
        assert len(readers) == len(letters)
        return readers

    return read


def lost(booking, number=0):
    """The owner of the room calls one date off."""
    dates = [booking.dates.all()[number]]
    booking.cancel(None, Side.LENDER, "Golvet ska lagas.", dates)
    return dates[0]


def test_followers_and_organisers_hear_of_a_lost_room(
    booking, booked, amina, botkyrka, by_reader
):
    guests = organisation(botkyrka, "Gästerna")
    CoOrganiser.objects.create(activity=booked, organisation=guests).confirm()
    amina.language = "ar"
    amina.save()
    date = lost(booking)
    letters = by_reader()
    assert set(letters) == {LEYLA, AMINA, MAILBOX, guests.email}
    hers = letters[LEYLA].body
    assert f"Inställt: {day(date.starts_at)} 18.00–20.00" in hers
    assert "Varför: Lokalen går inte att använda då." in hers
    assert "Golvet" not in hers
    ours = letters[MAILBOX].body
    assert f"Inställt: {day(date.starts_at)} 18.00–20.00" in ours
    assert "1 person som följer via e-post har fått veta det." in ours
    for path in ("var/", "tillfallen/"):
        assert f"/aktiviteter/{booked.pk}/{path}" in ours
        assert f"/ar/aktiviteter/{booked.pk}/{path}" in letters[AMINA].body
        assert f"/aktiviteter/{booked.pk}/{path}" not in letters[guests.email].body
    assert "ملغى: " in letters[AMINA].body
    assert by_reader() == {}


def test_they_hear_too_when_the_room_can_be_had_again(booking, booked, by_reader):
    date = lost(booking)
    by_reader()
    BookingDate.objects.filter(pk=date.pk).update(state="confirmed")
    letters = by_reader()
    assert set(letters) == {LEYLA, MAILBOX}
    for letter in letters.values():
        assert "Som vanligt ändå: " in letter.body


def test_a_room_that_is_lost_and_found_at_once_is_not_told(booking, booked, by_reader):
    date = lost(booking)
    BookingDate.objects.filter(pk=date.pk).update(state="confirmed")
    assert by_reader() == {}


def test_another_room_is_told_by_its_name(booking, booked, botkyrka, by_reader):
    small = room(botkyrka, "Lilla salen")
    first = booking.dates.first()
    BookingDate.objects.filter(pk=first.pk).update(premises=small)
    letters = by_reader()
    assert set(letters) == {LEYLA, MAILBOX}
    assert "Flyttat: " in letters[LEYLA].body
    assert "Var: Lilla salen, Exempelvägen 1" in letters[LEYLA].body


def test_an_organiser_hears_though_nobody_follows(booking, booked, by_reader):
    booked.subscriptions.all().delete()
    lost(booking)
    letters = by_reader()
    assert set(letters) == {MAILBOX}
    assert "följer via e-post" not in letters[MAILBOX].body


@pytest.mark.parametrize("deed", ["cancel", "move", "leave", "restore"])
def test_an_organiser_is_not_told_what_she_has_done_herself(
    booking, booked, by_reader, deed
):
    if deed != "cancel":
        lost(booking)
    by_reader()
    date = Occurrence.objects.filter(activity=booked).first()
    if deed == "cancel":
        date.cancel("Ledaren är sjuk.")
    elif deed == "move":
        date.move(date.starts_at, date.ends_at, "Annan lokal.", "Torget 1")
    elif deed == "leave":
        booked.leave_booking()
    else:
        date.restore()
    assert set(by_reader()) == (set() if deed == "restore" else {LEYLA})


def test_what_nobody_sees_is_told_to_nobody(booking, booked, by_reader):
    booked.unpublish()
    by_reader()
    booked.subscriptions.all().delete()
    lost(booking)
    assert by_reader() == {}
    assert not News.objects.exists()


def test_dates_that_are_confirmed_later_are_news(booking, booked, by_reader):
    date = lost(booking, 2)
    by_reader()
    BookingDate.objects.filter(pk=date.pk).delete()
    more = BookingDate.at(date.day_on, date.starts, date.ends, premises=date.premises)
    more.booking, more.state, more.granted_at = booking, "confirmed", date.granted_at
    more.save()
    call_command("roll_dates", verbosity=0)
    letters = by_reader()
    assert "Som vanligt ändå: " in letters[LEYLA].body
