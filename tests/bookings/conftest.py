"""What the tests of lending tell about: a hall, its parts, and who wants it."""

import datetime

import pytest
from django.utils import timezone

from samla.bookings.models import Booking, BookingDate, Rule
from samla.organisations.models import Organisation
from samla.premises.models import LendingPolicy, Part, Premises

HOUR = datetime.timedelta(hours=1)


def a_tuesday(weeks=2):
    """A Tuesday some weeks from now."""
    today = timezone.localdate()
    return today + datetime.timedelta(days=(1 - today.weekday()) % 7 + 7 * weeks)


def room(owner, name, **facts):
    """Another room of the same owner."""
    return Premises.objects.create(
        name=name,
        kind_id="premises_kind:hall",
        owner_municipality=owner,
        municipality=owner,
        address="Exempelvägen 1",
        city="Norsborg",
        most_persons=80,
        email="lokaler@botkyrka.example",
        published_at=timezone.now(),
        **facts,
    )


def organisation(botkyrka, name):
    """One more association of Botkyrka."""
    return Organisation.objects.create(
        name=name,
        legal_form_id="legal_form:61",
        category_id="association_category:social",
        municipality=botkyrka,
        about="Vi ses.",
        email="vi@example.org",
        published_at=timezone.now(),
    )


def wish(premises, organisation, **facts):
    """A booking that is not sent yet, ready but for the lender's yes."""
    told = {
        "activity_type_id": "activity_type:language-cafe",
        "persons": 20,
        "purpose": "Språkcafé",
        "contact_name": "Amina",
        "contact_phone": "070-174 06 05",
        "safety_officer": "Amina",
        "safety_officer_phone": "070-174 06 05",
    }
    return Booking(premises=premises, organisation=organisation, **told | facts)


def tuesdays(count=1, starts="18:00", ends="20:00", first_on=None, **facts):
    """A rule of so many Tuesdays in a row."""
    first_on = first_on or a_tuesday()
    told = {
        "kind": "weekly",
        "weekdays": [2],
        "starts": datetime.time.fromisoformat(starts),
        "ends": datetime.time.fromisoformat(ends),
        "first_on": first_on,
        "last_on": first_on + datetime.timedelta(weeks=count - 1),
        "skip_public_holidays": False,
    }
    return Rule(**told | facts)


def asked(premises, organisation, rule=None, by=None, **facts):
    """A request that was sent."""
    return wish(premises, organisation, **facts).ask(rule or tuesdays(), by)


def date_of(booking, **facts):
    """One more date of a booking, on a Tuesday from 18 to 20, as it is said to be."""
    hours = datetime.time(18), datetime.time(20)
    told = {"booking": booking, "premises": booking.premises} | facts
    return BookingDate.at(told.pop("day", a_tuesday()), *hours, **told)


@pytest.fixture
def ali(botkyrka):
    """Another association that wants the same room."""
    return organisation(botkyrka, "Alis vänner")


@pytest.fixture
def policy(botkyrka):
    """How Botkyrka lends."""
    return LendingPolicy.objects.create(owner_municipality=botkyrka)


@pytest.fixture
def halves(hall, botkyrka):
    """The hall divides in two, and a foyer belongs to it."""
    rooms = [room(botkyrka, name) for name in ("Halva A", "Halva B", "Foajén")]
    for part in rooms:
        Part.objects.create(whole=hall, part=part)
    return rooms
