"""A rule becomes the right days, whatever the rule and whatever the clock does."""

import datetime

import pytest
from dateutil.rrule import MO, MONTHLY, WEEKLY, rrule, weekday
from django.db import IntegrityError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from samla.activities.models import Schedule
from samla.core.days import public_holidays
from tests.activities.conftest import STOCKHOLM, tuesdays_of

DAY = datetime.timedelta(days=1)
DAYS = st.dates(datetime.date(2026, 1, 1), datetime.date(2029, 12, 31))
HOURS = st.times().map(lambda time: time.replace(second=0, microsecond=0))
WEEKDAYS = st.lists(st.integers(1, 7), min_size=1, max_size=7, unique=True)


@st.composite
def schedules(draw, kinds=("weekly", "once", "monthly", "dates")):
    """Any rule that the database lets in."""
    starts, ends = draw(HOURS), draw(HOURS)
    first = draw(DAYS)
    return Schedule(
        kind=draw(st.sampled_from(kinds)),
        every=draw(st.integers(1, 12)),
        weekdays=draw(WEEKDAYS),
        week_of_month=draw(st.sampled_from([1, 2, 3, 4, -1])),
        listed_dates=draw(st.lists(DAYS, min_size=1, max_size=8)),
        skip_dates=draw(st.lists(DAYS, max_size=8)),
        skip_public_holidays=draw(st.booleans()),
        skip_school_breaks=draw(st.booleans()),
        starts=starts,
        ends=ends,
        ends_next_day=ends <= starts,
        first_on=first,
        last_on=draw(st.none() | st.integers(0, 700).map(lambda n: first + n * DAY)),
    )


def local_days(dates):
    return [start.astimezone(STOCKHOLM).date() for start, _end in dates]


def exists(day, clock):
    """Whether the wall clock shows this time on this day."""
    there = datetime.datetime.combine(day, clock, STOCKHOLM)
    back = there.astimezone(datetime.UTC).astimezone(STOCKHOLM)
    return back.replace(tzinfo=None) == there.replace(tzinfo=None)


@given(schedules(), DAYS, DAYS)
def test_dates_keep_within_their_bounds(schedule, since, until):
    days = local_days(schedule.dates(until, since))
    assert days == sorted(set(days))
    for day in days:
        assert max(since, schedule.first_on) <= day <= until
        assert schedule.last_on is None or day <= schedule.last_on


@given(schedules(), DAYS)
def test_closed_days_are_closed(schedule, until):
    breaks = [(datetime.date(2027, 2, 15), datetime.date(2027, 2, 21))]
    for day in local_days(schedule.dates(until, breaks=breaks)):
        assert day not in schedule.skip_dates
        if schedule.kind in ("weekly", "monthly"):
            holiday = day in public_holidays(day.year)
            assert not (schedule.skip_public_holidays and holiday)
            in_break = breaks[0][0] <= day <= breaks[0][1]
            assert not (schedule.skip_school_breaks and in_break)


@given(schedules(), DAYS)
def test_the_clock_on_the_wall_never_moves(schedule, until):
    for start, end in schedule.dates(until):
        assert start < end
        local = start.astimezone(STOCKHOLM)
        if exists(local.date(), schedule.starts):
            assert local.time() == schedule.starts
        last = end.astimezone(STOCKHOLM)
        if exists(last.date(), schedule.ends) and end - start == schedule.length:
            assert last.time() == schedule.ends or local.time() != schedule.starts


@given(schedules(kinds=["weekly"]), DAYS, DAYS)
def test_weeks_are_those_that_dateutil_finds(schedule, since, until):
    schedule.skip_dates, schedule.skip_public_holidays = [], False
    schedule.skip_school_breaks = False
    rule = rrule(
        WEEKLY,
        interval=schedule.every,
        byweekday=[number - 1 for number in schedule.weekdays],
        dtstart=schedule.first_on,
        until=min(until, schedule.last_on or until),
        wkst=MO,
    )
    expected = [found.date() for found in rule if found.date() >= since]
    assert local_days(schedule.dates(until, since)) == expected


@given(schedules(kinds=["monthly"]), DAYS)
def test_a_weekday_of_the_month_is_the_one_that_is_named(schedule, until):
    schedule.skip_dates, schedule.skip_public_holidays = [], False
    schedule.skip_school_breaks = False
    week = schedule.week_of_month
    rule = rrule(
        MONTHLY,
        byweekday=[weekday(n - 1, week) for n in schedule.weekdays],
        dtstart=schedule.first_on,
        until=min(until, schedule.last_on or until),
    )
    assert local_days(schedule.dates(until)) == [found.date() for found in rule]
    for day in local_days(schedule.dates(until)):
        assert day.isoweekday() in schedule.weekdays
        if week > 0:
            assert (day.day - 1) // 7 + 1 == week
        else:
            assert (day + 7 * DAY).month != day.month


