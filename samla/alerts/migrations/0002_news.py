"""Let every change of what somebody follows leave a trace, whatever made it.

Each trigger writes how something stood before. A second change, before anybody was
told, keeps that; but it takes hold of the row, so that whoever tells waits for it.
"""

from django.db import migrations

NEWS = r"""
create function samla_place(a activities_activity) returns text
language sql stable as $$
  select concat_ws(E'\n', a.venue, a.premises_id, a.address, a.postcode, a.city,
    a.online_url)
$$;

create function samla_is_followed(pk bigint) returns boolean
language sql stable as $$
  select exists (select from alerts_subscription
    where activity_id = pk and confirmed_at is not null)
$$;

create function samla_date_is_news() returns trigger language plpgsql as $$
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

create function samla_activity_is_news() returns trigger language plpgsql as $$
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

create function samla_organisation_is_news() returns trigger language plpgsql as $$
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

create trigger date_is_news
  after update of starts_at, ends_at, cancelled_at on activities_occurrence
  for each row
  when ((old.starts_at, old.ends_at, old.cancelled_at is null)
    is distinct from (new.starts_at, new.ends_at, new.cancelled_at is null))
  execute function samla_date_is_news();
create trigger date_gone_is_news
  after delete on activities_occurrence for each row
  execute function samla_date_is_news();
-- Dates that only come within sight are no news: they are laid out a year ahead.
create trigger date_made_is_news
  after insert on activities_occurrence for each row
  when (new.starts_at < now() + interval '300 days')
  execute function samla_date_is_news();
create trigger activity_is_news
  after update of published_at, venue, premises_id, address, postcode, city, online_url
  on activities_activity for each row
  when ((old.published_at is null, samla_place(old))
    is distinct from (new.published_at is null, samla_place(new)))
  execute function samla_activity_is_news();
create trigger organisation_is_news
  after update of published_at on organisations_organisation for each row
  when ((old.published_at is null) <> (new.published_at is null))
  execute function samla_organisation_is_news();
"""

UNDO = """
drop trigger organisation_is_news on organisations_organisation;
drop trigger activity_is_news on activities_activity;
drop trigger date_made_is_news on activities_occurrence;
drop trigger date_gone_is_news on activities_occurrence;
drop trigger date_is_news on activities_occurrence;
drop function samla_organisation_is_news();
drop function samla_activity_is_news();
drop function samla_date_is_news();
drop function samla_is_followed(bigint);
drop function samla_place(activities_activity);
"""


class Migration(migrations.Migration):
    """Triggers on the tables of the rooms below, which know nothing of followers."""

    dependencies = [
        ("alerts", "0001_initial"),
        ("activities", "0006_history_begins"),
        ("organisations", "0001_initial"),
    ]

    operations = [migrations.RunSQL(NEWS, UNDO)]
