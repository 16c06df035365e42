"""The promise in every state: claims are what bookings and closures say."""

import datetime
from contextlib import contextmanager

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samla.bookings.models import (
    BookingDate,
    Claim,
    Closure,
    LentPart,
    Side,
    State,
    Taken,
    availability,
)
from samla.demo.clearing import clear
from samla.premises.models import Part, Premises
from tests.bookings.conftest import HOUR, a_tuesday, asked, room, tuesdays

pytestmark = pytest.mark.django_db
MINUTE = datetime.timedelta(minutes=1)
ROOMS, HOURS, THINGS = st.integers(0, 3), st.integers(8, 11), st.integers(0, 5)
STEPS = st.one_of(
    st.tuples(st.just("ask"), ROOMS, HOURS),
    *(
        st.tuples(st.just(act), THINGS, HOURS)
        for act in ("hold", "confirm", "propose", "accept", "cancel", "decline")
    ),
    st.tuples(st.just("close"), ROOMS, HOURS),
    st.tuples(st.just("open"), THINGS, HOURS),
    st.tuples(st.just("join"), ROOMS, ROOMS),
    st.tuples(st.just("part"), ROOMS, ROOMS),
    st.tuples(st.just("clean"), ROOMS, st.sampled_from([0, 30, 90])),
)


@contextmanager
def refused(name):
    """The database says no, and names the promise; what was before stays."""
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        yield


def test_raw_sql_cannot_lend_a_room_twice(hall, association, ali, amina, kerstin):
    first, second = asked(hall, association, by=amina), asked(hall, ali, by=amina)
    first.confirm(kerstin)
    said = "update bookings_bookingdate set state = 'confirmed', granted_at = now() "
    with refused("claim_room_is_free"), connection.cursor() as cursor:
        cursor.execute(said + "where booking_id = %s", [second.pk])
    with refused("claim_room_is_free"):
        second.dates.update(state=State.HELD, held_until_at=timezone.now())
    assert Claim.objects.count() == 1


@pytest.mark.parametrize(
    "statement",
    [
        "delete from bookings_claim",
        "update bookings_claim set during = tstzrange(now(), now() + '1 hour')",
        "insert into bookings_claim (premises_id, during, booking_date_id) "
        "select premises_id, tstzrange(now(), now() + '1 hour'), booking_date_id "
        "from bookings_claim",
        "select samla_claim(array(select booking_date_id from bookings_claim), '{}')",
    ],
)
def test_nobody_writes_a_claim_by_hand(hall, association, amina, kerstin, statement):
    booking = asked(hall, association, by=amina)
    booking.confirm(kerstin)
    with refused("claims follow from bookings"), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Claim.objects.count() == 1


class Town:
    """Four rooms, and all that people may do with them, in any order."""

    def __init__(self, rooms, organisations, person):
        self.rooms, self.organisations, self.person = rooms, organisations, person
        self.bookings = []

    def do(self, act, one, other):
        """Try it; the house may say no, in words."""
        try:
            with transaction.atomic():
                getattr(self, act)(one, other)
        except ValidationError:
            pass
        except IntegrityError:
            if act != "clean":  # done in raw SQL here
                raise

    def ask(self, one, hour):
        rule = tuesdays(2, f"{hour:02}:00", f"{hour + 2:02}:00")
        organisation = self.organisations[len(self.bookings) % 2]
        missing = {"safety_officer": ""} if hour % 2 else {}
        self.bookings.append(
            asked(self.rooms[one], organisation, rule, self.person, **missing)
        )

    def booking(self, one):
        if not self.bookings:
            raise ValidationError("nobody has asked")
        return self.bookings[one % len(self.bookings)]

    def hold(self, one, _hour):
        """What is said to be free can be held, and nothing else."""
        booking = self.booking(one)
        dates = list(booking.dates.filter(state=State.ASKED))
        slots = [
            availability([date.premises_id], [date])[date.premises_id][0]
            for date in dates
        ]
        try:
            booking.hold(self.person, dates)
        except Taken:
            assert not all(slot.is_free for slot in slots)
            raise
        assert all(slot.is_free for slot in slots)

    def confirm(self, one, _hour):
        self.booking(one).confirm(self.person)

    def propose(self, one, hour):
        booking = self.booking(one)
        hours = datetime.time(hour), datetime.time(hour + 2)
        date = booking.dates.filter(state=State.ASKED).first()
        if date:
            booking.propose(self.person, date, starts=hours[0], ends=hours[1])

    def accept(self, one, _hour):
        self.booking(one).accept(self.person, safety_officer="Amina")

    def cancel(self, one, _hour):
        self.booking(one).cancel(self.person, Side.LENDER, "Vattenläcka")

    def decline(self, one, _hour):
        self.booking(one).decline(self.person, "Andra kommer före.")

    def close(self, one, hour):
        starts = BookingDate.at(a_tuesday(), datetime.time(hour), datetime.time(23))
        Closure(
            premises=self.rooms[one],
            starts_at=starts.starts_at,
            ends_at=starts.starts_at + HOUR,
            reason="Städning",
        ).put()

    def open(self, one, _hour):
        if closures := Closure.objects.all()[one : one + 1]:
            closures[0].delete()

    def join(self, whole, part):
        LentPart(whole=self.rooms[whole], part=self.rooms[part]).put()

    def part(self, whole, part):
        Part.objects.filter(whole=self.rooms[whole], part=self.rooms[part]).delete()

    def clean(self, one, minutes):
        Premises.objects.filter(pk=self.rooms[one].pk).update(
            turnaround_minutes=minutes
        )