@given(schedules(kinds=["weekly"]), DAYS, DAYS, DAYS)
def test_dates_in_two_goes_are_the_dates_in_one(schedule, since, middle, until):
    since, middle, until = sorted([since, middle, until])
    first = schedule.dates(middle, since)
    second = schedule.dates(until, middle + DAY)
    assert first + second == schedule.dates(until, since)


def rule(first, starts, ends, **changes):
    facts = {"kind": "weekly", "weekdays": [7], "skip_public_holidays": False}
    return Schedule(
        first_on=datetime.date.fromisoformat(first),
        starts=datetime.time.fromisoformat(starts),
        ends=datetime.time.fromisoformat(ends),
        **(facts | changes),
    )


def shown(dates):
    return [
        tuple(f"{moment.astimezone(STOCKHOLM):%d/%m %H.%M}" for moment in pair)
        for pair in dates
    ]


@pytest.mark.parametrize("first", ["2027-03-21", "2027-10-24"])
def test_evenings_stay_evenings_when_the_clock_changes(first):
    dates = rule(first, "18:00", "20:00").dates(
        datetime.date.fromisoformat(first) + 7 * DAY
    )
    starts = [start.astimezone(STOCKHOLM) for start, _end in dates]
    assert [f"{start:%H.%M}" for start in starts] == ["18.00", "18.00"]
    assert starts[0].utcoffset() != starts[1].utcoffset()


def test_the_hour_that_is_missing_in_spring_is_the_one_after():
    night = datetime.date(2027, 3, 28)
    assert shown(rule("2027-03-28", "02:30", "04:00").dates(night)) == [
        ("28/03 03.30", "28/03 04.00")
    ]
    assert shown(rule("2027-03-28", "02:15", "02:45").dates(night)) == [
        ("28/03 03.15", "28/03 03.45")
    ]
    assert shown(rule("2027-03-28", "02:30", "03:00").dates(night)) == [
        ("28/03 03.30", "28/03 04.00")
    ]


def test_of_the_doubled_hour_in_autumn_the_first_is_meant():
    night = datetime.date(2027, 10, 31)
    [(start, end)] = rule("2027-10-31", "02:30", "04:00").dates(night)
    assert start == datetime.datetime(2027, 10, 31, 0, 30, tzinfo=datetime.UTC)
    assert end == datetime.datetime(2027, 10, 31, 3, 0, tzinfo=datetime.UTC)


def test_every_other_week_counts_from_the_first_days_week():
    biweekly = rule(
        "2026-11-25", "18:00", "20:00", every=2, weekdays=[1, 4]
    )  # a Wednesday
    assert local_days(biweekly.dates(datetime.date(2026, 12, 14))) == [
        datetime.date(2026, 11, 26),
        datetime.date(2026, 12, 7),
        datetime.date(2026, 12, 10),
    ]


@pytest.mark.parametrize(
    "day", ["2026-12-24", "2026-12-25", "2026-12-31", "2027-06-25", "2027-06-06"]
)
def test_red_days_and_the_three_eves_are_closed(day):
    day = datetime.date.fromisoformat(day)
    open_daily = rule("2026-12-01", "10:00", "12:00", weekdays=[1, 2, 3, 4, 5, 6, 7])
    assert day in local_days(open_daily.dates(day))
    open_daily.skip_public_holidays = True
    assert day not in local_days(open_daily.dates(day))


def test_an_ordinary_sunday_is_no_holiday():
    sundays = rule("2026-11-22", "10:00", "12:00", skip_public_holidays=True)
    assert local_days(sundays.dates(datetime.date(2026, 11, 22)))


def test_a_day_that_was_chosen_by_itself_is_open_on_a_holiday():
    christmas = rule("2026-12-24", "15:00", "18:00", kind="once")
    christmas.skip_public_holidays = True
    assert local_days(christmas.dates(datetime.date(2027, 1, 1)))


def test_nights_end_on_the_day_after():
    night = rule("2026-11-29", "22:00", "00:30", ends_next_day=True)
    assert shown(night.dates(datetime.date(2026, 11, 29))) == [
        ("29/11 22.00", "30/11 00.30")
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"weekdays": []},
        {"weekdays": [8]},
        {"every": 13},
        {"kind": "monthly", "week_of_month": None},
        {"kind": "dates", "listed_dates": []},
        {"ends": datetime.time(17)},
        {"last_on": datetime.date(2026, 1, 1)},
        {"kind": "yearly"},
    ],
)
def test_the_database_refuses_rules_that_mean_nothing(draft, changes):
    with pytest.raises(IntegrityError):
        tuesdays_of(draft, **changes)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"weekdays": [4, 2]}, "Every week: Tuesday and Thursday"),
        ({"every": 2}, "Every other week: Sunday"),
        ({"every": 3}, "Every 3 weeks: Sunday"),
        ({"kind": "monthly", "week_of_month": -1}, "The last Sunday of the month"),
        ({"kind": "once"}, "Once"),
        ({"kind": "dates"}, "On certain days"),
    ],
)
def test_a_rule_is_told_in_words(changes, words):
    with translation.override("en"):
        assert rule("2026-11-29", "18:00", "20:00", **changes).rhythm == words
