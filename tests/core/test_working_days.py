"""Working days: weekends, holidays and the eves that offices keep."""

from datetime import date

import pytest

from samla.core.days import after_working_days, is_working_day, working_days_between


@pytest.mark.parametrize(
    "closed",
    [
        date(2027, 1, 1),  # New Year's Day
        date(2027, 1, 6),  # Epiphany, a Wednesday
        date(2027, 3, 26),  # Good Friday
        date(2027, 3, 29),  # Easter Monday
        date(2027, 5, 6),  # Ascension Day
        date(2028, 6, 6),  # National Day, a Tuesday
        date(2027, 6, 25),  # Midsummer's Eve, not red in the calendar
        date(2026, 12, 24),  # Christmas Eve
        date(2026, 12, 25),
        date(2026, 12, 31),  # New Year's Eve
        date(2026, 11, 28),  # a Saturday
        date(2026, 11, 29),  # a Sunday
    ],
)
def test_offices_are_closed(closed):
    assert not is_working_day(closed)


@pytest.mark.parametrize(
    "open_day",
    [date(2026, 11, 30), date(2027, 1, 5), date(2027, 3, 25), date(2027, 4, 30)],
)
def test_offices_are_open(open_day):
    assert is_working_day(open_day)


@pytest.mark.parametrize(
    ("asked", "days", "answered"),
    [
        (date(2026, 11, 26), 3, date(2026, 12, 1)),  # Thursday → Tuesday
        (date(2026, 11, 28), 1, date(2026, 11, 30)),  # asked on a Saturday
        (date(2026, 12, 22), 3, date(2026, 12, 29)),  # over Christmas
        (date(2026, 12, 29), 3, date(2027, 1, 5)),  # over New Year
        (date(2027, 3, 24), 2, date(2027, 3, 30)),  # over Easter
        (date(2027, 6, 24), 1, date(2027, 6, 28)),  # over Midsummer
    ],
)
def test_so_many_working_days_after(asked, days, answered):
    assert after_working_days(asked, days) == answered
    assert working_days_between(asked, answered) == days


def test_no_working_day_lies_between_a_day_and_itself_or_one_before():
    monday = date(2026, 11, 30)
    assert working_days_between(monday, monday) == 0
    assert working_days_between(monday, date(2026, 11, 20)) == 0
    assert working_days_between(date(2026, 11, 27), date(2026, 11, 29)) == 0
