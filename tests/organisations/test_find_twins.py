"""The nightly search for organisations that stand twice."""

import io

import pytest
from django.core.management import call_command
from django.db import connection

from samla.organisations.models import LikelyTwin, Organisation, twin_search
from samla.organisations.models.twin_search import LIKE_ENOUGH, find_twins


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


WHERE = ("norra", "södra", "östra", "västra", "gamla", "nya", "lilla", "stora")
WHAT = ("cykelklubb", "kulturförening", "kvinnoförening", "scoutkår", "byalag")
BRUTE = """
select count(*) from organisations_organisation a
join organisations_organisation b on b.id > a.id
  and b.municipality_id = a.municipality_id and b.is_example = a.is_example
where similarity(a.folded, b.folded) >= %s
"""


def nodes(plan):
    """Every step of a plan."""
    yield plan
    for one in plan.get("Plans", ()):
        yield from nodes(one)


def compared(plan):
    """How many pairs of names were laid side by side."""
    count = 0
    for node in nodes(plan):
        filters = f"{node.get('Join Filter', '')} {node.get('Filter', '')}"
        if "similarity" in filters:
            removed = node.get("Rows Removed by Join Filter", 0)
            removed += node.get("Rows Removed by Filter", 0)
            count += (node["Actual Rows"] + removed) * node["Actual Loops"]
    return count


def test_of_very_many_alike_names_few_are_compared_and_none_is_missed(register):
    row = register("Albys mall", number="", email="", phone="")
    names = [
        f"{one} albys {what} i {other} {number}"
        for one in WHERE
        for other in WHERE[:5]
        for what in WHAT
        for number in (17, 58, 93)
    ]
    Organisation.objects.bulk_create(
        Organisation(**facts_of(row) | {"name": name}) for name in names
    )
    Organisation.objects.bulk_create(
        Organisation(**facts_of(row) | {"name": name.upper()}) for name in names[:9]
    )
    with connection.cursor() as cursor:
        cursor.execute(twin_search.POOL)
        cursor.execute(twin_search.NAMES)
        cursor.execute(twin_search.PARTS, {"enough": LIKE_ENOUGH})
        explained = f"explain (analyze, format json) {twin_search.ALIKE}"
        cursor.execute(explained, {"enough": LIKE_ENOUGH})
        [[[told]]] = cursor.fetchall()
        cursor.execute("select count(*) from twin_found")
        found = cursor.fetchone()
        cursor.execute(BRUTE, [LIKE_ENOUGH])
        assert found == cursor.fetchone()
        assert found[0] > 500
        for table in ("pool", "area", "found", "name", "part"):
            cursor.execute(f"drop table twin_{table}")
    pairs = len(names) * (len(names) - 1) / 2
    assert 0 < compared(told["Plan"]) < pairs / 3


def facts_of(row):
    """What another row like this one is made with."""
    names = ("legal_form_id", "category_id", "municipality_id", "about")
    return {name: getattr(row, name) for name in names} | {
        "published_at": row.published_at
    }
