"""Functions of the database that every room's columns and searches build on.

samla_sv    sorts in Swedish order on servers that know no Swedish
samla_fold  is how people type: no capitals, no marks, one form of each Arabic letter
samla_prefix_query  asks for words that may go on: "spra caf" → spra:* & caf:*
"""

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension
from django.db import migrations

FUNCTIONS = r"""
create function samla_sv(t text) returns text language sql immutable strict parallel safe as $$
  select regexp_replace(regexp_replace(replace(replace(translate(
    regexp_replace(normalize(translate(lower(normalize(t, NFC)),
      'åäæöøœüűđðłıħ', '{||}}}yyddlih'), NFKD), '[\u0300-\u036f]', '', 'g'),
    '’''´`"()[]!?«»“”', ''), 'ß', 'ss'), 'þ', 'th'),
    '[-_/,.:;–— ]+', ' ', 'g'), '^ | $', '', 'g')
$$;

create function samla_fold(t text) returns text language sql immutable strict parallel safe as $$
  select btrim(regexp_replace(replace(replace(replace(replace(translate(
    regexp_replace(normalize(lower(t), NFKD),
      '[\u0300-\u036f\u0640\u064b-\u065f\u0670\u200c-\u200f\u202a-\u202e\u2066-\u2069]', '', 'g'),
    'øđðłıħيىكة', 'oddlihییکه'), 'ß', 'ss'), 'þ', 'th'), 'æ', 'ae'), 'œ', 'oe'),
    '\s+', ' ', 'g'))
$$;

create function samla_prefix_query(t text) returns tsquery language sql immutable strict parallel safe as $$
  select to_tsquery('simple', string_agg(word || ':*', ' & '))
  from regexp_split_to_table(
    regexp_replace(samla_fold(t), '[^[:alnum:]]+', ' ', 'g'), ' ') as word
  where word <> ''
$$;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        BtreeGistExtension(),
        TrigramExtension(),
        migrations.RunSQL(
            FUNCTIONS,
            "drop function samla_prefix_query(text); drop function samla_fold(text);"
            " drop function samla_sv(text)",
        ),
    ]
