"""The bench measures what it says, and the plans that make it quick are kept."""

import pytest
from django.db import connection

from bench import lending
from bench.__main__ import Land, table
from bench.figures import Figure
from bench.seed import seed
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
    for question, told in (
        (QUESTION, dates | rooms),
        *((sql, facts) for sql in (USES, OPEN, REQUESTS)),
    ):
        found = plan(question, told)
        assert not [name for name in LARGE if f"Seq Scan on {name} " in found], found
    assert "claim_room_is_free" in plan(QUESTION, dates | rooms)


def test_a_broken_bound_is_told():
    kept, broken = Figure("a", 4, "×", most=4), Figure("b", 4.01, "×", most=4)
    assert (kept.is_kept, broken.is_kept) == (True, False)
    assert not Figure("c", 0, "", most=1, least=1).is_kept
    assert "| b | 4.01 | × | ≤ 4 | BROKEN |" in table([broken.as_row()])
