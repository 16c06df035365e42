"""Let the public dates of a booked room be as it is lent, at once and whatever the path.

A date of a booking that is confirmed is a date of its activity; one that is cancelled,
released or moved cancels or moves it; one that is put back puts it back. What the
organiser decided about a date herself stays. The next date of the activity follows.
"""

from django.db import migrations

# The first date that happens and has not ended; where none is left, the first that was
# called off, so that it can be shown as cancelled until its day has passed. Planned anew
# for each question: one activity is looked up otherwise than all of them.
NEXT = """
create function samla_refresh_next(pks bigint[], only_due boolean, moment timestamptz)
returns bigint language plpgsql set plan_cache_mode = force_custom_plan as $$
declare
  changed bigint;
begin
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
        and starts_at > moment - interval '48 hours' and ends_at > moment
      order by starts_at, id limit 1
    ) as held on true
    left join lateral (
      select starts_at, ends_at from activities_occurrence
      where activity_id = each.id and cancelled_at is not null
        and starts_at > moment - interval '48 hours' and ends_at > moment
      order by starts_at, id limit 1
    ) as off on true
    where (pks is null or each.id = any(pks))
      and (not only_due or each.next_ends_at <= moment
           or each.cancelled_starts_at <= moment)
  ) as coming
  where activity.id = coming.id
    and (activity.next_starts_at, activity.next_ends_at, activity.next_is_moved,
         activity.cancelled_starts_at)
      is distinct from
        (coming.starts_at, coming.ends_at, coming.is_moved, coming.cancelled_starts_at);
  get diagnostics changed = row_count;
  return changed;
end $$;
"""

FOLLOW = """
create function samla_dates_follow(wanted bigint[]) returns void
language plpgsql as $$
declare
  touched bigint[];
begin
  touched := array(
    select activity_id from activities_occurrence where booking_date_id = any(wanted)
    union
    select activity.id from activities_activity as activity
    join bookings_bookingdate as date on date.booking_id = activity.booking_id
    where date.id = any(wanted)
  );
  if touched = '{}' then
    return;
  end if;
  -- Whoever changes one of the dates just now is waited for; then the activities.
  perform id from bookings_bookingdate where id = any(wanted) order by id for share;
  perform id from activities_activity where id = any(touched)
    order by id for no key update;

  insert into activities_occurrence as occurrence (activity_id, booking_date_id,
      original_starts_at, starts_at, ends_at, place, reason, decided_by_room, sequence)
    select activity.id, date.id, date.starts_at, date.starts_at, date.ends_at,
      '', '', false, 0
    from bookings_bookingdate as date
    join activities_activity as activity on activity.booking_id = date.booking_id
    where date.id = any(wanted) and date.state = 'confirmed' and date.ends_at > now()
      and not exists (
        select from activities_occurrence where booking_date_id = date.id)
    order by date.id
    on conflict (activity_id, original_starts_at) do update
    set booking_date_id = excluded.booking_date_id, schedule_id = null
    where occurrence.booking_date_id is null;

  update activities_occurrence as occurrence
  set starts_at = follow.starts_at,
      ends_at = follow.ends_at,
      place = follow.place,
      cancelled_at = case when not follow.is_on
        then coalesce(occurrence.cancelled_at, now()) end,
      moved_at = case when follow.is_moved then coalesce(occurrence.moved_at, now()) end,
      decided_by_room = not follow.is_on or follow.is_moved,
      reason = '',
      sequence = occurrence.sequence + 1
  from (
    select own.id, said.is_on,
      case when said.is_on then date.starts_at else own.starts_at end as starts_at,
      case when said.is_on then date.ends_at else own.ends_at end as ends_at,
      case when said.is_on then said.place else own.place end as place,
      case when said.is_on
        then date.starts_at <> own.original_starts_at or said.place <> ''
        else own.moved_at is not null end as is_moved
    from activities_occurrence as own
    join bookings_bookingdate as date on date.id = own.booking_date_id
    join bookings_booking as booking on booking.id = date.booking_id
    join premises_premises as room on room.id = date.premises_id
    cross join lateral (
      select date.state in ('confirmed', 'no_show') as is_on,
        case when date.premises_id <> booking.premises_id
          then left(concat_ws(', ', room.name, nullif(room.address, '')), 200)
          else '' end as place
    ) as said
    where date.id = any(wanted) and own.ends_at > now()
      -- What the organiser decided herself stays hers.
      and (own.decided_by_room or (own.cancelled_at is null and own.moved_at is null))
  ) as follow
  where occurrence.id = follow.id
    and (occurrence.starts_at, occurrence.ends_at, occurrence.place,
         occurrence.cancelled_at is null, occurrence.moved_at is not null)
      is distinct from
        (follow.starts_at, follow.ends_at, follow.place, follow.is_on, follow.is_moved);

  perform samla_refresh_next(touched, false, now());
end $$;

create function samla_booking_dates_made() returns trigger language plpgsql as $$
begin
  perform samla_dates_follow(array(select id from made where state = 'confirmed'));
  return null;
end $$;

create function samla_booking_dates_changed() returns trigger language plpgsql as $$
begin
  perform samla_dates_follow(array(
    select now_it.id from before as was join after as now_it on now_it.id = was.id
    where (was.state, was.starts_at, was.ends_at, was.premises_id) is distinct from
      (now_it.state, now_it.starts_at, now_it.ends_at, now_it.premises_id)
  ));
  return null;
end $$;

-- A date that is gone from its booking is as good as cancelled.
create function samla_booking_dates_gone() returns trigger language plpgsql as $$
declare
  touched bigint[];
begin
  touched := array(
    select distinct activity_id from activities_occurrence
    where booking_date_id in (select id from gone));
  if touched = '{}' then
    return null;
  end if;
  perform id from activities_activity where id = any(touched)
    order by id for no key update;
  update activities_occurrence
  set cancelled_at = coalesce(cancelled_at, now()), decided_by_room = true,
      reason = '', sequence = sequence + 1
  where booking_date_id in (select id from gone) and ends_at > now()
    and cancelled_at is null and (decided_by_room or moved_at is null);
  update activities_occurrence set booking_date_id = null
  where booking_date_id in (select id from gone);
  perform samla_refresh_next(touched, false, now());
  return null;
end $$;

create trigger booking_dates_made after insert on bookings_bookingdate
  referencing new table as made
  for each statement execute function samla_booking_dates_made();
create trigger booking_dates_changed after update on bookings_bookingdate
  referencing old table as before new table as after
  for each statement execute function samla_booking_dates_changed();
create trigger booking_dates_gone after delete on bookings_bookingdate
  referencing old table as gone
  for each statement execute function samla_booking_dates_gone();
"""

UNDO = """
drop trigger booking_dates_gone on bookings_bookingdate;
drop trigger booking_dates_changed on bookings_bookingdate;
drop trigger booking_dates_made on bookings_bookingdate;
drop function samla_booking_dates_gone();
drop function samla_booking_dates_changed();
drop function samla_booking_dates_made();
drop function samla_dates_follow(bigint[]);
"""


class Migration(migrations.Migration):
    """Triggers on the dates of bookings, which know nothing of activities."""

    dependencies = [("activities", "0007_booked")]

    operations = [
        migrations.RunSQL(
            NEXT, "drop function samla_refresh_next(bigint[], boolean, timestamptz)"
        ),
        migrations.RunSQL(FOLLOW, UNDO),
    ]
