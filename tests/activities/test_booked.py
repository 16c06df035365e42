"""A booking and its activity are one act: what becomes of the room is public."""

import datetime
import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import close_old_connections, connection, transaction
from django.db.models import F
from django.utils import timezone
from icalendar import Calendar

from samla.activities.models import Activity, Schedule
from samla.bookings.models import BookingDate, Closure, Side
from samla.premises.models import LendingPolicy
from tests.bookings.conftest import HOUR, a_tuesday, asked, room, tuesdays

pytestmark = pytest.mark.django_db

WEEK = datetime.timedelta(weeks=1)
REASON = "Golvet ska lagas."


@pytest.fixture
def booking(hall, association, botkyrka):
    """Four Tuesdays in Albysalen, confirmed."""
    LendingPolicy.objects.create(owner_municipality=botkyrka)
    booking = asked(hall, association, tuesdays(4))
    booking.confirm(None)
    return booking


@pytest.fixture
def booked(booking, cafe):
    """The café is in the room that is booked."""
    cafe.occurrences.all().delete()
    cafe.venue, cafe.premises, cafe.address = "premises", booking.premises, ""
    cafe.save()
    cafe.use_booking(booking)
    return cafe


def dates(activity):
    return list(activity.occurrences.order_by("original_starts_at"))


def state(activity):
    """How the public dates of an activity stand, soonest first."""
    return [
        "off" if date.cancelled_at else "moved" if date.moved_at else "on"
        for date in dates(activity)
    ]


def sql(question, *answers):
    with connection.cursor() as cursor:
        cursor.execute(question, answers)


def cancelled(booking, number=0, by="verb"):
    """The owner of the room calls one date off."""
    date = booking.dates.all()[number]
    if by == "verb":
        booking.cancel(None, Side.LENDER, REASON, [date])
    elif by == "queryset":
        BookingDate.objects.filter(pk=date.pk).update(state="cancelled")
    elif by == "sql":
        sql(
            "update bookings_bookingdate set state = 'cancelled' where id = %s", date.pk
        )
    else:
        date.delete()


def test_the_dates_of_a_booking_are_those_of_its_activity(booking, booked):
    told = [(date.starts_at, date.ends_at) for date in booking.dates.all()]
    assert [(date.starts_at, date.ends_at) for date in dates(booked)] == told
    assert booked.next_starts_at == told[0][0]
    assert {date.sequence for date in dates(booked)} == {0}
    booked.use_booking(booking)
    assert len(dates(booked)) == 4


def test_the_times_told_before_give_way_to_those_of_the_booking(booking, cafe):
    Schedule(
        activity=cafe,
        weekdays=[2, 5],
        starts=datetime.time(18),
        ends=datetime.time(19),
        first_on=a_tuesday(0),
        skip_public_holidays=False,
    ).put()
    past = cafe.occurrences.create(
        original_starts_at=timezone.now() - WEEK,
        starts_at=timezone.now() - WEEK,
        ends_at=timezone.now() - WEEK + HOUR,
    )
    cafe.use_booking(booking)
    assert not cafe.schedules.exists()
    told = [date.starts_at for date in booking.dates.all()]
    assert [date.starts_at for date in dates(cafe)] == [past.starts_at, *told]
    assert {date.ends_at - date.starts_at for date in dates(cafe)[1:]} == {2 * HOUR}


def test_what_is_only_held_is_not_public_until_it_is_confirmed(booking, cafe):
    cafe.occurrences.all().delete()
    booking.dates.update(state="held", held_until_at=F("starts_at"))
    cafe.unpublish()
    cafe.use_booking(booking)
    assert dates(cafe) == []
    assert cafe.held_dates.count() == 4
    assert "when" in cafe.missing_steps()
    first = booking.dates.first()
    BookingDate.objects.filter(pk=first.pk).update(
        state="confirmed", held_until_at=None
    )
    assert [date.starts_at for date in dates(cafe)] == [first.starts_at]
    cafe.refresh_from_db()
    assert cafe.next_starts_at == first.starts_at


