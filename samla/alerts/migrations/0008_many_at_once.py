"""Note what is shown for the first time once for all that come in together."""

from django.db import migrations

NEWS = """
create function samla_activities_made_are_news() returns trigger
language plpgsql as $$
begin
  if not exists (select from alerts_subscription where confirmed_at is not null) then
    return null;
  end if;
  insert into alerts_news (activity_id, was_on, was_place, is_new, audience, changed_at)
    select each.id, false, samla_place(each),
      not exists (select from activities_activityevent
        where pgh_obj_id = each.id and published_at is not null),
      heard.audience, clock_timestamp()
    from made join activities_activity as each on each.id = made.id
    join organisations_organisation as o on o.id = each.organisation_id
    cross join lateral samla_audiences(each.id) as heard(audience)
    where made.published_at is not null
    on conflict (activity_id, original_starts_at, audience)
    do update set changed_at = excluded.changed_at;
  return null;
end $$;

drop trigger activity_made_is_news on activities_activity;
create trigger activity_made_is_news after insert on activities_activity
  referencing new table as made
  for each statement execute function samla_activities_made_are_news();
"""

UNDO = """
drop trigger activity_made_is_news on activities_activity;
drop function samla_activities_made_are_news();
create trigger activity_made_is_news
  after insert on activities_activity for each row
  when (new.published_at is not null)
  execute function samla_activity_is_news();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("alerts", "0007_letters_left"),
        ("activities", "0014_many_at_once"),
    ]
    operations = [migrations.RunSQL(NEWS, UNDO)]
