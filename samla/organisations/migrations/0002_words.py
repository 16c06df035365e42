"""Keep what an organisation is found by, in the transaction that changes it."""

from django.db import migrations

WORDS = r"""
create function samla_organisation_words() returns trigger language plpgsql as $$
declare
  kinds text;
  place text;
begin
  select string_agg(label, ' ') into kinds from taxonomy_termlabel
    where term_id = new.category_id or term_id = any (new.capabilities || new.target_groups);
  select concat_ws(' ', name, seat) into place from municipalities_municipality
    where code = new.municipality_id;
  new.likeness := samla_fold(concat_ws(' ', new.name, place));
  new.document :=
    setweight(to_tsvector('swedish', new.name), 'A')
    || setweight(to_tsvector('simple', samla_fold(new.name)), 'A')
    || setweight(to_tsvector('swedish', coalesce(kinds, '')), 'B')
    || setweight(to_tsvector('simple', samla_fold(concat_ws(' ', kinds, place))), 'B')
    || setweight(to_tsvector('swedish', new.about), 'C')
    || setweight(to_tsvector('simple', samla_fold(new.about)), 'D');
  return new;
end $$;

create trigger organisation_words before insert or update on organisations_organisation
  for each row execute function samla_organisation_words();
"""


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_initial")]
    operations = [
        migrations.RunSQL(
            WORDS,
            "drop trigger organisation_words on organisations_organisation;"
            " drop function samla_organisation_words()",
        )
    ]
