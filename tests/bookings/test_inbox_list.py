"""What waits for who lends, the most urgent first, at the same cost with thousands."""

import pytest
from django.db import connection
from django.utils import timezone

from samla.bookings.models import Booking, BookingDate, UseReport, lines_for
from samla.core.days import DAY, after_working_days
from tests.bookings.conftest import HOUR, asked, date_of, room, tuesdays, wish
from tests.conftest import person, staff

pytestmark = pytest.mark.django_db
# Numbers that no row of its own has.
FAR = 1_000_000


@pytest.fixture
def petra(client, botkyrka):
    """Lends the rooms of Botkyrka, and is here."""
    petra = person("petra@botkyrka.example", "Petra")
    staff(petra, botkyrka, "premises")
    client.force_login(petra)
    return petra


def kinds(page):
    return {group["kind"]: group["bookings"] for group in page.context["groups"]}


def used(booking, days, ends=None, **facts):
    """A confirmed date so many days from now."""
    now = timezone.now()
    date = date_of(booking, day=timezone.localdate() + DAY * days)
    date.state, date.granted_at = "confirmed", now
    date.save()
    Booking.objects.filter(pk=booking.pk).update(**({"stage": "confirmed"} | facts))
    return date


def empty(premises, organisation, **facts):
    """A booking without a date yet."""
    told = {"user_kind": "association", "answer_due_on": timezone.localdate() + DAY * 9}
    booking = wish(premises, organisation, **told | facts)
    booking.save()
    return booking


def test_everything_that_waits_has_its_place(client, petra, hall, association, ali):
    today = timezone.localdate()
    late = asked(hall, association)
    Booking.objects.filter(pk=late.pk).update(answer_due_on=today - DAY)
    soon = asked(hall, ali)
    due = after_working_days(today, 1)
    Booking.objects.filter(pk=soon.pk).update(answer_due_on=due)
    new = asked(hall, ali, tuesdays(2, starts="08:00", ends="09:00"))
    Booking.objects.filter(pk=new.pk).update(answer_due_on=due + DAY * 9)
    held = asked(hall, ali, tuesdays(1, starts="10:00", ends="11:00"))
    held.hold(None)
    key = empty(hall, ali)
    used(key, 1)
    missing = empty(hall, ali)
    used(missing, -5)
    missing.refresh_from_db()
    missing.hand_out_key(None, "key", "12", "Ali", today)
    missing.key_handouts.update(due_on=today - DAY)
    over = empty(hall, association)
    used(over, -3)
    UseReport.objects.create(
        booking=over, side="requester", is_damage=True, text="Rutan är trasig."
    )
    page = client.get("/en/bokningar/att-svara/")
    found = kinds(page)
    assert found == {
        "overdue": [late],
        "due_soon": [soon],
        "new": [new],
        "held": [held],
        "keys_to_give": [key],
        "keys_missing": [missing],
        "to_inspect": [over],
        "damaged": [over],
    }
    assert list(found) == [group["kind"] for group in page.context["groups"]]
    only = client.get("/en/bokningar/att-svara/?visa=held")
    assert kinds(only) == {"held": [held]}
    assert client.get("/en/bokningar/att-svara/?visa=allt").status_code == 404
    desk = " ".join(client.get("/en/min-sida/").content.decode().split())
    for told in ("Promised answer is late", "Reports of damage", "To answer"):
        assert told in desk


def test_one_room_is_chosen_and_others_rooms_are_not_hers(
    client, petra, hall, botkyrka, association, umea
):
    other = room(botkyrka, "Annat")
    far = room(umea, "Umeås sal")
    asked(hall, association)
    mine = asked(other, association)
    asked(far, association)
    page = client.get(f"/en/bokningar/att-svara/?lokal={other.pk}")
    assert kinds(page) == {"new": [mine]}
    assert len(kinds(client.get("/en/bokningar/att-svara/"))["new"]) == 2
    foreign = client.get(f"/en/bokningar/att-svara/?lokal={far.pk}")
    assert "Choose one of your rooms" in foreign.content.decode()


def test_who_lends_nothing_is_told_how_to_begin(client, stranger):
    client.force_login(stranger)
    page = client.get("/en/bokningar/att-svara/")
    assert "You lend no room yet" in page.content.decode()


def fill(rooms, organisation, many=10_000):
    """So many requests in these rooms, written by the database itself."""
    date = asked(rooms[0], organisation).dates.get()
    rows = {Booking: date.booking_id, BookingDate: date.pk}
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        for model, pk in rows.items():
            table = model._meta.db_table
            cursor.execute(f"alter table {table} disable trigger user")
            cursor.execute(
                f"create temp table copy_{table} on commit drop as "  # noqa: S608
                f"select * from {table} where id = {pk}"
            )
        cursor.execute(
            "insert into bookings_booking select (jsonb_populate_record(one, "
            "jsonb_build_object('id', %(far)s + number, 'uid', gen_random_uuid(), "
            "'premises_id', (%(rooms)s::bigint[])[1 + number %% 10]))).* "
            "from copy_bookings_booking as one, generate_series(1, %(many)s) as number",
            facts := {"many": many, "rooms": [room.pk for room in rooms], "far": FAR},
        )
        cursor.execute(
            "insert into bookings_bookingdate select (jsonb_populate_record(one, "
            "jsonb_build_object('id', %(far)s + number, "
            "'booking_id', %(far)s + number, "
            "'premises_id', (%(rooms)s::bigint[])[1 + number %% 10]))).* "
            "from copy_bookings_bookingdate as one, "
            "generate_series(1, %(many)s) as number",
            facts,
        )
        cursor.execute("set constraints all immediate")
        for model in rows:
            table = model._meta.db_table
            cursor.execute(f"alter table {table} enable trigger user")
            cursor.execute(f"analyze {table}")


def test_ten_thousand_bookings_cost_as_much_as_one(
    client, petra, hall, botkyrka, association, django_assert_max_num_queries
):
    rooms = [hall, *(room(botkyrka, f"Sal {number}") for number in range(9))]
    fill(rooms, association)
    with django_assert_max_num_queries(14):
        began = timezone.now()
        page = client.get("/en/bokningar/att-svara/")
        took = timezone.now() - began
    (group,) = page.context["groups"]
    assert (len(group["bookings"]), group["count"], group["is_more"]) == (10, 100, True)
    assert took < HOUR / 360, took


def test_the_oldest_of_a_kind_is_who_asked_first_not_who_is_answered_first(
    petra, hall, association
):
    later = timezone.localdate() + DAY * 9
    first = asked(hall, association)
    second = asked(hall, association, tuesdays(1, starts="08:00", ends="09:00"))
    for booking, asked_at, due_on in (
        (first, timezone.now() - 5 * DAY, later + DAY),
        (second, timezone.now() - 2 * DAY, later),
    ):
        Booking.objects.filter(pk=booking.pk).update(
            asked_at=asked_at, answer_due_on=due_on
        )
    (line,) = lines_for(petra)
    first.refresh_from_db()
    assert (line.kind, line.count, line.since) == ("new", 2, first.asked_at)
