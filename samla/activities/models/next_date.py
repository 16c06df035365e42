"""Which date of an activity is the next: kept beside it, for lists in date order."""

from django.db import connection
from django.utils import timezone


def refresh_next(pks: list[int] | None = None, due: bool = False) -> int:
    """Look the next date up again, of some activities or of all; how many changed.

    Only where it is due: where the date that is kept as the next has passed. The
    question itself stands in the database, which asks it by itself where a room is
    lost (migration `rooms`).
    """
    with connection.cursor() as cursor:
        asked = [pks, due, timezone.now()]
        cursor.execute("select samla_refresh_next(%s::bigint[], %s, %s)", asked)
        return cursor.fetchone()[0]
