"""Write many activities quickly: their words from what terms keep, history at once."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

WORDS = r"""
create or replace function samla_activity_words() returns trigger language plpgsql as $$
declare
  kinds tsvector;
  kind text;
  organiser text;
  place text;
  room text;
  title text := samla_fold(new.title);
begin
  select samla_all_words(words) into kinds from taxonomy_term
    where id = any (new.type_id || new.target_groups || new.languages);
  select
    (select label from taxonomy_termlabel
      where term_id = new.type_id and language = 'sv'),
    (select name from organisations_organisation where id = new.organisation_id),
    (select concat_ws(' ', name, seat) from municipalities_municipality
      where code = new.municipality_id),
    (select concat_ws(' ', name, city) from premises_premises
      where id = new.premises_id)
    into kind, organiser, place, room;
  new.likeness := btrim(
    title || ' ' || samla_fold(concat_ws(' ', kind, organiser, place, new.city)));
  new.document :=
    setweight(to_tsvector('swedish', new.title) || to_tsvector('simple', title), 'A')
    || kinds
    || setweight(to_tsvector('simple', samla_fold(
         concat_ws(' ', organiser, place, room, new.address, new.city))), 'B')
    || setweight(to_tsvector('swedish', new.text), 'C')
    || setweight(to_tsvector('simple', samla_fold(new.text)), 'D');
  return new;
end $$;
"""

# After the term's own words, which follow its labels.
RELABELLED = """
drop trigger type_relabelled on taxonomy_termlabel;
create or replace function samla_type_relabelled() returns trigger language plpgsql as $$
begin
  update activities_activity set document = null where type_id = new.id;
  return null;
end $$;
create trigger type_relabelled after update of words on taxonomy_term
  for each row when (old.words is distinct from new.words)
  execute function samla_type_relabelled();
"""
UNDO = """
drop trigger type_relabelled on taxonomy_term;
create or replace function samla_type_relabelled() returns trigger language plpgsql as $$
begin
  update activities_activity set document = null where type_id = new.term_id;
  return null;
end $$;
create trigger type_relabelled after update of label on taxonomy_termlabel
  for each row when (old.label is distinct from new.label)
  execute function samla_type_relabelled();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0013_listed"),
        ("taxonomy", "0006_words_of_terms"),
    ]
    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="activity",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="schedule",
            name="insert_insert",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="activity",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "activities_activityevent" ("address", "age_from", "age_to", "approved_at", "booking_id", "city", "confirmed_at", "confirmed_by", "created_at", "email", "exact_place", "flags", "id", "is_example", "languages", "municipality_id", "online_url", "organisation_id", "paused_until_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "premises_id", "price", "price_note", "published_at", "signup_id", "swedish_level_id", "taken_down_at", "target_groups", "text", "text_language_id", "theme_id", "title", "type_id", "unpublished_at", "venue", "way_in") SELECT new_values."address", new_values."age_from", new_values."age_to", new_values."approved_at", new_values."booking_id", new_values."city", new_values."confirmed_at", new_values."confirmed_by", new_values."created_at", new_values."email", new_values."exact_place", new_values."flags", new_values."id", new_values."is_example", new_values."languages", new_values."municipality_id", new_values."online_url", new_values."organisation_id", new_values."paused_until_on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phone", new_values."postcode", new_values."premises_id", new_values."price", new_values."price_note", new_values."published_at", new_values."signup_id", new_values."swedish_level_id", new_values."taken_down_at", new_values."target_groups", new_values."text", new_values."text_language_id", new_values."theme_id", new_values."title", new_values."type_id", new_values."unpublished_at", new_values."venue", new_values."way_in" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="743f2014bead1b375586656d7829e4a8917fe3cb",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6de9c",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="activities_activity",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="schedule",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "activities_scheduleevent" ("activity_id", "ends", "ends_next_day", "every", "first_on", "id", "kind", "last_on", "listed_dates", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "skip_dates", "skip_public_holidays", "skip_school_breaks", "starts", "week_of_month", "weekdays") SELECT new_values."activity_id", new_values."ends", new_values."ends_next_day", new_values."every", new_values."first_on", new_values."id", new_values."kind", new_values."last_on", new_values."listed_dates", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."skip_dates", new_values."skip_public_holidays", new_values."skip_school_breaks", new_values."starts", new_values."week_of_month", new_values."weekdays" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="186dfedef71a0688bd37183c0144c9a5f0ac0ec3",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_04d41",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="activities_schedule",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(WORDS, migrations.RunSQL.noop),
        migrations.RunSQL(RELABELLED, UNDO),
    ]
