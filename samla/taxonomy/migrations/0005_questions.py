r"""What is asked of every search: words in any language, as one question in Swedish.

samla_leads   what a word or several words of any language lead to, by synonyms and labels
samla_word    one word: as it is, its stem, what it leads to, and what it is made of
samla_query   all the words: those that only join others are left out, several that mean
              something together do, and two that belong together may be written apart
"""

from django.db import migrations

QUERY = r"""
create index term_label_words on taxonomy_termlabel using gin (to_tsvector('simple', bare));

create function samla_leads(words text) returns tsquery language sql stable strict parallel safe as $$
  select string_agg('(' || q::text || ')', ' | ')::tsquery from (
    select samla_said(m) as q from (
      select regexp_split_to_table(means, '\|') as m from taxonomy_synonym
        where bare = words and means <> '*'
      union
      select sv.label from taxonomy_termlabel l
        join taxonomy_termlabel sv on sv.term_id = l.term_id and sv.language = 'sv'
        where l.bare = words and l.language <> 'sv'
    ) as meanings(m) limit 24
  ) as questions where numnode(q) > 0
$$;

create function samla_word(raw text, typed text) returns tsquery language plpgsql stable strict parallel safe as $$
declare
  found tsquery := plainto_tsquery('swedish', raw) || samla_begins(typed);
  key text := samla_bare(typed);
  more tsquery;
  head text;
  tail text;
begin
  found := found || coalesce(samla_leads(key), ''::tsquery);
  if length(key) >= 3 and key !~ '\d' then
    select string_agg('(' || samla_said(label)::text || ')', ' | ')::tsquery into more from (
      select distinct sv.label, length(l.bare) from taxonomy_termlabel l
        join taxonomy_termlabel sv on sv.term_id = l.term_id and sv.language = 'sv'
        where to_tsvector('simple', l.bare) @@ to_tsquery('simple', key || ':*')
          and l.language <> 'sv'
        order by length(l.bare), sv.label limit 8
    ) as labels(label);
    found := found || coalesce(more, ''::tsquery);
  end if;
  if length(typed) between 8 and 30 then
    for head, tail in
      select a.bare, b.bare from generate_series(3, length(typed) - 3) as cut,
        taxonomy_synonym a, taxonomy_synonym b
        where a.language = 'sv' and b.language = 'sv' and a.bare = left(typed, cut)
          and b.bare in (substr(typed, cut + 1), substr(typed, cut + 2))
          and (b.bare = substr(typed, cut + 1) or substr(typed, cut + 1, 1) = 's')
        limit 2
    loop
      found := found || (samla_begins(head)
        && (samla_begins(tail) || coalesce(samla_leads(tail), ''::tsquery)));
    end loop;
  end if;
  return found;
end $$;

create function samla_query(t text) returns tsquery language plpgsql stable strict parallel safe as $$
declare
  raws text[];
  words text[];
  bares text[];
  parts tsquery[] := '{}';
  alone int[] := '{}';
  i int := 1;
  size int;
  lead tsquery;
  joined text;
  rest tsquery;
  found tsquery;
begin
  select array_agg(raw order by n), array_agg(word order by n), array_agg(samla_bare(word) order by n)
    into raws, words, bares
  from (
    select raw, n, regexp_replace(samla_fold(raw), '[^[:alnum:]]+', '', 'g') as word
    from regexp_split_to_table(regexp_replace(lower(normalize(left(t, 400), NFC)),
      '[\u0300-\u036f\u0640\u064b-\u065f\u0670\u200c-\u200f\u202a-\u202e\u2066-\u2069]', '', 'g'),
      '[^[:alnum:]]+') with ordinality as typed(raw, n)
    where raw <> '' and length(raw) <= 80 order by n limit 8
  ) as typed where word <> '';
  while i <= coalesce(cardinality(words), 0) loop
    lead := null;
    size := least(5, cardinality(words) - i + 1);
    while size > 1 loop
      lead := samla_leads(array_to_string(bares[i:i + size - 1], ' '));
      exit when lead is not null;
      size := size - 1;
    end loop;
    if lead is not null then
      rest := samla_begins(words[i]);
      for n in i + 1 .. i + size - 1 loop
        rest := rest && samla_begins(words[n]);
      end loop;
      parts := parts || (lead || rest);
      alone := alone || 0;
    elsif samla_leads(bares[i]) is not null
      or not (ts_lexize('swedish_stem', raws[i]) = '{}'
        or ts_lexize('english_stem', raws[i]) = '{}'
        or exists (select from taxonomy_synonym where bare = bares[i] and means = '*'))
    then
      parts := parts || samla_word(raws[i], words[i]);
      alone := alone || i;
    end if;
    i := i + greatest(size, 1);
  end loop;
  if cardinality(parts) = 0 then
    for n in 1 .. coalesce(cardinality(words), 0) loop
      if not (ts_lexize('swedish_stem', raws[n]) = '{}' or ts_lexize('english_stem', raws[n]) = '{}') then
        parts := parts || samla_word(raws[n], words[n]);
        alone := alone || n;
      end if;
    end loop;
  end if;
  for n in 1 .. cardinality(parts) loop
    found := case when n = 1 then parts[n] else found && parts[n] end;
  end loop;
  for n in 1 .. cardinality(parts) - 1 loop
    if alone[n] > 0 and alone[n + 1] = alone[n] + 1 then
      joined := words[alone[n]] || words[alone[n + 1]];
      rest := samla_begins(joined) || coalesce(samla_leads(samla_bare(joined)), ''::tsquery);
      for m in 1 .. cardinality(parts) loop
        if m not in (n, n + 1) then rest := rest && parts[m]; end if;
      end loop;
      found := found || rest;
    end if;
  end loop;
  return found;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("taxonomy", "0004_synonyms")]
    operations = [
        migrations.RunSQL(
            QUERY,
            "drop function samla_query(text); drop function samla_word(text, text);"
            " drop function samla_leads(text); drop index term_label_words",
        )
    ]
