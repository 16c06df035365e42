"""Whether a room can be had: hours, holidays, breaks, exceptions, in one question."""

import datetime

import pytest

from samla.bookings.models import BookingDate, availability
from samla.municipalities.models import SchoolBreak
from samla.premises.models import OpeningException, OpeningWindow
from tests.bookings.conftest import a_tuesday, asked, room, tuesdays

pytestmark = pytest.mark.django_db
EPIPHANY = datetime.date(2027, 1, 6)


def at(day, starts, ends, ends_next_day=False):
    """A date as somebody would ask for it."""
    hours = map(datetime.time.fromisoformat, (starts, ends))
    return BookingDate.at(day, *hours, ends_next_day)


def seen(room, *dates):
    """What is said of a room at these times."""
    return [slot.status for slot in availability([room], dates)[room.pk]]


def opened(room, weekday, opens, closes, **season):
    hours = map(datetime.time.fromisoformat, (opens, closes))
    return OpeningWindow.objects.create(
        premises=room,
        weekday=weekday,
        **dict(zip(("opens", "closes"), hours, strict=True)),
        **season,
    )


def test_a_room_without_hours_may_be_asked_for_at_any(hall):
    assert seen(hall, at(a_tuesday(), "03:00", "04:00")) == ["free"]


def test_hours_that_meet_are_one_and_a_night_passes_midnight(hall):
    opened(hall, 2, "08:00", "12:00")
    opened(hall, 2, "12:00", "23:59")
    opened(hall, 3, "00:00", "02:00")
    day = a_tuesday()
    assert seen(
        hall,
        at(day, "10:00", "14:00"),
        at(day, "07:00", "09:00"),
        at(day, "22:00", "01:00", True),
        at(day, "22:00", "00:00", True),
        at(day, "22:00", "03:00", True),
        at(day + datetime.timedelta(1), "10:00", "11:00"),
    ) == ["free", "outside", "free", "free", "outside", "outside"]


def test_hours_of_a_season_hold_in_that_season(hall):
    day = a_tuesday()
    opened(hall, 2, "08:00", "12:00", last_on=day)
    opened(hall, 2, "10:00", "20:00", first_on=day + datetime.timedelta(1))
    with pytest.raises(Exception, match="do_not_overlap"):
        opened(hall, 2, "09:00", "10:00", first_on=day, last_on=day)


def test_exceptions_are_stronger_than_the_week_holidays_and_breaks(hall, botkyrka):
    wednesday = EPIPHANY
    opened(hall, 3, "08:00", "20:00")
    date = at(wednesday, "10:00", "11:00")
    assert seen(hall, date) == ["free"]
    hall.closed_on_public_holidays = hall.closed_in_school_breaks = True
    hall.save()
    (slot,) = availability([hall], [date])[hall.pk]
    assert (slot.status, slot.reason) == ("closed", "Helgdag")
    week = datetime.timedelta(7)
    SchoolBreak.objects.create(
        municipality=botkyrka,
        name="Sportlov",
        first_on=wednesday + week,
        last_on=wednesday + week,
    )
    (slot,) = availability([hall], [at(wednesday + week, "10:00", "11:00")])[hall.pk]
    assert (slot.status, slot.reason) == ("closed", "Sportlov")
    other = OpeningException.objects.create(
        premises=hall,
        first_on=wednesday,
        last_on=wednesday + week,
        opens=datetime.time(10),
        closes=datetime.time(12),
        reason="Öppet ändå",
    )
    times = (
        date,
        at(wednesday, "09:00", "11:00"),
        at(wednesday + week, "10:00", "11:00"),
    )
    assert seen(hall, *times) == ["free", "outside", "free"]
    OpeningException.objects.filter(pk=other.pk).update(opens=None, closes=None)
    (slot, *_others) = availability([hall], [date])[hall.pk]
    assert (slot.status, slot.reason) == ("closed", "Öppet ändå")


def test_cleaning_takes_the_time_after_a_use(hall, association, ali, amina, kerstin):
    hall.turnaround_minutes = 30
    hall.save()
    asked(hall, association, tuesdays(), amina).confirm(kerstin)
    day = a_tuesday()
    times = [
        at(day, *hours.split())
        for hours in ("20:00 21:00", "20:30 21:00", "17:00 18:00", "17:00 17:30")
    ]
    assert seen(hall, *times) == ["taken", "free", "taken", "free"]


def test_a_term_in_fifty_rooms_is_one_question(
    hall, botkyrka, association, amina, kerstin, django_assert_num_queries
):
    asked(hall, association, tuesdays(20), amina).confirm(kerstin)
    rooms = [hall, *(room(botkyrka, f"Rum {number}") for number in range(4))]
    dates = tuesdays(20).booking_dates(hall)
    with django_assert_num_queries(1):
        found = availability(rooms, dates)
    assert [{slot.status for slot in found[each.pk]} for each in rooms] == [
        {"taken"},
        *({"free"} for _number in range(4)),
    ]
    mine = BookingDate.objects.values_list("pk", flat=True)
    assert {slot.status for slot in availability([hall], dates, mine)[hall.pk]} == {
        "free"
    }
