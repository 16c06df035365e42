"""Activities that have times, and a calm Monday to test them on."""

import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import translation

from samla.activities.models import Activity, Schedule
from samla.organisations.models import Organisation
from tests.bookings.conftest import ali, policy  # noqa: F401

STOCKHOLM = ZoneInfo("Europe/Stockholm")
MONDAY = datetime.date(2026, 11, 23)


def at(day, clock="12:00"):
    """A moment in Sweden: at("2026-11-24", "18:00")."""
    return datetime.datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=STOCKHOLM)


def tuesdays_of(activity, **changes):
    """Tuesdays 18–20 from now on, unless told otherwise."""
    rule = {
        "kind": "weekly",
        "weekdays": [2],
        "starts": datetime.time(18),
        "ends": datetime.time(20),
        "first_on": MONDAY,
    }
    return Schedule.objects.create(activity=activity, **(rule | changes))


@pytest.fixture(autouse=True)
def _words_are_english():
    """What a page said lazily is read in English, whatever the page's language was."""
    with translation.override("en"):
        yield


@pytest.fixture
def monday():
    """It is noon on Monday 23 November 2026."""
    with time_machine.travel(at(MONDAY), tick=False) as now:
        yield now


@pytest.fixture
def draft(monday, association):
    """Amina's activity as the first step leaves it."""
    return Activity.objects.create(
        organisation=association,
        municipality=association.municipality,
        type_id="activity_type:sport",
        title="Fotboll för alla",
        languages=["language:sv"],
        target_groups=["target_group:all"],
    )


@pytest.fixture
def football(draft):
    """Amina's published activity: football on Tuesdays 18–20."""
    draft.address = "Idrottsvägen 3"
    draft.city = "Norsborg"
    draft.save()
    tuesdays_of(draft)
    draft.materialise()
    draft.publish()
    return draft


@pytest.fixture
def neighbours(botkyrka):
    """Another association, that nobody in these tests is a member of at first."""
    return Organisation.objects.create(
        name="Grannarna i Fittja",
        legal_form_id="legal_form:61",
        category_id="association_category:social",
        municipality=botkyrka,
        about="Vi lagar mat ihop.",
        email="hej@grannarna.example",
        published_at=at("2026-11-01"),
    )
