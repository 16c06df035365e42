"""Let organisers hear what a booked room has done to their dates, and where they are."""

from django.db import migrations, models

DATES = r"""
drop trigger date_is_news on activities_occurrence;
create or replace function samla_date_is_news() returns trigger language plpgsql as $$
declare
  which activities_occurrence;
  by_room boolean := false;
begin
  if tg_op = 'DELETE' then which := old; else which := new; end if;
  -- Also where it can be had again: the organiser need not have looked meanwhile.
  if tg_op = 'UPDATE' then
    by_room := new.decided_by_room or (old.decided_by_room
      and new.booking_date_id is not null
      and new.cancelled_at is null and new.moved_at is null);
  end if;
  if which.ends_at <= now() or not (by_room or samla_is_followed(which.activity_id)) then
    return null;
  end if;
  insert into alerts_news (activity_id, original_starts_at, was_on, was_starts_at,
      was_ends_at, was_place, by_room)
    values (which.activity_id, which.original_starts_at,
      tg_op <> 'INSERT' and old.cancelled_at is null, old.starts_at, old.ends_at,
      coalesce(old.place, ''), by_room)
    on conflict (activity_id, original_starts_at)
    do update set by_room = alerts_news.by_room or excluded.by_room;
  return null;
end $$;
create trigger date_is_news
  after update of starts_at, ends_at, cancelled_at, place on activities_occurrence
  for each row
  when ((old.starts_at, old.ends_at, old.cancelled_at is null, old.place)
    is distinct from (new.starts_at, new.ends_at, new.cancelled_at is null, new.place))
  execute function samla_date_is_news();
"""

UNDO = r"""
drop trigger date_is_news on activities_occurrence;
create or replace function samla_date_is_news() returns trigger language plpgsql as $$
declare
  which activities_occurrence;
begin
  if tg_op = 'DELETE' then which := old; else which := new; end if;
  if which.ends_at <= now() or not samla_is_followed(which.activity_id) then
    return null;
  end if;
  insert into alerts_news (activity_id, original_starts_at, was_on, was_starts_at,
      was_ends_at, was_place)
    values (which.activity_id, which.original_starts_at,
      tg_op <> 'INSERT' and old.cancelled_at is null, old.starts_at, old.ends_at, '')
    on conflict (activity_id, original_starts_at)
    do update set activity_id = excluded.activity_id;
  return null;
end $$;
create trigger date_is_news
  after update of starts_at, ends_at, cancelled_at on activities_occurrence
  for each row
  when ((old.starts_at, old.ends_at, old.cancelled_at is null)
    is distinct from (new.starts_at, new.ends_at, new.cancelled_at is null))
  execute function samla_date_is_news();
"""


class Migration(migrations.Migration):
    """Triggers on the dates of activities, which know nothing of letters."""

    dependencies = [("alerts", "0002_news"), ("activities", "0008_rooms")]

    operations = [
        migrations.AddField(
            "news",
            "by_room",
            models.BooleanField(default=False, db_default=False),
        ),
        migrations.RunSQL(DATES, UNDO),
    ]