def parts_of(room, pairs):
    """A room and all its parts, found in another way than the database does."""
    found = {room}
    while more := {part for whole, part in pairs if whole in found} - found:
        found |= more
    return found


def told():
    """The claims that follow from what bookings and closures say."""
    pairs = list(Part.objects.values_list("whole", "part"))
    minutes = dict(Premises.objects.values_list("pk", "turnaround_minutes"))
    for date in BookingDate.objects.filter(state__in=["held", "confirmed"]):
        for key in parts_of(date.premises_id, pairs):
            pause = max(minutes[key], minutes[date.premises_id]) * MINUTE
            yield key, date.starts_at, date.ends_at + pause
    for closure in Closure.objects.all():
        for key in parts_of(closure.premises_id, pairs):
            yield key, closure.starts_at, closure.ends_at


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEPS, min_size=6, max_size=16))
def test_whatever_happens_no_room_is_claimed_twice(
    hall, halves, association, ali, kerstin, steps
):
    with transaction.atomic():
        town = Town([hall, *halves], [association, ali], kerstin)
        for step in steps:
            town.do(*step)
            claims = sorted(
                (claim.premises_id, claim.during.lower, claim.during.upper)
                for claim in Claim.objects.all()
            )
            assert claims == sorted(told())
            for one, other in zip(claims, claims[1:], strict=False):
                assert one[0] != other[0] or one[2] <= other[1]
        transaction.set_rollback(True)


def test_a_closure_over_a_confirmed_booking_is_refused_and_names_it(
    hall, halves, association, amina, kerstin
):
    booking = asked(hall, association, by=amina)
    booking.confirm(kerstin)
    date = booking.dates.get()
    hours = {"starts_at": date.starts_at - HOUR, "ends_at": date.starts_at + HOUR}
    closure = Closure(premises=halves[0], reason="Golvet lagas", **hours)
    with pytest.raises(Taken, match="bekräftade eller preliminära") as refusal:
        closure.put()
    (claim,) = refusal.value.claims
    assert claim.booking_date.booking.organisation == association
    with pytest.raises(IntegrityError), transaction.atomic():
        Closure.objects.create(premises=halves[0], reason="Golvet lagas", **hours)
    booking.cancel(kerstin, Side.LENDER, "Golvet lagas")
    closure.put()
    (slot,) = availability([hall], [date])[hall.pk]
    assert (slot.label, slot.reason) == ("Stängd", "Golvet lagas")


def test_examples_are_cleared_with_their_bookings_and_claims(
    hall, halves, association, ali, amina, kerstin, cafe
):
    """By an example, and of an example's room; what is real keeps its claims."""
    ali.is_example = halves[2].is_example = True
    ali.save()
    halves[2].save()
    real = asked(halves[0], association, by=amina)
    by_example = asked(halves[1], ali, by=amina)
    of_example = asked(halves[2], association, by=amina)
    for booking in (real, by_example, of_example):
        booking.confirm(kerstin)
    Closure.objects.create(
        premises=halves[2],
        starts_at=timezone.now() + HOUR,
        ends_at=timezone.now() + 2 * HOUR,
        reason="Städning",
    )
    with transaction.atomic():
        clear()
    assert list(Claim.objects.values_list("booking_date__booking", flat=True)) == [
        real.pk
    ]
    assert not Closure.objects.exists()


def test_parts_make_no_circle_and_have_one_owner(hall, halves, association, botkyrka):
    half, *_others = halves
    with pytest.raises(ValidationError, match="redan en del av den andra"):
        LentPart(whole=half, part=hall).put()
    theirs = Premises.objects.get(pk=halves[2].pk)
    theirs.pk, theirs.owner_municipality, theirs.name = None, None, "Deras rum"
    theirs._state.adding, theirs.owner_organisation = True, association
    theirs.save()
    with pytest.raises(ValidationError, match="samma ägare"):
        LentPart(whole=hall, part=theirs).put()
    assert Part.objects.count() == 3


def test_a_room_becomes_a_part_only_where_nobody_has_both(
    hall, botkyrka, association, ali, amina, kerstin
):
    annex = room(botkyrka, "Annexet")
    mine, theirs = asked(hall, association, by=amina), asked(annex, ali, by=amina)
    for booking in (mine, theirs):
        booking.confirm(kerstin)
    with pytest.raises(Taken, match="bokade samtidigt: tisdag"):
        LentPart(whole=hall, part=annex).put()
    theirs.cancel(kerstin, Side.LENDER, "Flyttas")
    LentPart(whole=hall, part=annex).put()
    assert Claim.objects.of_rooms([annex.pk]).count() == 1
    Part.objects.all().delete()
    assert not Claim.objects.of_rooms([annex.pk]).exists()
