"""Note each change for every audience that has to hear of it.

Also what is shown for the first time. The function of rooms and dates is as before,
where it says nothing of audiences.
"""

from django.db import migrations

NEWS = r"""
-- Who has to hear of a change of an activity: each audience hears of it by itself.
create function samla_audiences(pk bigint) returns setof text
language sql stable as $$
  select 'activity' where exists (select from alerts_subscription
    where activity_id = pk and rhythm = 'at_once' and confirmed_at is not null)
  union all
  select each from activities_activity as a, unnest(array['at_once', 'weekly']) as each
  where a.id = pk and (
    exists (select from alerts_subscription
      where rhythm = each and search <> '' and confirmed_at is not null)
    or exists (select from alerts_subscription
      where municipality_id = a.municipality_id and rhythm = each
        and confirmed_at is not null)
    or exists (select from alerts_subscription as s
      join organisations_organisation as o on o.id = s.organisation_id
      where s.rhythm = each and s.confirmed_at is not null
        and (a.organisation_id in (o.id, o.merged_into_id) or exists (
          select from activities_coorganiser as c
          where c.activity_id = a.id and c.organisation_id = o.id)))
    or each = 'weekly' and exists (select from alerts_subscription
      where activity_id = pk and rhythm = each and confirmed_at is not null))
$$;

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
  if which.ends_at <= now() then
    return null;
  end if;
  insert into alerts_news (activity_id, original_starts_at, was_on, was_starts_at,
      was_ends_at, was_place, by_room, audience, changed_at)
    select which.activity_id, which.original_starts_at,
      tg_op <> 'INSERT' and old.cancelled_at is null, old.starts_at, old.ends_at,
      coalesce(old.place, ''), by_room, heard.audience, clock_timestamp()
    from (select samla_audiences(which.activity_id) as audience
      union select 'activity' where by_room) as heard
    -- Of what is hidden, or new as a whole, each date is not told by itself.
    where heard.audience = 'activity' or (
      exists (select from activities_activity
        where id = which.activity_id and published_at is not null)
      and not exists (select from alerts_news as n
        where n.activity_id = which.activity_id and n.audience = heard.audience
          and n.original_starts_at is null and not n.was_on))
    on conflict (activity_id, original_starts_at, audience)
    do update set by_room = alerts_news.by_room or excluded.by_room,
      changed_at = excluded.changed_at;
  return null;
end $$;

create or replace function samla_activity_is_news() returns trigger
language plpgsql as $$
declare
  was_shown boolean := tg_op = 'UPDATE' and old.published_at is not null;
begin
  insert into alerts_news (activity_id, was_on, was_place, is_new, audience, changed_at)
    select new.id, was_shown and o.published_at is not null,
      samla_place(case when tg_op = 'UPDATE' then old else new end),
      not was_shown and not exists (select from activities_activityevent
        where pgh_obj_id = new.id and published_at is not null),
      heard.audience, clock_timestamp()
    from organisations_organisation as o, samla_audiences(new.id) as heard(audience)
    where o.id = new.organisation_id
    on conflict (activity_id, original_starts_at, audience)
    do update set changed_at = excluded.changed_at;
  return null;
end $$;

create or replace function samla_organisation_is_news() returns trigger
language plpgsql as $$
begin
  insert into alerts_news (activity_id, was_on, was_place, is_new, audience, changed_at)
    select a.id, old.published_at is not null and a.published_at is not null,
      samla_place(a),
      old.published_at is null and not exists (select from organisations_organisationevent
        where pgh_obj_id = new.id and published_at is not null),
      heard.audience, clock_timestamp()
    from activities_activity as a, samla_audiences(a.id) as heard(audience)
    where a.organisation_id = new.id
    on conflict (activity_id, original_starts_at, audience)
    do update set changed_at = excluded.changed_at;
  return null;
end $$;

create trigger activity_made_is_news
  after insert on activities_activity for each row
  when (new.published_at is not null)
  execute function samla_activity_is_news();
"""

UNDO = r"""
drop trigger activity_made_is_news on activities_activity;
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
create or replace function samla_activity_is_news() returns trigger language plpgsql as $$
begin
  if samla_is_followed(new.id) then
    insert into alerts_news (activity_id, was_on, was_place)
      select new.id, old.published_at is not null and published_at is not null,
        samla_place(old)
      from organisations_organisation where id = new.organisation_id
      on conflict (activity_id, original_starts_at)
      do update set activity_id = excluded.activity_id;
  end if;
  return null;
end $$;

create or replace function samla_organisation_is_news() returns trigger language plpgsql as $$
begin
  insert into alerts_news (activity_id, was_on, was_place)
    select a.id, old.published_at is not null and a.published_at is not null,
      samla_place(a)
    from activities_activity as a
    where a.organisation_id = new.id and samla_is_followed(a.id)
    on conflict (activity_id, original_starts_at)
    do update set activity_id = excluded.activity_id;
  return null;
end $$;
drop function samla_audiences(bigint);
"""


class Migration(migrations.Migration):
    """Triggers on the tables of the rooms below, which know nothing of followers."""

    dependencies = [("alerts", "0005_searches")]

    operations = [migrations.RunSQL(NEWS, UNDO)]
