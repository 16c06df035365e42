"""Days and hours in Sweden: clocks that change, and days when all is closed."""

import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays
from django.conf import settings

ZONE = ZoneInfo(settings.TIME_ZONE)
DAY = datetime.timedelta(days=1)
SATURDAY = 5
# Red days, and the eves on which nothing is open either.
CLOSED = ("public", "de_facto")


def moment(day: datetime.date, time: datetime.time) -> datetime.datetime:
    """A wall clock's time as a moment.

    An hour that does not exist in spring is the one after; of the doubled hour
    in autumn the first is meant.
    """
    return datetime.datetime.combine(day, time, ZONE).astimezone(datetime.UTC)


@lru_cache(maxsize=64)
def public_holidays(year: int) -> frozenset[datetime.date]:
    """Sweden's public holidays of a year, and the eves that are kept like them."""
    return frozenset(holidays.Sweden(years=year, categories=CLOSED))


def is_working_day(day: datetime.date) -> bool:
    """Whether offices answer that day."""
    return day.weekday() < SATURDAY and day not in public_holidays(day.year)


def after_working_days(day: datetime.date, count: int) -> datetime.date:
    """The last of so many working days after a day."""
    while count:
        day += DAY
        count -= is_working_day(day)
    return day


def first_working_day(day: datetime.date) -> datetime.date:
    """The day itself, or the first one after it on which offices answer."""
    return day if is_working_day(day) else after_working_days(day, 1)


def working_days_between(first: datetime.date, last: datetime.date) -> int:
    """How many working days come after one day, up to another; none before it."""
    days = (last - first).days
    return sum(is_working_day(first + DAY * number) for number in range(1, days + 1))
