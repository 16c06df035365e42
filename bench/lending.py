"""Lending: availability, calendars, decisions, the inbox and the report (issue 4)."""

import datetime
from functools import partial

from django.db import connection
from django.test import Client
from django.utils import timezone

from bench.figures import Figure, by_turns, questions, rows_of
from samla.accounts.models import User
from samla.bookings.models import (
    Booking,
    BookingDate,
    Rule,
    availability,
    fits,
    lending_report,
    uses,
    wanted,
)
from samla.core.days import DAY
from samla.core.periods import Period, week_of
from samla.premises.models import Premises

CANDIDATES, TUESDAYS, SERIES = 50, 20, 40
# Which of so many rooms has no claim at which of so many times, and nothing else.
FREE = """
select room, place from unnest(%s::bigint[]) as room cross join
  unnest(%s::timestamptz[], %s::timestamptz[]) with ordinality
    as slot(starts_at, ends_at, place)
where not exists (
  select from bookings_claim where premises_id = room
    and during && tstzrange(slot.starts_at, slot.ends_at)
)
"""
# Who has which room in a week.
WEEK = """
select room, lower(during), upper(during), organisation.name
from unnest(%s::bigint[]) as room
join bookings_claim as claim on premises_id = room and during && tstzrange(%s, %s)
left join bookings_bookingdate as use on use.id = booking_date_id
left join bookings_booking as booking on booking.id = use.booking_id
left join organisations_organisation as organisation
  on organisation.id = booking.organisation_id
order by 1, 2
"""
# What was lent in a year by room, kind of user, month and hours, and nothing else.
LENT = """
select use.premises_id, user_kind, date_trunc('month', day_on),
  extract(isodow from day_on), starts, ends, count(*), sum(ends_at - starts_at)
from bookings_bookingdate as use
join bookings_booking as booking on booking.id = booking_id
where use.premises_id = any(%s) and use.state = 'confirmed'
  and starts_at >= %s and starts_at < %s
group by grouping sets ((use.premises_id), (user_kind),
  (date_trunc('month', day_on)), (extract(isodow from day_on), starts, ends))
"""
CONFIRM = """
update bookings_bookingdate set state = 'confirmed', granted_at = now(),
  sequence = sequence + 1 where id = %s
"""


def measure(land):
    """All of it, in one run."""
    town = land.town
    rooms = list(Premises.objects.filter(owner_municipality=town.large).order_by("pk"))
    yield from term(rooms[:CANDIDATES])
    client = lender(town.large)
    yield from calendars(client, rooms)
    yield from decisions(rooms[1])
    yield from desk(client)
    yield from report("large", client, rooms)
    usual = Premises.objects.filter(owner_municipality=town.usual)
    yield from report("usual", lender(town.usual), list(usual))


def lender(owner):
    """Somebody who lends the rooms of a municipality, in her browser."""
    user = User.objects.create_user(f"lender{owner.pk}@example.org")
    user.authenticator_set.create(type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})
    user.staff_roles.create(municipality=owner, role="premises")
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    return client


def term(rooms):
    """Which rooms are free on all Tuesdays of a term."""
    today = timezone.localdate()
    rule = Rule(
        kind="weekly",
        weekdays=[2],
        starts=datetime.time(18),
        ends=datetime.time(20),
        first_on=today + DAY,
        last_on=today + DAY * 7 * TUESDAYS,
        skip_public_holidays=False,
    )
    dates = rule.booking_dates(None, breaks=())
    times = [
        [getattr(date, name) for date in dates] for name in ("starts_at", "ends_at")
    ]
    keys = [room.pk for room in rooms]
    ours, raw, with_prices = by_turns(
        partial(availability, keys, dates),
        partial(rows_of, FREE, [keys, *times]),
        partial(fits, rule, rooms, user_kind="association"),
    )
    title = f"{len(dates)} Tuesdays in {len(rooms)} rooms"
    yield Figure(f"{title}: raw SQL", raw)
    yield Figure(f"{title}: availability", ours)
    yield Figure(f"{title}: against raw SQL", ours / raw, "×", most=4)
    yield Figure(f"{title}: with prices, in order", with_prices)


