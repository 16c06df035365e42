"""The bench measures what it says, and the plans that make it quick are kept."""

from collections import namedtuple
from contextlib import nullcontext

import pytest
from django.db import connection
from lxml import etree

from bench import activities, lending, told
from bench.__main__ import Land
from bench.crowd import FAR
from bench.figures import Figure, table
from bench.seed import seed
from bench.serving import Load
from samla.activities.models import Activity, Occurrence, refresh_next
from samla.bookings.models import Claim
from samla.bookings.models.availability import QUESTION, columns
from samla.bookings.models.report_rows import OPEN, REQUESTS, USES, facts_of
from samla.premises.models import Premises
from tests.bookings.conftest import tuesdays

BOUNDS = {
    "20 Tuesdays in 11 rooms: against raw SQL",
    "The owner's calendar of a week: queries",
    "The one room's calendar of a week: queries",
    "Yes to 40 dates: transactions",
    "Yes to 40 dates: moments in the history",
    "The inbox: queries",
}
# Tables so large that nobody may walk through all of them for one page.
LARGE = ("bookings_claim", "bookings_bookingdate")


Held = namedtuple("Held", "early mb")


def plan(sql, facts):
    with connection.cursor() as cursor:
        cursor.execute(f"explain {sql}", facts)
        return "\n".join(line for (line,) in cursor.fetchall())


def once(*acts, **_times):
    """Each act once, and no figure of it: a busy machine fails no test."""
    for act in acts:
        act()
    return [1 for _act in acts]


@pytest.mark.django_db(transaction=True)
def test_a_small_bench_measures_all_that_is_promised(monkeypatch):
    monkeypatch.setattr(lending, "by_turns", once)
    found = {figure.name: figure for figure in lending.measure(Land(claims=4_000))}
    assert {name for name, figure in found.items() if figure.bound} >= BOUNDS
    assert all(figure.is_kept for figure in found.values()), found
    assert found["Yes to 40 dates: transactions"].value == 1


@pytest.mark.django_db
def test_no_question_of_lending_walks_through_all_claims():
    # So many rooms that a wrong guess of their parts shows, as it does with millions.
    town = seed(40_000, of_a_room=20)
    assert Claim.objects.count() == town.claims > 35_000
    usual = list(Premises.objects.filter(owner_municipality=town.usual))
    some = Premises.objects.order_by("pk")[:50]
    rule = tuesdays(20)
    dates = columns(rule.booking_dates(None, breaks=()))
    rooms = {"rooms": [room.pk for room in some], "but": []}
    facts = facts_of(usual, lending.lending_period())
    for question, asked in (
        (QUESTION, dates | rooms),
        *((sql, facts) for sql in (USES, OPEN, REQUESTS)),
    ):
        found = plan(question, asked)
        assert not [name for name in LARGE if f"Seq Scan on {name} " in found], found
    assert "claim_room_is_free" in plan(QUESTION, dates | rooms)


@pytest.mark.django_db(transaction=True)
def test_a_small_bench_asks_for_every_page_and_tells_what_it_found(
    monkeypatch, tmp_path
):
    land = Land(size=200, tells=True)
    hello = Load(100, 1, 2, 1, 0.5, 200, 5)
    monkeypatch.setattr(activities, "Server", nullcontext)
    monkeypatch.setattr(activities, "load", lambda *_asked: hello)
    monkeypatch.setattr(activities, "Memory", lambda *_asked: Held(100, 101))
    monkeypatch.setattr(activities, "kept_page", lambda *_asked: [])
    docs = tmp_path / "performance.md"
    docs.write_text(f"before\n{told.BEGINS}\nold\n{told.ENDS}\nafter")
    monkeypatch.setattr(told, "DOCS", docs)
    monkeypatch.setattr(told, "PLOT", tmp_path / "plot.svg")
    monkeypatch.setattr(told, "RUNS", tmp_path / "runs")
    found = {figure.name: figure for figure in activities.measure(land)}
    assert Activity.objects.filter(pk__gte=FAR).count() == 200
    assert Occurrence.objects.filter(schedule=None).count() == 12 * 200
    assert found["Import of 20 activities: lines that are wrong"].is_kept
    assert land.told["import_per_second"] > 0
    assert found["52 dates: queries"].is_kept
    assert found["list: queries"].value == 2  # what there is, and the cards
    # A page on which nothing is found would be measured in vain.
    assert found["list: cards"].value == 20
    assert found["distance: cards"].least == 1
    assert found["by_day: queries"].is_kept
    assert found["map: pages of 8 kB"].most == 300
    assert found["map_of_word: pages of 8 kB"].most == 1_500
    seeded = Activity.objects.filter(pk__gte=FAR)
    assert not seeded.filter(latitude=None).exclude(venue="online").exists()
    assert found["a worker's memory"].is_kept
    for name in ("rate_against_hello", "rate_against_textbook", "growth", "buffers"):
        assert set(land.told[name]) == set(activities.PAGES)
    assert land.told["cpu_ms"]["textbook"] == 1
    assert (land.told["size"], land.told["worker_mb"]) == (200, 101)
    text = docs.read_text()
    assert text.startswith("before")
    assert text.endswith("after")
    assert "old" not in text
    assert "| list | 100 | 100.0% |" in text
    assert etree.parse(tmp_path / "plot.svg").getroot().tag.endswith("svg")
    # What is seeded is as the database itself would have kept it.
    assert refresh_next() == 0
    assert Activity.objects.matching("nyckelharpa").count() == 1


def test_a_broken_bound_is_told():
    kept, broken = Figure("a", 4, "×", most=4), Figure("b", 4.01, "×", most=4)
    assert (kept.is_kept, broken.is_kept) == (True, False)
    assert not Figure("c", 0, "", most=1, least=1).is_kept
    assert "| b | 4.01 | × | ≤ 4 | BROKEN |" in table([broken.as_row()])