@pytest.mark.parametrize("by", ["verb", "queryset", "sql", "delete"])
def test_a_date_the_room_is_lost_for_is_off_at_once_whatever_the_path(
    booking, booked, by
):
    first, second, *_rest = dates(booked)
    cancelled(booking, by=by)
    assert state(booked) == ["off", "on", "on", "on"]
    off = dates(booked)[0]
    assert (off.pk, off.sequence) == (first.pk, first.sequence + 1)
    assert (off.decided_by_room, off.reason) == (True, "")
    booked.refresh_from_db()
    assert booked.next_starts_at == second.starts_at
    assert booked.cancelled_starts_at == first.starts_at


def test_a_whole_booking_that_is_cancelled_takes_all_dates(booking, booked):
    booking.cancel(None, Side.LENDER, REASON)
    assert state(booked) == ["off"] * 4
    booked.refresh_from_db()
    assert booked.is_off


def test_what_happened_already_is_not_called_off(booking, booked):
    now = timezone.now()
    date = dates(booked)[0]
    over = {"starts_at": now - 2 * HOUR, "ends_at": now - HOUR}
    booked.occurrences.filter(pk=date.pk).update(**over)
    cancelled(booking)
    assert state(booked)[0] == "on"


def test_a_room_that_is_closed_takes_its_dates_once_the_booking_is_settled(
    booking, booked, hall
):
    first = booking.dates.first()
    closure = Closure(
        premises=hall,
        starts_at=first.starts_at - HOUR,
        ends_at=first.ends_at + HOUR,
        reason=REASON,
    )
    with pytest.raises(ValidationError):
        closure.put()
    assert state(booked)[0] == "on"
    cancelled(booking)
    closure.put()
    assert state(booked) == ["off", "on", "on", "on"]


@pytest.mark.parametrize("by", ["queryset", "sql"])
def test_a_booking_that_is_put_back_puts_the_date_back(booking, booked, by):
    cancelled(booking)
    first = booking.dates.first()
    if by == "queryset":
        BookingDate.objects.filter(pk=first.pk).update(state="confirmed")
    else:
        sql(
            "update bookings_bookingdate set state = 'confirmed' where id = %s",
            first.pk,
        )
    assert state(booked) == ["on"] * 4
    back = dates(booked)[0]
    assert (back.sequence, back.decided_by_room, back.why) == (2, False, "")
    booked.refresh_from_db()
    assert booked.next_starts_at == first.starts_at


def test_a_booking_at_another_hour_moves_the_date_and_back(booking, booked):
    first = booking.dates.first()
    usual = dates(booked)[0]
    later = BookingDate.at(first.day_on, datetime.time(19), datetime.time(21))
    hours = ("starts", "ends", "starts_at", "ends_at")
    mine = BookingDate.objects.filter(pk=first.pk)
    mine.update(**{name: getattr(later, name) for name in hours})
    moved = dates(booked)[0]
    assert state(booked) == ["moved", "on", "on", "on"]
    assert (moved.starts_at, moved.ends_at) == (later.starts_at, later.ends_at)
    assert moved.original_starts_at == usual.starts_at
    booked.refresh_from_db()
    assert (booked.next_starts_at, booked.next_is_moved) == (later.starts_at, True)
    mine.update(**{name: getattr(first, name) for name in hours})
    assert state(booked)[0] == "on"
    assert dates(booked)[0].starts_at == usual.starts_at


def test_a_date_in_another_room_tells_its_place(booking, booked, botkyrka, client):
    small = room(botkyrka, "Lilla salen")
    first = booking.dates.first()
    BookingDate.objects.filter(pk=first.pk).update(premises=small)
    assert state(booked)[0] == "moved"
    assert dates(booked)[0].place == "Lilla salen, Exempelvägen 1"
    page = client.get(f"/en/aktiviteter/{booked.pk}/").content.decode()
    assert "Lilla salen, Exempelvägen 1" in page
    assert "Moved to another place." in page
    assert "Lilla salen" in str(events(client, booked)[0]["location"])
    BookingDate.objects.filter(pk=first.pk).update(premises=booking.premises)
    assert (state(booked)[0], dates(booked)[0].place) == ("on", "")


