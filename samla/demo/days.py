"""Terms, school breaks and coming days: what is demonstrated is never out of date."""

import datetime

from dateutil.easter import easter

DAY = datetime.timedelta(days=1)
WEEK = 7 * DAY
MONDAY, FRIDAY, SATURDAY = 1, 5, 6
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def weekday_number(name: str) -> int:
    """The number of a weekday's short name: "mon" is 1, "sun" is 7."""
    return WEEKDAYS.index(name) + 1


def coming_day(told: str, today: datetime.date) -> datetime.date:
    """The day meant by "sat+2": the first Saturday after today, and two weeks more."""
    name, _plus, weeks = told.partition("+")
    return on_or_after(today + DAY, weekday_number(name)) + WEEK * int(weeks or 0)


def on_or_after(day: datetime.date, weekday: int) -> datetime.date:
    """The first such weekday from a day on."""
    return day + DAY * ((weekday - day.isoweekday()) % 7)


def in_week(year: int, week: int, weekday: int) -> datetime.date:
    """A weekday of a numbered week, as Swedish calendars number them."""
    return datetime.date.fromisocalendar(year, week, weekday)


def autumn_term(year: int) -> datetime.date:
    """When the schools begin after the summer."""
    return in_week(year, 34, MONDAY)


def spring_term(year: int) -> datetime.date:
    """When the schools begin after Christmas."""
    return on_or_after(datetime.date(year, 1, 7), MONDAY)


def school_year(today: datetime.date) -> int:
    """The year in whose autumn the present school year began."""
    return today.year if today >= autumn_term(today.year) else today.year - 1


def term_start(today: datetime.date) -> datetime.date:
    """The first day of the present term; in summer still that of the spring."""
    year = school_year(today)
    spring = spring_term(year + 1)
    return spring if today >= spring else autumn_term(year)


def school_breaks(year: int, sports_week: int) -> list[tuple]:
    """Name, first and last day of each break of the school year that begins in autumn.

    Regions differ in the week of the sports break; the rest is usual in all of Sweden.
    """
    last_friday = datetime.date(year, 12, 22)
    last_friday -= DAY * ((last_friday.isoweekday() - FRIDAY) % 7)
    spring = year + 1
    return [
        ("Höstlov", in_week(year, 44, MONDAY), in_week(year, 44, FRIDAY)),
        ("Jullov", last_friday + DAY, spring_term(spring) - DAY),
        (
            "Sportlov",
            in_week(spring, sports_week, MONDAY),
            in_week(spring, sports_week, FRIDAY),
        ),
        ("Påsklov", easter(spring) + 2 * DAY, easter(spring) + 5 * DAY),
        ("Sommarlov", in_week(spring, 24, SATURDAY), autumn_term(spring) - DAY),
    ]