def calendars(client, rooms):
    """A week of twenty rooms for who lends them, and of one room for everybody."""
    week = week_of(timezone.localdate())
    some = rooms[:20]
    ours, asked, raw = by_turns(
        partial(uses, some, week.since, week.until),
        partial(wanted, some, week.since, week.until),
        partial(rows_of, WEEK, [[room.pk for room in some], week.since, week.until]),
    )
    yield Figure("A week of 20 rooms: raw SQL", raw)
    yield Figure("A week of 20 rooms: who has them", ours)
    yield Figure("A week of 20 rooms: against raw SQL", ours / raw, "×")
    yield Figure("A week of 20 rooms: who asks for them", asked)
    for title, path in (
        ("owner's", "/bokningar/kalender/"),
        ("one room's", f"/bokningar/kalender/{rooms[0].pk}/"),
    ):
        seen = partial(client.get, path)
        title = f"The {title} calendar of a week"
        found = questions(seen, '"bookings_', '"premises_', " bookings_", " premises_")
        yield Figure(f"{title}: queries", len(found), "", most=5)
        yield Figure(f"{title}: the page", *by_turns(seen))


def decisions(room):
    """Saying yes to a series of forty dates, and the same by hand."""
    bookings = [series(room, hour) for hour in range(16)]
    hands = iter(bookings[8:])
    ours = iter(bookings[:8])
    confirmed = []

    def confirm():
        booking = next(ours)
        booking.confirm(None)
        confirmed.append(booking)

    def by_hand():
        pks = next(hands).dates.values_list("pk", flat=True)
        with connection.cursor() as cursor:
            cursor.execute("begin")
            for pk in list(pks):
                cursor.execute(CONFIRM, [pk])
            cursor.execute("commit")

    took, raw = by_turns(confirm, by_hand, times=6)
    last = next(ours)
    asked = questions(partial(last.confirm, None))
    title = f"Yes to {SERIES} dates"
    yield Figure(f"{title}: {SERIES} raw updates", raw)
    yield Figure(f"{title}: confirmed", took)
    yield Figure(f"{title}: against raw updates", took / raw, "×")
    yield Figure(f"{title}: queries", len(asked), "")
    yield Figure(f"{title}: transactions", asked.count("COMMIT"), "", most=1, least=1)
    moments = last.dates.model.pgh_event_model.objects.filter(booking=last)
    moments = moments.values("pgh_created_at").distinct()
    yield Figure(f"{title}: moments in the history", len(moments), "", most=1, least=1)


def series(room, hour):
    """A request for forty days in a row at an hour at which nobody else asks."""
    booking = Booking.objects.create(
        premises=room,
        organisation_id=Booking.objects.latest("pk").organisation_id,
        activity_type_id="activity_type:language-cafe",
        persons=20,
        user_kind="association",
        answer_due_on=timezone.localdate(),
        needs_safety_officer=False,
    )
    # Long after all that was seeded.
    first = timezone.localdate() + DAY * 1000
    hours = datetime.time(hour), datetime.time(hour, 59)
    booking.dates.bulk_create(
        BookingDate.at(first + DAY * number, *hours, booking=booking, premises=room)
        for number in range(SERIES)
    )
    return booking


def desk(client):
    """What waits for who lends a tenth of all rooms."""
    seen = partial(client.get, "/bokningar/att-svara/")
    yield Figure("Requests that wait", Booking.objects.waiting().count(), "")
    yield Figure("The inbox: queries", len(questions(seen)), "", most=14)
    yield Figure("The inbox: the page", *by_turns(seen, times=5))


def report(title, client, rooms):
    """A year of an owner's rooms: the report, and its first sums by hand."""
    period = lending_period()
    keys = [room.pk for room in rooms]
    ours, raw = by_turns(
        partial(lending_report, rooms, period),
        partial(rows_of, LENT, [keys, period.since, period.until]),
        times=5,
    )
    title = f"Report of a {title} owner ({len(rooms)} rooms, a year)"
    yield Figure(f"{title}: its sums in raw SQL", raw)
    yield Figure(f"{title}: all figures", ours)
    yield Figure(f"{title}: against them", ours / raw, "×", most=10)
    seen = partial(client.get, "/bokningar/rapport/")
    yield Figure(f"{title}: queries", len(questions(seen)), "", most=10)
    yield Figure(f"{title}: the page", *by_turns(seen, times=5))


def lending_period():
    """The year up to today."""
    today = timezone.localdate()
    return Period("rapport", today - DAY * 365, today)
