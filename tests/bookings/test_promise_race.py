"""The promise under pressure: many want one room at once, and one gets it."""

import copy
import datetime
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections, transaction
from django.db.backends.postgresql.base import DatabaseWrapper

from samla.bookings.models import (
    Booking,
    BookingDate,
    Claim,
    LentPart,
    Stage,
    State,
    Taken,
)
from samla.core.days import DAY
from tests.bookings.conftest import a_tuesday, room, wish

pytestmark = pytest.mark.django_db(transaction=True)
CLIENTS = 20
# The whole race is 150 rounds; `make race` runs it (docs/performance.md).
ROUNDS = int(os.environ.get("RACE_ROUNDS") or 10)
# Overlapping, so that one who wins leaves nothing for the others.
STARTS = [datetime.time(18, minute) for minute in range(CLIENTS)]


def connect():
    """A connection of one's own, beside the pool that the server shares."""
    facts = copy.deepcopy(connection.settings_dict)
    facts["OPTIONS"].pop("pool", None)
    connections["default"] = DatabaseWrapper(facts, "default")


@pytest.fixture
def clients():
    """Twenty people at their own connections, who all start at once."""
    start = threading.Barrier(CLIENTS)
    pool = ThreadPoolExecutor(CLIENTS, initializer=connect)

    def at_once(act, things):
        def one(thing):
            start.wait()
            return act(thing)

        return list(pool.map(one, things))

    yield at_once
    list(pool.map(lambda _: (start.wait(), connections.close_all()), range(CLIENTS)))
    pool.shutdown()


def rivals(rooms, organisation, rounds=ROUNDS):
    """For each round, bookings of as many clients for overlapping hours of one day."""
    first = a_tuesday()
    bookings = Booking.objects.bulk_create(
        wish(
            rooms[client % len(rooms)],
            organisation,
            user_kind="association",
            answer_due_on=first,
        )
        for _round in range(rounds)
        for client in range(CLIENTS)
    )
    BookingDate.objects.bulk_create(
        BookingDate.at(
            first + DAY * (number // CLIENTS),
            STARTS[number % CLIENTS],
            datetime.time(20),
            booking=booking,
            premises=booking.premises,
        )
        for number, booking in enumerate(bookings)
    )
    return [bookings[at : at + CLIENTS] for at in range(0, len(bookings), CLIENTS)]


def confirm(booking):
    """What a client is answered."""
    began = time.perf_counter()
    try:
        booking.confirm(None)
    except Taken:
        return "taken", time.perf_counter() - began
    return "won", time.perf_counter() - began


def tell(capsys, title, answers, seconds):
    """Print the figures of a race in one line, as bench/race.py reads them."""
    times = sorted(took for _answer, took in answers)
    said = [answer for answer, _took in answers]
    won, taken = said.count("won"), said.count("taken")
    p50, p99 = times[len(times) // 2], times[len(times) * 99 // 100]
    with capsys.disabled():
        print(  # noqa: T201
            f"\n{ROUNDS} rounds of {CLIENTS} {title}: won {won}, taken {taken}, "
            f"other {len(said) - won - taken}, {seconds:.1f} s, "
            f"p50 {p50 * 1000:.0f} ms, p99 {p99 * 1000:.0f} ms"
        )


def winners(booking):
    """How many dates of that round hold the room or a part of it."""
    day = booking.dates.get().day_on
    return BookingDate.objects.blocking().filter(day_on=day)


def check_then_write(booking):
    """What careful people write who have no constraint and no lock."""
    date = booking.dates.get()
    others = BookingDate.objects.blocking().during(date.starts_at, date.ends_at)
    if not others.filter(premises=date.premises).exists():
        BookingDate.objects.filter(pk=date.pk).update(
            state=State.CONFIRMED, granted_at=date.starts_at
        )


def test_without_the_promise_two_get_the_same_room(hall, association, clients):
    rounds = rivals([hall], association, rounds=3)
    guard = "date_claims_its_room"
    with connection.cursor() as cursor:
        cursor.execute(
            "select tgname from pg_trigger where tgname like %s", [f"%{guard}%"]
        )
        (name,) = cursor.fetchone()
        cursor.execute(f"alter table bookings_bookingdate disable trigger {name}")
        try:
            for bookings in rounds:
                clients(check_then_write, bookings)
        finally:
            cursor.execute(f"alter table bookings_bookingdate enable trigger {name}")
    assert max(winners(bookings[0]).count() for bookings in rounds) > 1


def test_twenty_want_a_room_and_one_gets_it(hall, association, clients, capsys):
    rounds, answers = rivals([hall], association), []
    began = time.perf_counter()
    for bookings in rounds:
        said = clients(confirm, bookings)
        assert sorted(answer for answer, _seconds in said)[-2:] == ["taken", "won"]
        answers += said
    tell(capsys, "for one room", answers, time.perf_counter() - began)
    assert BookingDate.objects.blocking().count() == Claim.objects.count() == ROUNDS
    assert Booking.objects.filter(stage=Stage.CONFIRMED).count() == ROUNDS
    assert Booking.objects.filter(stage=Stage.ASKED).count() == ROUNDS * (CLIENTS - 1)


def test_twenty_want_halves_or_the_whole_and_none_is_lent_twice(
    hall, halves, association, clients, capsys
):
    rooms, answers = [hall, *halves, hall], []
    rounds = rivals(rooms, association)
    began = time.perf_counter()
    for bookings in rounds:
        said = clients(confirm, bookings)
        answers += said
        won = {date.premises_id for date in winners(bookings[0])}
        assert won in ({hall.pk}, {part.pk for part in halves})
        assert len(won) == sum(answer == "won" for answer, _seconds in said)
    assert {answer for answer, _seconds in answers} == {"won", "taken"}
    seconds = time.perf_counter() - began
    tell(capsys, "for a hall, its halves and its foyer", answers, seconds)


def test_many_dates_in_any_order_end_in_no_circle(
    hall, halves, botkyrka, association, clients
):
    other = room(botkyrka, "Gymnastiksalen")
    first, bookings = a_tuesday(), []
    for client in range(CLIENTS):
        order = [hall, other, *halves][:: 1 if client % 2 else -1]
        booking = wish(hall, association, user_kind="association", answer_due_on=first)
        booking.save()
        for number, premises in enumerate(order[:3]):
            hours = datetime.time(8 + number), datetime.time(9 + number)
            BookingDate.at(first, *hours, booking=booking, premises=premises).save()
        bookings.append(booking)
    said = [answer for answer, _seconds in clients(confirm, bookings)]
    assert "won" in said
    assert set(said) <= {"won", "taken"}


def test_a_new_part_and_a_booking_of_the_whole_see_each_other(
    hall, botkyrka, association
):
    """One adds a part in a transaction that is open while another books the whole."""
    annex = room(botkyrka, "Annexet")
    ((booking, *_others),) = rivals([hall], association, rounds=1)
    with ThreadPoolExecutor(1, initializer=connect) as pool:
        with transaction.atomic():
            LentPart(whole=hall, part=annex).put()
            answer = pool.submit(lambda: (confirm(booking), connections.close_all()))
            time.sleep(0.3)
            assert not answer.done()
        assert answer.result()[0][0] == "won"
    assert set(Claim.objects.values_list("premises", flat=True)) == {hall.pk, annex.pk}
