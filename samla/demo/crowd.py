"""Makes a crowd of activities, for trials at the size of all Sweden and above."""

import math
from collections.abc import Iterator

import pgtrigger
from django.db import connection
from django.utils import timezone

from samla.activities.models import Activity, Occurrence, Schedule
from samla.demo import written
from samla.demo.copying import copy_rows, take_ids
from samla.demo.inventing import Inventor
from samla.organisations.models import Organisation

AT_A_TIME = 2_000
ACTIVITIES_OF_ONE = 20
# The fields in the order in which an Inventor tells them.
ORGANISATION = ["id", "name", "about", "municipality", "legal_form", "category"]
ORGANISATION += ["target_groups", "languages", "capabilities", "best_at"]
ORGANISATION += ["email", "phone", "is_example", "published_at", "confirmed_at"]
ACTIVITY = ["id", "organisation", "municipality", "type", "title", "text", "address"]
ACTIVITY += ["postcode", "city", "languages", "swedish_level", "target_groups"]
ACTIVITY += ["price", "signup", "flags", "email", "phone", "is_example", "created_at"]
ACTIVITY += ["published_at", "confirmed_at", "next_starts_at", "next_ends_at"]
ACTIVITY += ["dated_until_on"]
SCHEDULE = ["id", "activity", "weekdays", "starts", "ends", "first_on", "last_on"]
OCCURRENCE = ["activity", "schedule", "original_starts_at", "starts_at", "ends_at"]
# What a new row is found by is looked up in these; a plan needs to know their size.
LOOKED_UP = "analyze taxonomy_termlabel, municipalities_municipality"
# Lists are planned by what there is now.
LISTED = "analyze organisations_organisation, activities_activity, "
LISTED += "activities_schedule, activities_occurrence"


def make_crowd(inventor: Inventor, number: int) -> Iterator[int]:
    """Make activities in the caller's transaction; yields how many there are so far.

    Nobody wrote them, so the history tells nothing of their beginning.
    """
    with pgtrigger.ignore(*beginnings()), connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute(LOOKED_UP)
        for done in range(0, number, AT_A_TIME):
            batch = min(AT_A_TIME, number - done)
            add(cursor, inventor, batch)
            yield done + batch
        cursor.execute("set constraints all deferred")
        cursor.execute(LISTED)


def beginnings() -> list[str]:
    """The triggers that write down that a row came, for all that a crowd has."""
    return [
        f"{model._meta.label}:{trigger.name}"
        for model in (Organisation, Activity, Schedule, Occurrence)
        for trigger in model._meta.triggers
        if trigger.name == "insert_insert"
    ]


def add(cursor, inventor, number):
    """Make one batch: organisations, their activities, and the dates of these."""
    ids = take_ids(cursor, Organisation, math.ceil(number / ACTIVITIES_OF_ONE))
    organisers, rows = zip(*map(inventor.organisation, ids), strict=True)
    copy_rows(cursor, Organisation, ORGANISATION, rows)
    ids = take_ids(cursor, Activity, number), take_ids(cursor, Schedule, number)
    times = []
    rows = activities(inventor, organisers, zip(*ids, strict=True), times)
    copy_rows(cursor, Activity, ACTIVITY, rows)
    copy_rows(cursor, Schedule, SCHEDULE, rules(inventor, times))
    copy_rows(cursor, Occurrence, OCCURRENCE, dates(inventor, times))


def activities(inventor, organisers, ids, times):
    """Invent activities while the database is busy with others; note their times."""
    for id, schedule in ids:
        organiser = inventor.chance.choice(organisers)
        row, when = inventor.activity(id, organiser)
        times.append((schedule, id, *when))
        yield row


def rules(inventor, times):
    """A weekly rule for each activity, from its first date to its last."""
    for id, activity, weekday, hours in times:
        coming = inventor.coming(weekday, hours)
        first, last = (timezone.localdate(coming[i][0]) for i in (0, -1))
        yield id, activity, [weekday], *written.hours(hours), first, last


def dates(inventor, times):
    """The dates of each activity, as its rule says."""
    for id, activity, weekday, hours in times:
        for starts, ends in inventor.coming(weekday, hours):
            yield activity, id, starts, starts, ends
