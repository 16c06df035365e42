"""Seeds rooms, bookings and claims by the hundred thousand, in few statements.

Triggers are off while it is done, so claims are written as the triggers would write
them; every constraint is on, so nothing is seeded that Samla would refuse.
"""

import datetime
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection
from django.utils import timezone

from samla.bookings.models import Booking, BookingDate, Claim, Closure, StandingWish
from samla.core.days import DAY
from samla.municipalities.models import Municipality
from samla.organisations.models import Organisation
from samla.premises.models import OpeningWindow, Part, Premises

SIZE = 2_000_000
CLAIMS_OF_A_ROOM = 400
ORGANISATIONS = 1_000
# Of ten rooms the first divides into the two after it: each use of it claims three.
GROUP, CLAIMS_OF_A_GROUP = 10, 12
# Who lends every tenth group of rooms; the others are shared out over the land.
LARGE = "0180"
DATES_OF_A_BOOKING, ASKED_OF_A_ROOM = 10, 10
# Days before and after today that the bookings are spread over.
SPAN = 730
# Numbers that no row has which the tables held before.
FAR, APART, FARTHER = 1_000_000, 1_000, 1_000_000_000
TABLES = (Organisation, Premises, OpeningWindow, Part, Booking, BookingDate, Claim)
TABLES += (Closure, StandingWish)

# Rooms by their place, with the code of who owns them.
ROOMS = f"""(
  select place, {FAR} + place as id,
    case when place / {GROUP} %% 10 = 0 then '{LARGE}'
      else codes[1 + place / {GROUP} %% cardinality(codes)] end as owner
  from generate_series(0, %(rooms)s - 1) as place,
    (select %(codes)s::text[] as codes) as land
) as room"""

# Their dates: wholes late in the evening, all others by day, so that none overlap.
DATES = f"""(
  select room.*, number, {FAR} + place * {APART} as base,
    %(first_on)s::date + number * {SPAN} / %(dates)s as day_on,
    make_time(case when place %% {GROUP} = 0 then 20
      else 8 + (number * 3 + place) %% 6 * 2 end, 0, 0) as starts
  from {ROOMS}, generate_series(0, %(dates)s - 1) as number
) as use"""
IN_SWEDEN = "timezone('Europe/Stockholm', use.day_on + {})"
HOURS = {
    "id": "base + number",
    "booking_id": f"base + number / {DATES_OF_A_BOOKING}",
    "premises_id": "use.id",
    "day_on": "use.day_on",
    "starts": "use.starts",
    "ends": "use.starts + interval '2 hours'",
    "starts_at": IN_SWEDEN.format("use.starts"),
    "ends_at": IN_SWEDEN.format("use.starts + interval '2 hours'"),
}
# What the triggers would have written.
CLAIMS = """
insert into bookings_claim (premises_id, {column}, during)
select taken.room, use.id, tstzrange(starts_at, ends_at)
from (select * from {those}) as use cross join lateral (
  select use.premises_id as room
  union all select part_id from premises_part where whole_id = use.premises_id
) as taken
"""
ORGANISED = {
    "organisation_id": f"{FAR} + number %% {ORGANISATIONS}",
    "uid": "gen_random_uuid()",
    "user_kind": "(array['youth', 'association', 'study', 'private'])"
    "[1 + (number + room.place) %% 4]",
}


@dataclass(frozen=True)
class Town:
    """What was seeded."""

    rooms: int
    claims: int

    @property
    def large(self):
        """The owner of a tenth of all rooms."""
        return Municipality.objects.get(pk=LARGE)

    @property
    def usual(self):
        """An owner of as many rooms as most."""
        return Premises.objects.get(pk=FAR + GROUP).owner_municipality


