"""Keep what an activity is found by, in the transaction that changes it.

An organisation's new name and a term's new label reach their activities too.
"""

from django.db import migrations

WORDS = r"""
create function samla_activity_words() returns trigger language plpgsql as $$
declare
  kinds text;
  place text;
  organiser text;
  room text;
begin
  select string_agg(label, ' ') into kinds from taxonomy_termlabel
    where term_id = new.type_id or term_id = any (new.target_groups || new.languages);
  select concat_ws(' ', name, seat) into place from municipalities_municipality
    where code = new.municipality_id;
  select name into organiser from organisations_organisation
    where id = new.organisation_id;
  select concat_ws(' ', name, city) into room from premises_premises
    where id = new.premises_id;
  new.likeness := samla_fold(concat_ws(' ', new.title,
    (select label from taxonomy_termlabel where term_id = new.type_id and language = 'sv'),
    organiser, place, new.city));
  new.document :=
    setweight(to_tsvector('swedish', new.title), 'A')
    || setweight(to_tsvector('simple', samla_fold(new.title)), 'A')
    || setweight(to_tsvector('swedish', coalesce(kinds, '')), 'B')
    || setweight(to_tsvector('simple', samla_fold(
         concat_ws(' ', kinds, organiser, place, room, new.address, new.city))), 'B')
    || setweight(to_tsvector('swedish', new.text), 'C')
    || setweight(to_tsvector('simple', samla_fold(new.text)), 'D');
  return new;
end $$;

create trigger activity_words before insert or update
  of title, text, type_id, target_groups, languages, organisation_id,
     municipality_id, premises_id, address, city, document
  on activities_activity
  for each row execute function samla_activity_words();

create function samla_organiser_renamed() returns trigger language plpgsql as $$
begin
  update activities_activity set document = null where organisation_id = new.id;
  return null;
end $$;

create trigger organiser_renamed after update of name on organisations_organisation
  for each row when (old.name is distinct from new.name)
  execute function samla_organiser_renamed();

create function samla_type_relabelled() returns trigger language plpgsql as $$
begin
  update activities_activity set document = null where type_id = new.term_id;
  return null;
end $$;

create trigger type_relabelled after update of label on taxonomy_termlabel
  for each row when (old.label is distinct from new.label)
  execute function samla_type_relabelled();
"""

UNDO = """
drop trigger type_relabelled on taxonomy_termlabel;
drop function samla_type_relabelled();
drop trigger organiser_renamed on organisations_organisation;
drop function samla_organiser_renamed();
drop trigger activity_words on activities_activity;
drop function samla_activity_words();
"""


class Migration(migrations.Migration):
    dependencies = [("activities", "0001_initial")]
    operations = [migrations.RunSQL(WORDS, UNDO)]