@pytest.mark.parametrize("how", ["cancel", "move"])
def test_what_the_organiser_decided_herself_stays_hers(booking, booked, how):
    first = dates(booked)[0]
    if how == "cancel":
        first.cancel("Ledaren är sjuk.")
    else:
        first.move(first.starts_at + WEEK / 7, first.ends_at + WEEK / 7, "Vi är ute.")
    before = first.starts_at, first.reason, first.sequence
    cancelled(booking)
    mine = BookingDate.objects.filter(pk=booking.dates.first().pk)
    mine.update(state="confirmed")
    after = dates(booked)[0]
    assert (after.starts_at, after.reason, after.sequence) == before
    assert state(booked)[0] == {"cancel": "off", "move": "moved"}[how]


def test_taking_a_decision_back_asks_the_room(booking, booked):
    first = dates(booked)[0]
    first.cancel("Ledaren är sjuk.")
    cancelled(booking)
    first.restore()
    assert (state(booked)[0], first.decided_by_room) == ("off", True)
    assert not first.may_be_restored
    BookingDate.objects.filter(pk=first.booking_date_id).update(state="confirmed")
    first.refresh_from_db()
    first.cancel("Ledaren är sjuk.")
    first.restore()
    assert state(booked)[0] == "on"


def test_leaving_the_room_keeps_the_dates_and_those_it_was_lost_for(booking, booked):
    cancelled(booking)
    booked.leave_booking()
    assert state(booked) == ["on"] * 4
    booking.cancel(None, Side.LENDER, REASON)
    assert state(booked) == ["on"] * 4
    booked.refresh_from_db()
    assert booked.booking is None
    assert booked.next_starts_at == dates(booked)[0].starts_at


def test_the_next_booking_begins_where_the_one_before_ends(booking, booked):
    last = booking.dates.order_by("starts_at").last()
    rule = tuesdays(2, first_on=last.day_on + WEEK)
    next_one = asked(booking.premises, booked.organisation, rule, purpose="Våren")
    next_one.confirm(None)
    booked.use_booking(next_one)
    assert state(booked) == ["on"] * 6
    cancelled(booking)
    assert state(booked) == ["off", *["on"] * 5]


def test_another_room_at_the_same_hour_puts_a_lost_date_on_again(
    booking, booked, botkyrka
):
    """What only the room before was booked for is off, and nothing there puts it on."""
    small = room(botkyrka, "Lilla salen")
    one = asked(small, booked.organisation, tuesdays(1), purpose="I stället")
    one.confirm(None)
    for number in (0, 2):
        cancelled(booking, number)
    moved = booking.dates.all()[3]
    BookingDate.objects.filter(pk=moved.pk).update(premises=small)
    assert state(booked) == ["off", "on", "off", "moved"]
    lost = dates(booked)[2]
    booked.use_booking(one)
    assert state(booked) == ["on", "off"]
    first = dates(booked)[0]
    assert first.booking_date.booking == one
    assert (first.place, first.decided_by_room) == ("", False)
    assert (booked.next_starts_at, booked.is_off) == (first.starts_at, False)
    booking.dates.update(state="confirmed")
    assert state(booked) == ["on", "off"]
    assert dates(booked)[1].pk == lost.pk
    assert dates(booked)[1].may_be_restored


def test_a_booked_date_at_another_hour_needs_a_place_unless_it_is_booked_then(
    client, amina, booking, booked
):
    client.force_login(amina)
    cancelled(booking)
    lost, second, *_rest = dates(booked)
    path = "/en/aktiviteter/tillfalle/{}/flytta/"
    answers = {"starts": "19:00", "ends": "20:00", "reason": "Vi börjar sent."}

    def move(date, **more):
        day = timezone.localdate(date.starts_at)
        return client.post(path.format(date.pk), {"day": day, **answers, **more})

    for date, more in ((lost, {}), (second, {"ends": "20:30"})):
        errors = move(date, **more).context["form"].errors
        assert errors == {
            "place": ["The room is not booked then. Write another place."]
        }
    assert state(booked) == ["off", "on", "on", "on"]
    assert move(lost, place="Biblioteket").status_code == 302
    assert move(second).status_code == 302
    assert state(booked) == ["moved", "moved", "on", "on"]


