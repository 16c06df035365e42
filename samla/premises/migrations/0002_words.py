"""Keep what premises are found by, in the transaction that changes them."""

from django.db import migrations

WORDS = r"""
create function samla_premises_words() returns trigger language plpgsql as $$
declare
  kinds text;
  place text;
  owner text;
begin
  select string_agg(label, ' ') into kinds from taxonomy_termlabel
    where term_id = new.kind_id or term_id = any (new.equipment);
  select concat_ws(' ', name, seat) into place from municipalities_municipality
    where code = new.municipality_id;
  select name into owner from organisations_organisation
    where id = new.owner_organisation_id;
  new.likeness := samla_fold(concat_ws(' ', new.name, place, new.city));
  new.document :=
    setweight(to_tsvector('swedish', new.name), 'A')
    || setweight(to_tsvector('simple', samla_fold(new.name)), 'A')
    || setweight(to_tsvector('swedish', coalesce(kinds, '')), 'B')
    || setweight(to_tsvector('simple', samla_fold(
         concat_ws(' ', kinds, place, owner, new.address, new.city))), 'B')
    || setweight(to_tsvector('swedish', new.about), 'C')
    || setweight(to_tsvector('simple', samla_fold(new.about)), 'D');
  return new;
end $$;

create trigger premises_words before insert or update on premises_premises
  for each row execute function samla_premises_words();
"""


class Migration(migrations.Migration):
    dependencies = [("premises", "0001_initial")]
    operations = [
        migrations.RunSQL(
            WORDS,
            "drop trigger premises_words on premises_premises;"
            " drop function samla_premises_words()",
        )
    ]
