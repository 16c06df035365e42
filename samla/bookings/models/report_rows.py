"""What a lending report asks of the database: three questions, whatever the number."""

from django.db import connection
from django.utils import timezone

from samla.bookings.models.stages import LIVE, State
from samla.core.days import public_holidays

LENT = (State.CONFIRMED, State.NO_SHOW)
REFUSED = (State.DECLINED, State.CONFLICT)

# A room beside itself and every room it is a part of: who uses those, uses it.
ABOVE = """above(room, whole) as (
  select room, room from unnest(%(rooms)s::bigint[]) as room
  union select above.room, whole_id from above
    join premises_part on part_id = above.whole
)"""
# A refused date for which another was agreed is no refusal.
UNMET = """{date}.state = any(%(refused)s) and not exists (
  select from bookings_bookingdate as other
  where other.replaces_id is not null and other.replaces_id = {date}.id
    and other.state = any(%(met)s)
)"""

# What was lent and what was refused, each sum by one thing. A use of a whole is told
# with each of its parts, but counted once in every other sum.
USES = f"""
with recursive {ABOVE}, said as materialized (
  select date.premises_id, date.state = any(%(lent)s) as is_lent, user_kind,
    date_trunc('month', day_on)::date as month,
    extract(isodow from day_on)::int as weekday, starts, ends, ends_next_day,
    extract(epoch from ends_at - starts_at)::float8 / 3600 as hours
  from bookings_bookingdate as date
  join bookings_booking as booking on booking.id = date.booking_id
  where date.premises_id = any(array(select whole from above))
    and starts_at >= %(since)s and starts_at < %(until)s
    and (date.state = any(%(lent)s) or ({UNMET.format(date="date")}))
), use as (
  select room, room = whole or whole <> all(%(rooms)s) as counts, said.*
  from said join above on whole = premises_id
  where is_lent or room = whole
)
select is_lent, room, user_kind, month, weekday, starts, ends, ends_next_day,
  case when grouping(room) = 0 then count(*)
    else count(*) filter (where counts) end as dates,
  case when grouping(room) = 0 then sum(hours)
    else coalesce(sum(hours) filter (where counts), 0) end as hours
from use
group by grouping sets (
  (is_lent, room), (is_lent, user_kind), (is_lent, month),
  (is_lent, weekday, starts, ends, ends_next_day), (is_lent)
)
"""  # noqa: S608

# How long each room could be had: its hours of the week, in their season; not on days
# that are closed; other hours on some days; less what a closure took of them.
OPEN = f"""
with recursive {ABOVE}, shut as materialized (
  select room, starts_at, ends_at
  from above join bookings_closure on premises_id = whole
  where starts_at < %(until)s and ends_at > %(since)s
), day as (
  select * from unnest(%(days)s::date[], %(red)s::bool[]) as day(day_on, is_red)
), hours as (
  select told.premises_id as room, day_on, opens, closes
  from premises_openingwindow as told
  join premises_premises as lent on lent.id = told.premises_id
  join day on extract(isodow from day_on) = told.weekday
    and (told.first_on is null or told.first_on <= day_on)
    and (told.last_on is null or told.last_on >= day_on)
  where told.premises_id = any(%(rooms)s)
    and not (is_red and lent.closed_on_public_holidays)
    and not (lent.closed_in_school_breaks and exists (
      select from municipalities_schoolbreak as pause
      where pause.municipality_id = lent.municipality_id
        and day_on between pause.first_on and pause.last_on))
    and not exists (
      select from premises_openingexception as other
      where other.premises_id = lent.id
        and day_on between other.first_on and other.last_on)
  union all
  select premises_id, day_on, opens, closes
  from premises_openingexception join day on day_on between first_on and last_on
  where premises_id = any(%(rooms)s) and opens is not null
), open as materialized (
  select room, timezone('Europe/Stockholm', day_on + opens) as since,
    timezone('Europe/Stockholm', case when closes >= '23:59' then day_on + 1
      else day_on + closes end) as until
  from hours
), closed as (
  select open.room, sum(least(until, ends_at) - greatest(since, starts_at)) as lost
  from shut join open
    on shut.room = open.room and starts_at < until and ends_at > since
  group by open.room
)
select open.room,
  extract(epoch from sum(until - since) - coalesce(max(lost), '0'))::float8 / 3600
from open left join closed on closed.room = open.room
where open.room in (
  select premises_id from premises_openingwindow where premises_id = any(%(rooms)s))
group by open.room
"""  # noqa: S608

# What was asked for in those days: how many requests, how many answered too late,
# refused as a whole and refused in part.
REQUESTS = f"""
select premises_id, count(*),
  count(*) filter (where coalesce(
    timezone('Europe/Stockholm', decided_at)::date,
    case when stage in ('asked', 'held') then %(today)s::date end) > answer_due_on),
  count(*) filter (where unmet and not met), count(*) filter (where unmet and met)
from bookings_booking as booking
cross join lateral (
  select bool_or({UNMET.format(date="date")}) as unmet,
    bool_or(date.state <> all(%(refused)s)) as met
  from bookings_bookingdate as date where date.booking_id = booking.id
) as told
where premises_id = any(%(rooms)s)
  and asked_at >= %(since)s and asked_at < %(until)s
group by premises_id
"""  # noqa: S608


def answers(question, rooms, period) -> list:
    """The rows that one of these questions is answered with."""
    with connection.cursor() as cursor:
        cursor.execute(question, facts_of(rooms, period))
        return cursor.fetchall()


def facts_of(rooms, period) -> dict:
    """What these questions ask about."""
    return {
        "rooms": [room.pk for room in rooms],
        "since": period.since,
        "until": period.until,
        "today": timezone.localdate(),
        "days": period.days,
        "red": [day in public_holidays(day.year) for day in period.days],
        "lent": [*LENT],
        "refused": [*REFUSED],
        "met": [*LIVE, State.NO_SHOW],
    }