def test_a_booking_makes_one_activity_of_its_own_organisation(
    booking, booked, association, hall, ali, cafe
):
    other = Activity.objects.get(pk=cafe.pk).copied()
    assert other.booking is None
    other.save()
    with pytest.raises(ValidationError, match="Another activity"):
        other.use_booking(booking)
    theirs = asked(hall, ali, tuesdays(1, "10:00", "12:00"))
    with pytest.raises(ValidationError, match="Choose a booking of"):
        other.use_booking(theirs)
    assert not other.occurrences.exists()


def test_a_booking_that_is_deleted_leaves_its_dates_cancelled(booking, booked):
    booking.delete()
    booked.refresh_from_db()
    assert booked.booking is None
    assert state(booked) == ["off"] * 4
    first = dates(booked)[0]
    assert first.may_be_restored
    first.restore()
    assert state(booked)[0] == "on"


def events(client, activity):
    file = client.get(f"/aktiviteter/{activity.pk}/kalender.ics").content
    return Calendar.from_ical(file).walk("VEVENT")


def test_page_and_calendar_tell_it_in_the_readers_words(booking, booked, client):
    before = events(client, booked)[0]
    cancelled(booking)
    for prefix, words in (
        ("", "Lokalen går inte att använda då."),
        ("/en", "The room cannot be used then."),
        ("/ar", "لا يمكن استخدام القاعة حينها."),
    ):
        page = client.get(f"{prefix}/aktiviteter/{booked.pk}/").content.decode()
        assert words in page
        assert REASON not in page
    after = events(client, booked)[0]
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]
    assert after["status"] == "CANCELLED"
    assert "Lokalen går inte att använda" in after["description"]


def test_a_series_is_called_off_in_few_questions(
    booking, booked, django_assert_max_num_queries
):
    with django_assert_max_num_queries(20):
        booking.cancel(None, Side.LENDER, REASON)


@pytest.mark.django_db(transaction=True)
def test_a_room_that_is_lost_while_it_is_chosen_is_lost_all_the_same(booking, cafe):
    """Whoever comes second waits, and then sees what the first has done."""
    cafe.occurrences.all().delete()
    done = []

    def choose():
        try:
            cafe.use_booking(booking)
            done.append("chosen")
        finally:
            close_old_connections()
            connection.close()

    chooser = threading.Thread(target=choose)
    with transaction.atomic():
        BookingDate.objects.filter(booking=booking).update(state="cancelled")
        chooser.start()
        chooser.join(0.5)
        assert done == []  # it waits for the dates
    chooser.join(20)
    assert done == ["chosen"]
    assert state(cafe) == []


def chooser(client, activity, booking, answers):
    """Somebody who chooses a booking by the form, at the same time as others act."""

    def choose():
        path = f"/en/aktiviteter/{activity.pk}/var/?plats=bokning"
        try:
            answers.append(client.post(path, {"booking": booking.pk}))
        finally:
            close_old_connections()
            connection.close()

    return threading.Thread(target=choose)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_choose_one_booking_the_second_is_told_at_the_field(
    client, amina, booking, cafe
):
    client.force_login(amina)
    other = Activity.objects.get(pk=cafe.pk).copied()
    other.save()
    answers = []
    second = chooser(client, cafe, booking, answers)
    with transaction.atomic():
        other.use_booking(booking)
        second.start()
        second.join(0.5)
        assert answers == []  # it waits for the booking
    second.join(20)
    assert list(answers[0].context["form"].errors) == ["booking"]
    cafe.refresh_from_db()
    assert cafe.booking is None


@pytest.mark.django_db(transaction=True)
def test_choosing_again_and_calling_a_date_off_never_wait_in_a_circle(
    client, amina, booking, booked
):
    client.force_login(amina)
    answers = []
    again = chooser(client, booked, booking, answers)
    with transaction.atomic():
        list(booking.dates.select_for_update(no_key=True))
        again.start()
        again.join(0.5)
        dates(booked)[0].cancel("Ledaren är sjuk.")
    again.join(20)
    assert answers[0].status_code == 302
    assert state(booked) == ["off", "on", "on", "on"]
