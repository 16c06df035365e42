"""The nightly search for organisations that stand twice."""

import io

import pytest
from django.core.management import call_command

from samla.organisations.models import LikelyTwin
from samla.organisations.models.twin_search import find_twins


def found():
    """Which names stand beside which, and why."""
    return {
        (twin.first.name, twin.second.name): twin.signs
        for twin in LikelyTwin.objects.select_related("first", "second")
    }


@pytest.fixture
def one(register):
    return register(
        "Alby cykelklubb",
        number="8020024280",
        email="a@albycykel.example",
        phone="08-123 45 67",
        website="https://www.albycykel.example/om",
    )


ALIKE = [
    ({"name": "Cykelklubben i Alby", "number": "8020024280"}, ["name", "number"]),
    ({"name": "Alby Cykelklubben"}, ["name"]),
    ({"name": "ALBY  CYKELKLUBB!"}, ["name"]),
    ({"name": "Nåt helt annat", "email": "A@albycykel.example"}, ["email"]),
    ({"name": "Nåt helt annat", "phone": "+46 8 1234567"}, ["phone"]),
    ({"name": "Nåt helt annat", "website": "http://albycykel.example"}, ["host"]),
]


@pytest.mark.parametrize(("facts", "signs"), ALIKE)
def test_what_looks_like_one_is_found(one, register, facts, signs):
    register(**{"email": "b@b.example"} | facts)
    find_twins()
    assert list(found().values()) == [signs]


CLOSED = "2026-01-01 00:00Z"
DIFFERENT = [
    {"name": "Tumba schackklubb"},
    {"name": "Alby cykelklubb", "municipality_id": "2480"},
    {"name": "Alby cykelklubb", "is_example": True},
    {
        "name": "Alby cykelklubb",
        "published_at": None,
        "approved_at": "2026-01-01 00:00Z",
    },
    {"name": "Nåt helt annat", "number": "8020024280", "municipality_id": "2480"},
    {"name": "Nåt helt annat", "phone": "08-123 45 68"},
]


@pytest.mark.parametrize("facts", DIFFERENT)
def test_what_does_not_is_left_alone(one, register, facts):
    register(**{"email": "b@b.example"} | facts)
    find_twins()
    assert found() == {}


def test_one_that_works_in_the_other_county_too_is_found(one, register, umea):
    other = register(
        "Annat", number="8020024280", municipality=umea, email="b@b.example"
    )
    find_twins()
    assert found() == {}
    other.serves.add("0126")
    find_twins()
    assert list(found().values()) == [["number"]]


def test_what_six_have_in_common_says_nothing(register):
    for name in ("Ane", "Bror", "Cykel", "Doris", "Ekot", "Fyren"):
        register(name, phone="08-000 00 00")
    find_twins()
    assert found() == {}


def test_a_second_night_changes_nothing_and_what_was_settled_is_forgotten(
    one, register
):
    other = register("Alby cykelklubb")
    assert find_twins() == (1, 0)
    twin = LikelyTwin.objects.get()
    assert find_twins() == (0, 0)
    assert LikelyTwin.objects.get().found_at == twin.found_at
    other.name = "Tumba schack"
    other.save()
    assert find_twins() == (0, 1)
    assert found() == {}


def test_a_rehearsal_only_counts(one, register):
    register("Alby cykelklubb")
    told = io.StringIO()
    call_command("find_twins", dry_run=True, stdout=told)
    assert told.getvalue().startswith("1 ")
    assert found() == {}
    call_command("find_twins", stdout=told)
    assert len(found()) == 1
