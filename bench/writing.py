"""What writing costs among many: a file that is brought along, a year of dates."""

import datetime
import time

from django.utils import timezone

from bench.figures import Figure, questions
from samla.activities.models import Activity, Importer, Schedule
from samla.organisations.models import Organisation

LEAST_A_SECOND, A_SECOND = 2_000, "a second"
MOST_QUESTIONS = 10
WEEKS = 52
# So many rows of a file are enough to tell how quick it is.
MOST_ROWS = 100_000


def measure(size):
    """Import a file of activities, and save one with a date in every week of a year."""
    organiser = Organisation.objects.latest("pk")
    rows = min(size, MOST_ROWS)
    lines = (
        (
            number,
            {
                "organisation": organiser.name,
                "type": "language-cafe",
                "title": f"Medtaget {number}",
                "text": "Vi ses och pratar, alla är välkomna. Ta med dig en vän.",
                "address": f"Exempelvägen {number % 200}",
                "languages": "sv, ar",
                "weekdays": "2",
                "starts": "18:00",
                "ends": "20:00",
                "first_on": "2026-01-13",
            },
        )
        for number in range(rows)
    )
    began = time.perf_counter()
    done = Importer(publish=True).save(lines)
    took = time.perf_counter() - began
    many = f"{done.activities:,} activities"
    yield Figure(f"Import of {many}: lines that are wrong", len(done.wrong), "", most=0)
    rate = done.activities / took
    yield Figure(f"Import of {many}: {A_SECOND}", rate, "", least=LEAST_A_SECOND)
    activity = Activity.objects.latest("pk")
    rule = Schedule(
        activity=activity,
        kind="weekly",
        weekdays=[4],
        starts=datetime.time(9),
        ends=datetime.time(11),
        first_on=timezone.localdate(),
        skip_public_holidays=False,
    )
    began = time.perf_counter()
    asked = questions(rule.put)
    took = (time.perf_counter() - began) * 1000
    yield Figure(f"{WEEKS} dates: saved in", took)
    asked = [sql for sql in asked if sql not in ("BEGIN", "COMMIT")]
    yield Figure(f"{WEEKS} dates: queries", len(asked), "", most=MOST_QUESTIONS)
