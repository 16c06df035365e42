"""Whether rooms can be had at many times at once: one question, whatever the number."""

from dataclasses import dataclass

from django.db import connection, models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from samla.core.days import public_holidays

# Every room beside every time. `open` are the seconds of the day, and of the next, in
# which the room may be used; a room that has told no hours may be used at all of them.
QUESTION = """
with recursive slot as (
  select * from unnest(
    %(days)s::date[], %(starts)s::time[], %(ends)s::time[], %(over)s::int[],
    %(starts_at)s::timestamptz[], %(ends_at)s::timestamptz[], %(red)s::bool[]
  ) with ordinality
    as t(day_on, starts, ends, over, starts_at, ends_at, is_red, place)
), lent as (
  select id, municipality_id, turnaround_minutes, closed_on_public_holidays,
    closed_in_school_breaks,
    exists (select from premises_openingwindow where premises_id = room.id) as has_hours
  from premises_premises as room where id = any(%(rooms)s)
), within(lent_id, id) as (
  select id, id from lent
  union select within.lent_id, part_id from within
    join premises_part on whole_id = within.id
), inside as (
  select within.*, make_interval(mins => greatest(
    lent.turnaround_minutes, room.turnaround_minutes)::int) as turnaround
  from within join lent on lent.id = within.lent_id
  join premises_premises as room on room.id = within.id
), taken as (
  select distinct on (inside.lent_id, slot.place) inside.lent_id, slot.place,
    claimed.closure_id
  from inside cross join slot cross join lateral (
    -- The limit keeps it a look-up for each time: never a walk through all claims.
    select closure_id from bookings_claim
    where premises_id = inside.id
      and during && tstzrange(slot.starts_at, slot.ends_at + inside.turnaround)
      and (booking_date_id is null or booking_date_id <> all(%(but)s))
    order by closure_id limit 1
  ) as claimed
  order by inside.lent_id, slot.place, claimed.closure_id
)
select lent.id, slot.place,
  taken.place is not null and taken.closure_id is null as is_taken,
  closure.reason as closure, other.id is not null and other.opens is null as is_off,
  other.reason as other, slot.is_red and lent.closed_on_public_holidays as is_red,
  case when lent.closed_in_school_breaks then pause.name end as pause,
  case
    when other.opens is not null then numrange(
        extract(epoch from other.opens),
        case when other.closes >= '23:59' then 172800
          else extract(epoch from other.closes) end
      ) @> asked.during
    else not lent.has_hours or coalesce(hours.open @> asked.during, false)
  end as is_open
from lent cross join slot
cross join lateral (
  select numrange(extract(epoch from slot.starts),
    extract(epoch from slot.ends) + slot.over * 86400) as during
) as asked
left join taken on taken.lent_id = lent.id and taken.place = slot.place
left join bookings_closure as closure on closure.id = taken.closure_id
left join premises_openingexception as other on other.premises_id = lent.id
  and slot.day_on between other.first_on and other.last_on
left join lateral (
  select name from municipalities_schoolbreak
  where municipality_id = lent.municipality_id
    and slot.day_on between first_on and last_on
  limit 1
) as pause on true
left join lateral (
  select range_agg(numrange(
    extract(epoch from opens) + later * 86400,
    case when closes >= '23:59' then 86400 else extract(epoch from closes) end
      + later * 86400)) as open
  from premises_openingwindow, generate_series(0, slot.over) as later
  where premises_id = lent.id
    and weekday = extract(isodow from slot.day_on + later)
    and (first_on is null or first_on <= slot.day_on + later)
    and (last_on is null or last_on >= slot.day_on + later)
) as hours on true
order by lent.id, slot.place
"""


class Status(models.TextChoices):
    """Whether a room can be had at a time, and what stands in the way."""

    FREE = "free", pgettext_lazy("a room at a time", "Free")
    TAKEN = "taken", _("Taken")
    CLOSED = "closed", _("Closed")
    OUTSIDE = "outside", _("Outside the opening hours")


@dataclass(frozen=True)
class Slot:
    """One room at one time: whether it can be had, and why not, in public words."""

    premises_id: int
    date: object
    status: str
    reason: str = ""

    @property
    def is_free(self):
        return self.status == Status.FREE

    @property
    def label(self):
        """The status in the reader's language."""
        return Status(self.status).label


def availability(rooms, dates, but=()) -> dict[int, list[Slot]]:
    """For each room (a row or its number), a slot for each of the dates in their order.

    `dates` are BookingDates, saved or not; what the dates in `but` claim is overlooked.
    """
    dates = list(dates)
    keys = [getattr(room, "pk", room) for room in rooms]
    found = {key: [] for key in keys}
    with connection.cursor() as cursor:
        cursor.execute(QUESTION, columns(dates) | {"rooms": keys, "but": list(but)})
        for key, place, *told in cursor.fetchall():
            date = dates[place - 1]
            found[key].append(Slot(key, date, *judged(*told)))
    return found


def columns(dates) -> dict:
    """Times as the columns of a table that the question can read."""
    return {
        "days": [date.day_on for date in dates],
        "starts": [date.starts for date in dates],
        "ends": [date.ends for date in dates],
        "over": [int(date.ends_next_day) for date in dates],
        "starts_at": [date.starts_at for date in dates],
        "ends_at": [date.ends_at for date in dates],
        "red": [date.day_on in public_holidays(date.day_on.year) for date in dates],
    }


def judged(is_taken, closure, is_off, other, is_red, pause, is_open):
    """The status of a slot, and its reason where there is one to tell.

    An exception is stronger than holidays and breaks: its owner meant that very day.
    """
    closed = {
        closure: closure,
        is_off and other: other,
        other is None and is_red and "red": gettext("Public holiday"),
        other is None and pause: pause,
    }
    for stands, reason in closed.items():
        if stands:
            return Status.CLOSED, reason
    if is_taken:
        return Status.TAKEN, ""
    return (Status.FREE, "") if is_open else (Status.OUTSIDE, other or "")