def seed(size=SIZE, of_a_room=CLAIMS_OF_A_ROOM) -> Town:
    """Fill an empty database with so many claims, so many of each room."""
    rooms = max(size // of_a_room // GROUP, 2) * GROUP
    dates = max(size * GROUP // (rooms * CLAIMS_OF_A_GROUP), DATES_OF_A_BOOKING)
    codes = Municipality.objects.exclude(pk=LARGE).values_list("pk", flat=True)
    facts = {"rooms": rooms, "dates": dates, "codes": list(codes)}
    facts["first_on"] = timezone.localdate() - DAY * (SPAN // 2)
    with without_triggers():
        room = seed_rooms(facts)
        seed_lent(room, facts)
        seed_asked(room, facts)
    with connection.cursor() as cursor:
        for model in TABLES:
            cursor.execute(f"analyze {model._meta.db_table}")
    return Town(rooms, Claim.objects.count())


def seed_rooms(facts):
    """Organisations, rooms with hours of a week, and halls that divide."""
    numbers = "generate_series(0, %(many)s - 1) as n"
    name = {"id": f"{FAR} + n", "name": "'Förening ' || n"}
    copies(an_organisation(), numbers, {"many": ORGANISATIONS}, **name)
    room = a_room()
    owner = dict.fromkeys(("owner_municipality_id", "municipality_id"), "room.owner")
    copies(room, ROOMS, facts, id="room.id", name="'Sal ' || room.place", **owner)
    hours = OpeningWindow.objects.create(
        premises=room, weekday=1, opens=datetime.time(8), closes=datetime.time(22)
    )
    week = f"{ROOMS}, generate_series(1, 7) as day"
    copies(hours, week, facts, premises_id="room.id", weekday="day")
    written(
        "insert into premises_part (whole_id, part_id) "
        f"select room.id, room.id + half from {ROOMS}, generate_series(1, 2) as half "
        f"where place %% {GROUP} = 0",
        facts,
    )
    return room


def seed_lent(room, facts):
    """Confirmed bookings with what they claim, and dates that were declined."""
    booking, date = a_booking(room, "confirmed")
    bookings = f"generate_series(0, (%(dates)s - 1) / {DATES_OF_A_BOOKING}) as number"
    copies(
        booking,
        f"{ROOMS}, {bookings}",
        facts,
        id=f"{FAR} + room.place * {APART} + number",
        premises_id="room.id",
        # Of twenty, one waited longer than was promised.
        decided_at="now() - interval '1 day' * (number %% 20)",
        answer_due_on="current_date - (number %% 19)::int",
        **ORGANISED,
    )
    copies(date, DATES, facts, **HOURS)
    no = HOURS | {"id": f"{FARTHER} + base + number", "state": "'declined'"}
    no = HOURS | {"id": f"{FARTHER} + base + number", "state": "'declined'"}
    copies(date, DATES, facts, "number %% 10 = 9", **no)
    closure = Closure.objects.create(
        premises=room,
        starts_at=date.starts_at + DAY * SPAN,
        ends_at=date.ends_at + DAY * SPAN,
        reason="Städas",
    )
    one = f"room.place %% {GROUP} = 5"
    copies(closure, ROOMS, facts, one, premises_id="room.id")
    for column, those in (
        ("booking_date_id", "bookings_bookingdate where state = 'confirmed'"),
        ("closure_id", "bookings_closure"),
    ):
        written(CLAIMS.format(column=column, those=those), {})


def seed_asked(room, facts):
    """Requests for days to come that nobody has answered, and standing wishes."""
    booking, date = a_booking(room, "asked")
    many = f"{ROOMS}, generate_series(0, {ASKED_OF_A_ROOM} - 1) as number"
    key = f"{FARTHER} + room.place * {APART} + number"
    copies(booking, many, facts, id=key, premises_id="room.id", **ORGANISED)
    copies(
        date,
        many,
        facts,
        id=f"2 * {FARTHER} + room.place * {APART} + number",
        booking_id=key,
        premises_id="room.id",
    )
    wish = StandingWish.objects.create(
        organisation=booking.organisation,
        premises=room,
        weekday=2,
        starts=datetime.time(18),
        ends=datetime.time(20),
        first_on=facts["first_on"],
        last_on=facts["first_on"] + DAY * SPAN,
    )
    copies(wish, ROOMS, facts, "room.place %% 5 = 0", premises_id="room.id")


def copies(row, source, params, only="true", **changed):
    """Rows like one that is saved, one for each row of a source, some columns else."""
    table = row._meta.db_table
    fields = [field for field in row._meta.concrete_fields if not field.generated]
    columns = [field.column for field in fields]
    if "id" not in changed:
        columns.remove("id")
    told = ", ".join(changed.get(column, f"pattern.{column}") for column in columns)
    written(
        f"insert into {table} ({', '.join(columns)}) select {told} "
        f"from {table} as pattern, {source} where pattern.id = {row.pk} and {only}",
        params,
    )


def written(sql, params):
    """Do one statement."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


@contextmanager
def without_triggers():
    """Leave our triggers aside; foreign keys and all constraints are kept."""
    tables = [model._meta.db_table for model in TABLES]
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        for table in tables:
            cursor.execute(f"alter table {table} disable trigger user")
        yield
        for table in tables:
            cursor.execute(f"alter table {table} enable trigger user")


def an_organisation():
    """The pattern of all organisations."""
    return Organisation.objects.create(
        name="Förening",
        legal_form_id="legal_form:61",
        category_id="association_category:social",
        municipality_id=LARGE,
        about="Vi ses.",
        email="vi@example.org",
        published_at=timezone.now(),
    )


def a_room():
    """The pattern of all rooms."""
    return Premises.objects.create(
        name="Sal",
        kind_id="premises_kind:hall",
        owner_municipality_id=LARGE,
        municipality_id=LARGE,
        address="Exempelvägen 1",
        city="Stockholm",
        most_persons=80,
        email="lokaler@example.org",
        published_at=timezone.now(),
    )


def a_booking(room, state):
    """The patterns of a booking and of its date, 30 days ahead."""
    now = timezone.now()
    booking = Booking.objects.create(
        premises=room,
        organisation=Organisation.objects.latest("pk"),
        activity_type_id="activity_type:language-cafe",
        persons=20,
        user_kind="association",
        stage=state,
        answer_due_on=timezone.localdate() + DAY * 3,
        needs_safety_officer=False,
    )
    granted_at = now if state == "confirmed" else None
    date = BookingDate.at(
        timezone.localdate() + DAY * 30,
        datetime.time(18),
        datetime.time(20),
        booking=booking,
        premises=room,
        state=state,
        granted_at=granted_at,
    )
    date.save()
    return booking, date
