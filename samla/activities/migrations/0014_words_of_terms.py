"""Write what an activity is found by from words that its terms keep ready."""

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
        migrations.RunSQL(WORDS, migrations.RunSQL.noop),
        migrations.RunSQL(RELABELLED, UNDO),
    ]
