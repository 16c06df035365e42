"""Which date of an activity is the next: kept beside it, for lists in date order."""

from django.db import connection
from django.utils import timezone

# The first date that happens and has not ended; where none is left, the first that was
# called off, so that it can be shown as cancelled until its day has passed.
REFRESH = """
update activities_activity as activity
set next_starts_at = coming.starts_at,
    next_ends_at = coming.ends_at,
    next_is_moved = coming.is_moved,
    cancelled_starts_at = coming.cancelled_starts_at
from (
  select each.id,
    coalesce(held.starts_at, off.starts_at) as starts_at,
    coalesce(held.ends_at, off.ends_at) as ends_at,
    held.moved_at is not null as is_moved,
    case when held.starts_at > off.starts_at or held.starts_at is null
      then off.starts_at end as cancelled_starts_at
  from activities_activity as each
  left join lateral (
    select starts_at, ends_at, moved_at from activities_occurrence
    where activity_id = each.id and cancelled_at is null
      and starts_at > %(now)s - interval '48 hours' and ends_at > %(now)s
    order by starts_at, id limit 1
  ) as held on true
  left join lateral (
    select starts_at, ends_at from activities_occurrence
    where activity_id = each.id and cancelled_at is not null
      and starts_at > %(now)s - interval '48 hours' and ends_at > %(now)s
    order by starts_at, id limit 1
  ) as off on true
  where (%(pks)s::bigint[] is null or each.id = any(%(pks)s))
    and (not %(due)s or each.next_ends_at <= %(now)s
         or each.cancelled_starts_at <= %(now)s)
) as coming
where activity.id = coming.id
  and (activity.next_starts_at, activity.next_ends_at, activity.next_is_moved,
       activity.cancelled_starts_at)
    is distinct from
      (coming.starts_at, coming.ends_at, coming.is_moved, coming.cancelled_starts_at)
"""


def refresh_next(pks: list[int] | None = None, due: bool = False) -> int:
    """Look the next date up again, of some activities or of all; how many changed.

    Only where it is due: where the date that is kept as the next has passed.
    """
    with connection.cursor() as cursor:
        cursor.execute(REFRESH, {"pks": pks, "due": due, "now": timezone.now()})
        return cursor.rowcount
