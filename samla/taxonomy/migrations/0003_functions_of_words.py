"""How what is typed becomes what is looked for.

samla_fold   also takes the letters of Ethiopic that sound alike for one, and alef wasla
samla_bare   is a folded word as it is looked up: without the Arabic article; columns are made
             of it, so it finds samla_fold also while a copy is restored without a path
samla_said   asks for Swedish words, by stem or by how they begin
samla_begins asks for one folded word, by its stem or as it begins
"""

from django.db import migrations

FOLD = r"""
create or replace function samla_fold(t text) returns text language sql immutable strict parallel safe as $$
  select btrim(regexp_replace(replace(replace(replace(replace(translate(
    regexp_replace(normalize(lower(t), NFKD),
      '[\u0300-\u036f\u0640\u064b-\u065f\u0670\u200c-\u200f\u202a-\u202e\u2066-\u2069]', '', 'g'),
    'øđðłıħيىكةٱےہھەሐሑሒሓሔሕሖኀኁኂኃኄኅኆሠሡሢሣሤሥሦዐዑዒዓዔዕዖፀፁፂፃፄፅፆ',
    'oddlihییکهایهههሀሁሂሃሄህሆሀሁሂሃሄህሆሰሱሲሳሴስሶአኡኢኣኤእኦጸጹጺጻጼጽጾ'),
    'ß', 'ss'), 'þ', 'th'), 'æ', 'ae'), 'œ', 'oe'),
    '\s+', ' ', 'g'))
$$;
"""

# What is kept already is folded anew where the new rule tells otherwise.
ANEW = """
do $$ begin
  if to_regclass('municipalities_placename') is not null then
    update municipalities_placename set name = name where name ~ '[ሐ-ሖኀ-ኆሠ-ሦዐ-ዖፀ-ፆٱےہھە]';
  end if;
end $$;
"""

WORDS = r"""
create function samla_bare(t text) returns text language sql immutable strict parallel safe
  set search_path from current as $$
  select btrim(regexp_replace(regexp_replace(samla_fold(t), '[^[:alnum:]]+', ' ', 'g'),
    '(^| )(?:و?(?:ال|بال|کال)|و?لل)(?=[ء-یپچژکگ]{3})', '\1', 'g'))
$$;

create function samla_said(t text) returns tsquery language sql immutable strict parallel safe as $$
  select plainto_tsquery('swedish', t) || coalesce(samla_prefix_query(t), ''::tsquery)
$$;

create function samla_begins(word text) returns tsquery language sql immutable strict parallel safe as $$
  select to_tsquery('simple', case
    when length(word) = 1 then word
    when length(stem) >= 5 and word like stem || '%' then stem || ':*'
    else word || ':*' end)
  from (select coalesce((ts_lexize('swedish_stem', word))[1], '')) as lexemes(stem)
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("taxonomy", "0002_terms")]
    operations = [
        migrations.RunSQL(FOLD, migrations.RunSQL.noop),
        migrations.RunSQL(ANEW, migrations.RunSQL.noop),
        migrations.RunSQL(
            WORDS,
            "drop function samla_begins(text); drop function samla_said(text);"
            " drop function samla_bare(text)",
        ),
    ]
