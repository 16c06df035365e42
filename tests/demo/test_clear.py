"""Clearing removes every example, and nothing that is anybody's own."""

import datetime

import pytest
from demo.conftest import counted, demo, own_models
from django.utils import timezone

from samla.accounts.models import User
from samla.activities.models import Activity, CoOrganiser
from samla.bookings.models import Round, RoundWish
from samla.core.days import DAY
from samla.organisations.models import Membership, Organisation
from samla.premises.models import Premises


@pytest.fixture
def content(loaded, db):
    """What the command said when it was run once for all these tests."""
    return loaded


@pytest.fixture
def room(content):
    """An example room of Botkyrka."""
    return Premises.objects.get(name="Mötesrummet Björken")


def held_in(cafe, room):
    """The real language café is held in an example room."""
    cafe.venue, cafe.premises = Activity.Venue.PREMISES, room
    cafe.address = cafe.postcode = cafe.city = ""
    cafe.save()


def test_an_empty_portal_is_empty_again(content):
    demo("--activities=500")
    said = demo("--clear")
    assert counted() == dict.fromkeys(own_models(), 0)
    assert "588 activities" in said
    assert "6 entry points" in said
    assert "0 organisations" in demo("--clear")


def test_a_real_activity_in_an_example_room_keeps_the_address(cafe, room):
    held_in(cafe, room)
    demo("--clear")
    cafe.refresh_from_db()
    assert cafe.venue == Activity.Venue.ADDRESS
    assert (cafe.address, cafe.postcode, cafe.city) == (
        "Exempeltorget 2",
        "145 68",
        "Norsborg",
    )
    assert cafe.way_in == room.way_in
    assert cafe in Activity.objects.matching("Exempeltorget")


def test_a_room_that_an_example_organisation_added_goes_with_it(cafe, room):
    room.is_example = False
    room.owner_municipality = None
    room.owner_organisation = Organisation.objects.get(name="Digitala grannar")
    room.save()
    held_in(cafe, room)
    demo("--clear")
    assert not Premises.objects.exists()
    cafe.refresh_from_db()
    assert cafe.address == "Exempeltorget 2"


def test_a_wish_for_an_example_room_goes_with_it(association, room):
    season = Round.objects.create(
        owner=room.owner_municipality,
        name="Våren",
        first_on=timezone.localdate() + DAY * 60,
        last_on=timezone.localdate() + DAY * 120,
        wishes_until_at=timezone.now() + DAY,
    )
    RoundWish(
        round=season,
        organisation=association,
        premises=room,
        rank=1,
        persons=2,
        weekday=2,
        starts=datetime.time(18),
        ends=datetime.time(20),
        activity_type_id="activity_type:language-cafe",
    ).put()
    demo("--clear")
    assert Round.objects.get() == season
    assert not RoundWish.objects.exists()


def test_a_real_person_in_an_example_organisation_keeps_her_account(stranger, content):
    example = Organisation.objects.get(name="Digitala grannar")
    Membership.objects.create(user=stranger, organisation=example)
    demo("--clear")
    assert User.objects.get() == stranger
    assert not Membership.objects.exists()


def test_a_real_activity_loses_only_the_example_that_took_part(cafe, content):
    example = Organisation.objects.get(name="Digitala grannar")
    CoOrganiser.objects.create(
        activity=cafe, organisation=example, confirmed_at=timezone.now()
    )
    demo("--clear")
    assert Activity.objects.get() == cafe
    assert not cafe.invitations.exists()


def test_it_can_be_filled_again(content):
    demo("--clear")
    assert demo() == content
