"""Terms and school breaks, as the schools of 2026/27 have them."""

from datetime import date

import pytest

from samla.demo import days


def test_the_breaks_of_a_school_year():
    assert days.school_breaks(2026, sports_week=9) == [
        ("Höstlov", date(2026, 10, 26), date(2026, 10, 30)),
        ("Jullov", date(2026, 12, 19), date(2027, 1, 10)),
        ("Sportlov", date(2027, 3, 1), date(2027, 3, 5)),
        ("Påsklov", date(2027, 3, 30), date(2027, 4, 2)),
        ("Sommarlov", date(2027, 6, 19), date(2027, 8, 22)),
    ]


@pytest.mark.parametrize(
    ("today", "began"),
    [
        (date(2026, 11, 23), date(2026, 8, 17)),
        (date(2026, 12, 27), date(2026, 8, 17)),
        (date(2027, 1, 11), date(2027, 1, 11)),
        (date(2027, 7, 10), date(2027, 1, 11)),
        (date(2027, 8, 23), date(2027, 8, 23)),
    ],
)
def test_the_present_term(today, began):
    assert days.term_start(today) == began


@pytest.mark.parametrize("year", range(2024, 2040))
def test_breaks_follow_each_other_in_every_year(year):
    breaks = days.school_breaks(year, sports_week=7)
    breaks += days.school_breaks(year + 1, sports_week=10)
    edges = [edge for _name, first, last in breaks for edge in (first, last)]
    assert edges == sorted(edges)
    assert all(last >= first for _name, first, last in breaks)


def test_coming_days_are_counted_from_tomorrow():
    monday = date(2026, 11, 23)
    assert days.coming_day("mon", monday) == date(2026, 11, 30)
    assert days.coming_day("tue", monday) == date(2026, 11, 24)
    assert days.coming_day("sat+2", monday) == date(2026, 12, 12)
