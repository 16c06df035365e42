"""Keep what a published answer is found by, in the transaction that changes it."""

from django.db import migrations

WORDS = r"""
create function samla_faq_words() returns trigger language plpgsql as $$
declare
  named text;
begin
  select string_agg(label, ' ') into named from taxonomy_termlabel
    where term_id = any (new.kinds);
  new.likeness := samla_fold(new.question);
  new.document :=
    setweight(to_tsvector('swedish', new.question), 'A')
    || setweight(to_tsvector('simple', samla_fold(new.question)), 'A')
    || setweight(to_tsvector('simple', samla_fold(coalesce(named, ''))), 'B')
    || setweight(to_tsvector('swedish', new.answer), 'C')
    || setweight(to_tsvector('simple', samla_fold(new.answer)), 'D');
  return new;
end $$;

create trigger faq_words before insert or update
  of question, answer, kinds, document on enquiries_faq
  for each row execute function samla_faq_words();
"""


class Migration(migrations.Migration):
    dependencies = [("enquiries", "0001_initial")]
    operations = [
        migrations.RunSQL(
            WORDS,
            "drop trigger faq_words on enquiries_faq; drop function samla_faq_words()",
        )
    ]
