"""The times of an activity written by hand, and what happened to single dates."""

import datetime

from django.utils import timezone

from samla.activities.models import Activity, Schedule
from samla.core.days import moment
from samla.demo import days, written

WEEK_OF_MONTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}


def keep_times(activity: Activity, told: dict, today: datetime.date):
    """Lay out an activity's dates; cancel or move the one that is written so."""
    for rule in told["when"]:
        starts, ends = written.hours(rule["hours"])
        Schedule.objects.create(
            activity=activity,
            starts=starts,
            ends=ends,
            skip_public_holidays=not rule.get("holidays", False),
            skip_school_breaks=rule.get("breaks", False),
            **kind_of(rule, today),
        )
    activity.materialise()
    if off := told.get("cancelled"):
        coming_date(activity, off).cancel(off["reason"])
    if moved := told.get("moved"):
        move(coming_date(activity, moved), moved)


def kind_of(rule: dict, today: datetime.date) -> dict:
    """What kind of rule it is, and which days it names."""
    term = days.term_start(today)
    if "weekly" in rule:
        numbers = [days.weekday_number(name) for name in rule["weekly"]]
        every = rule.get("every", 1)
        return {"kind": "weekly", "weekdays": numbers, "every": every, "first_on": term}
    if "monthly" in rule:
        which, name = rule["monthly"].split()
        return {
            "kind": "monthly",
            "weekdays": [days.weekday_number(name)],
            "week_of_month": WEEK_OF_MONTH[which],
            "first_on": term,
        }
    if "once" in rule:
        return {"kind": "once", "first_on": days.coming_day(rule["once"], today)}
    dates = [days.coming_day(told, today) for told in rule["dates"]]
    return {"kind": "dates", "listed_dates": dates, "first_on": dates[0]}


def coming_date(activity, told):
    """The date that is meant by its number among those to come: 1 is the next."""
    return activity.occurrences.coming()[told["date"] - 1]


def move(occurrence, told):
    """Move a date to other hours, perhaps to another day."""
    day = timezone.localdate(occurrence.starts_at) + days.DAY * told.get("days", 0)
    starts, ends = written.hours(told["hours"])
    occurrence.move(moment(day, starts), moment(day, ends), told["reason"])
