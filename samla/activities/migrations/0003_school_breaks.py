"""Let a changed school break reach the activities that pause for it.

Their dates are then laid out anew the next time `roll_dates` runs.
"""

from django.db import migrations

BREAKS = r"""
create function samla_school_break_changed() returns trigger language plpgsql as $$
begin
  update activities_activity set dated_until_on = null
    where municipality_id in (old.municipality_id, new.municipality_id)
      and exists (select from activities_schedule
        where activity_id = activities_activity.id and skip_school_breaks);
  return null;
end $$;

create trigger school_break_changed
  after insert or update or delete on municipalities_schoolbreak
  for each row execute function samla_school_break_changed();
"""

UNDO = """
drop trigger school_break_changed on municipalities_schoolbreak;
drop function samla_school_break_changed();
"""


class Migration(migrations.Migration):
    dependencies = [("activities", "0002_words"), ("municipalities", "0001_initial")]
    operations = [migrations.RunSQL(BREAKS, UNDO)]
