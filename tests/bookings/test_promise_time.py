"""Hours stay what they are on the wall, and what makes no sense is refused in words."""

import datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from samla.bookings.models import BookingDate, Claim, NotNow, Rule
from samla.core.days import ZONE
from tests.bookings.conftest import HOUR, a_tuesday, asked, date_of, tuesdays, wish

pytestmark = pytest.mark.django_db
CHANGES = [datetime.date(2027, 3, 28), datetime.date(2027, 10, 31)]
BEFORE = datetime.datetime(2027, 1, 4, 12, tzinfo=ZONE)


def local(moment):
    return timezone.localtime(moment).strftime("%H.%M")


def refused(name):
    return pytest.raises(IntegrityError, match=name)


@pytest.mark.parametrize("sunday", CHANGES, ids=str)
def test_a_series_keeps_18_when_the_clocks_change(hall, association, amina, sunday):
    with time_machine.travel(BEFORE, tick=False):
        week = datetime.timedelta(7)
        days = {"first_on": sunday - week, "last_on": sunday + week}
        rule = tuesdays(weekdays=[7], **days)
        booking = asked(hall, association, rule, amina)
        booking.confirm(amina)
    dates = list(booking.dates.all())
    assert [date.day_on.day for date in dates] == [
        (sunday + datetime.timedelta(days)).day for days in (-7, 0, 7)
    ]
    assert {local(date.starts_at) for date in dates} == {"18.00"}
    assert {local(date.ends_at) for date in dates} == {"20.00"}
    assert dates[0].starts_at.hour != dates[1].starts_at.hour
    assert not any(date.dst_adjusted for date in dates)
    assert Claim.objects.count() == 3


def test_a_series_one_hour_wrong_is_refused_by_the_database(hall, association, amina):
    booking = asked(hall, association, tuesdays(3), amina)
    for shift in (
        {"starts_at": F("starts_at") + HOUR},
        {"ends_at": F("ends_at") + HOUR},
    ):
        with refused("when_the_clock_says"), transaction.atomic():
            booking.dates.update(**shift)
        with refused("adjusted_where_an_hour_is_missing"), transaction.atomic():
            booking.dates.update(dst_adjusted=True, **shift)
    assert {local(date.starts_at) for date in booking.dates.all()} == {"18.00"}


def test_the_missing_hour_is_the_next_and_the_doubled_one_the_first(hall, association):
    half_two, four = datetime.time(2, 30), datetime.time(4)
    booking = wish(hall, association, user_kind="youth", answer_due_on=a_tuesday())
    booking.save()
    facts = {"booking": booking, "premises": hall}
    missing = BookingDate.at(CHANGES[0], half_two, four, **facts)
    doubled = BookingDate.at(CHANGES[1], half_two, four, **facts)
    both = BookingDate.at(CHANGES[0], datetime.time(2), datetime.time(3), **facts)
    for date in (missing, doubled, both):
        date.full_clean()
        date.save()
    assert (local(missing.starts_at), missing.dst_adjusted) == ("03.30", True)
    assert doubled.starts_at.isoformat() == "2027-10-31T00:30:00+00:00"
    assert not doubled.dst_adjusted
    assert both.ends_at - both.starts_at == HOUR


def test_a_night_may_pass_midnight_and_no_use_lasts_25_hours(hall, association, amina):
    night = tuesdays(starts="22:00", ends="02:00", ends_next_day=True)
    date = asked(hall, association, night, amina).dates.get()
    assert date.ends_at - date.starts_at == 4 * HOUR
    long = tuesdays(starts="18:00", ends="19:00", ends_next_day=True)
    with pytest.raises(ValidationError, match="24 timmar"):
        wish(hall, association).ask(long, amina)
    with refused("lasts_a_day_at_most"), transaction.atomic():
        hours = datetime.time(18), datetime.time(19), True
        BookingDate.at(a_tuesday(), *hours, booking=date.booking, premises=hall).save()


@pytest.mark.parametrize(
    ("facts", "rule", "said"),
    [
        ({}, {"starts": "20:00", "ends": "18:00"}, "slutar innan den börjar"),
        ({}, {"first_on": datetime.date(2020, 1, 7)}, "har passerat"),
        ({}, {"count": 90}, "mer än 18 månader"),
        ({}, {"weekdays": [3], "count": 1}, "inget tillfälle"),
        ({"persons": 0}, {}, "större än eller lika med 1|1 eller"),
        ({"persons": 10_000}, {}, "högst 80 personer|9999"),
        ({"persons": 81}, {}, "högst 80 personer"),
    ],
    ids=["backwards", "past", "too long", "no date", "nobody", "10,000", "fire rules"],
)
def test_what_makes_no_sense_is_refused_in_words(
    hall, association, amina, facts, rule, said
):
    with pytest.raises(ValidationError, match=said):
        wish(hall, association, **facts).ask(tuesdays(**rule), amina)
    assert not hall.bookings.exists()
    assert not Rule.objects.exists()


@pytest.mark.parametrize("persons", [0, 10_000])
def test_the_database_counts_persons_too(hall, association, amina, persons):
    booking = asked(hall, association, by=amina)
    with refused("booking_is_for_1_to_9999_persons"), transaction.atomic():
        hall.bookings.update(persons=persons)
    assert booking.persons == 20


def test_a_room_with_bookings_is_not_deleted_and_says_what_to_do(
    hall, association, amina
):
    asked(hall, association, by=amina)
    with pytest.raises(ValidationError, match="avpublicera lokalen i stället"):
        hall.delete()
    hall.refresh_from_db()
    assert hall.bookings.count() == 1


def test_terms_and_safety_officer_come_before_the_room_is_hers(
    hall, association, amina, kerstin
):
    booking = asked(hall, association, by=amina, safety_officer="")
    booking.confirm(kerstin)
    date = booking.dates.get()
    assert (booking.stage, date.state) == ("held", "held")
    assert date.held_until_at <= date.starts_at
    with pytest.raises(NotNow, match="säkerhetsansvarig"):
        booking.accept(amina)
    booking.accept(amina, safety_officer="Amina")
    date.refresh_from_db()
    assert (booking.stage, date.state) == ("confirmed", "confirmed")
    with refused("booking_in_use_has_a_safety_officer"), transaction.atomic():
        hall.bookings.update(safety_officer="")


def test_a_date_is_confirmed_by_the_lender_only(hall, association, amina):
    booking = asked(hall, association, by=amina)
    with refused("booking_date_is_confirmed_by_the_lender"), transaction.atomic():
        booking.dates.update(state="confirmed")
    with refused("booking_date_is_held_until_a_time"), transaction.atomic():
        date_of(booking, day=a_tuesday(3), state="held").save()
