"""Keep what a term is found by beside it, so that no entry puts it together again.

samla_fold       as before, and many times quicker where Latin letters are all there is
samla_all_words  what several terms are found by, together
"""

import django.contrib.postgres.search
from django.db import migrations

# Small letters with their marks, and what is left of them without.
LATIN = "åäöéèêëáàâãíìîïóòôõúùûüýÿñçøđðłı", "aaoeeeeaaaaiiiioooouuuuyyncoddli"

FOLD = r"""
create or replace function samla_fold(t text) returns text
language plpgsql immutable strict parallel safe as $$
declare
  bare text := translate(lower(t), 'MARKED', 'BARE');
begin
  -- Nothing that needs to be taken apart is left where each letter is one byte.
  if octet_length(bare) = length(bare) then
    if bare ~ '\s\s|[^\S ]' then
      bare := regexp_replace(bare, '\s+', ' ', 'g');
    end if;
    return btrim(bare);
  end if;
  return btrim(regexp_replace(replace(replace(replace(replace(translate(
    regexp_replace(normalize(lower(t), NFKD),
      '[\u0300-\u036f\u0640\u064b-\u065f\u0670\u200c-\u200f\u202a-\u202e\u2066-\u2069]', '', 'g'),
    'øđðłıħيىكةٱےہھەሐሑሒሓሔሕሖኀኁኂኃኄኅኆሠሡሢሣሤሥሦዐዑዒዓዔዕዖፀፁፂፃፄፅፆ',
    'oddlihییکهایهههሀሁሂሃሄህሆሀሁሂሃሄህሆሰሱሲሳሴስሶአኡኢኣኤእኦጸጹጺጻጼጽጾ'),
    'ß', 'ss'), 'þ', 'th'), 'æ', 'ae'), 'œ', 'oe'),
    '\s+', ' ', 'g'));
end $$;
""".replace("MARKED", LATIN[0]).replace("BARE", LATIN[1])

WORDS = """
create aggregate samla_all_words(tsvector)
  (sfunc = tsvector_concat, stype = tsvector, initcond = '');

create function samla_words_of_terms(pks varchar[]) returns void language sql as $$
  update taxonomy_term as term set words =
    setweight(to_tsvector('swedish', labels), 'B')
    || setweight(to_tsvector('simple', samla_fold(labels)), 'B')
  from (
    select each.id, coalesce(string_agg(label, ' ' order by language), '') as labels
    from taxonomy_term as each
    left join taxonomy_termlabel on term_id = each.id
    where each.id = any(pks) group by each.id
  ) as told
  where told.id = term.id
$$;

create function samla_labels_made() returns trigger language plpgsql as $$
begin
  perform samla_words_of_terms(array(select distinct term_id from made));
  return null;
end $$;

create function samla_labels_changed() returns trigger language plpgsql as $$
begin
  perform samla_words_of_terms(array(
    select term_id from before union select term_id from after));
  return null;
end $$;

create function samla_labels_gone() returns trigger language plpgsql as $$
begin
  perform samla_words_of_terms(array(select distinct term_id from gone));
  return null;
end $$;

create trigger labels_made after insert on taxonomy_termlabel
  referencing new table as made
  for each statement execute function samla_labels_made();
create trigger labels_changed after update on taxonomy_termlabel
  referencing old table as before new table as after
  for each statement execute function samla_labels_changed();
create trigger labels_gone after delete on taxonomy_termlabel
  referencing old table as gone
  for each statement execute function samla_labels_gone();

select samla_words_of_terms(array(select id from taxonomy_term));
"""
UNDO = """
drop trigger labels_gone on taxonomy_termlabel;
drop trigger labels_changed on taxonomy_termlabel;
drop trigger labels_made on taxonomy_termlabel;
drop function samla_labels_gone();
drop function samla_labels_changed();
drop function samla_labels_made();
drop function samla_words_of_terms(varchar[]);
drop aggregate samla_all_words(tsvector);
"""


class Migration(migrations.Migration):
    dependencies = [("taxonomy", "0005_questions")]
    operations = [
        migrations.AddField(
            model_name="term",
            name="words",
            field=django.contrib.postgres.search.SearchVectorField(
                default="", editable=False
            ),
        ),
        migrations.RunSQL(FOLD, migrations.RunSQL.noop),
        migrations.RunSQL(WORDS, UNDO),
    ]
