"""Keep what is in lists in a narrow table of its own, in the transaction that changes it.

samla_listed            what should stand there, for some activities or for all
samla_keep_listed       makes it so; called by the triggers, and only by them
samla_listed_wrongly    where it is not so, for whoever wants to look: always nothing

The triggers are made before the rows: making them waits for whoever writes and then
holds all others, so that nothing is changed which neither of the two sees.
"""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

import samla.taxonomy.models

# Bits of `times`: (day of the week - 1) * 4 + part of the day, of morning, afternoon,
# evening and night. They and `firsts` tell of dates that are held, from the next one on:
# they follow from the rows alone, and not from the hour at which one looks.
SHOULD = """
create function samla_few(terms varchar[]) returns varchar[]
language sql immutable as $$
  select case when cardinality(terms) <= 8 then terms
    else array(select distinct term from unnest(terms) as term order by term) end
$$;

create function samla_listed(pks bigint[]) returns setof activities_listed
language sql stable as $$
  select each.id, each.next_starts_at, each.next_ends_at, each.age_from, each.age_to,
    each.price, dates.times, each.latitude, each.longitude, each.standing, each.venue,
    samla_few(each.languages), samla_few(each.flags), samla_few(each.target_groups),
    dates.firsts, strip(coalesce(each.document, '')), each.likeness, left(each.municipality_id, 2),
    each.municipality_id, each.organisation_id, each.swedish_level_id, each.type_id
  from activities_activity as each
  join organisations_organisation as organiser on organiser.id = each.organisation_id
  cross join lateral (
    select
      coalesce(bit_or(1 << ((weekday - 1) * 4 + case when hour < 5 then 3
        when hour < 12 then 0 when hour < 17 then 1 else 2 end)), 0) as times,
      array[
        min(starts_at) filter (where weekday = 1), min(starts_at) filter (where weekday = 2),
        min(starts_at) filter (where weekday = 3), min(starts_at) filter (where weekday = 4),
        min(starts_at) filter (where weekday = 5), min(starts_at) filter (where weekday = 6),
        min(starts_at) filter (where weekday = 7)] as firsts
    from (
      select starts_at, extract(isodow from here)::int as weekday,
        extract(hour from here)::int as hour
      from activities_occurrence,
        lateral (select starts_at at time zone 'Europe/Stockholm' as here) as clock
      where activity_id = each.id and cancelled_at is null
        and starts_at >= each.next_starts_at
    ) as held
  ) as dates
  where (pks is null or each.id = any(pks))
    and each.published_at is not null and organiser.published_at is not null
    and each.standing < 2 and each.next_starts_at is not null
    and each.next_ends_at is not null
$$;

create function samla_listed_wrongly() returns table (activity_id bigint, why text)
language sql stable as $$
  select coalesce(is_there.activity_id, should.activity_id),
    case when is_there.activity_id is null then 'missing'
      when should.activity_id is null then 'should be gone' else 'other facts' end
  from activities_listed as is_there
  full join samla_listed(null) as should on should.activity_id = is_there.activity_id
  where is_there is distinct from should
$$;
"""

# Who changes an activity or its dates holds the activity; whoever shows or hides an
# organisation holds that. So a row that is new here, or of another organisation than it
# was, is written by whom nobody passes. Organisations are held before rows, as
# by those who hide them: they wait for rows, and for no activity. They are held no more
# than a foreign key holds them: so who renames one, and waits for its activities, does
# not wait for those who wait for her; who hides one waits until nobody holds it so.
KEEP = """
create function samla_hold_organisers(pks bigint[]) returns void
language plpgsql set plan_cache_mode = force_custom_plan as $$
begin
  perform from organisations_organisation where id in (
      select organisation_id from activities_activity as each
      where id = any(pks) and published_at is not null and next_ends_at is not null
        and not exists (select from activities_listed as row
          where row.activity_id = each.id
            and row.organisation_id = each.organisation_id))
    order by id for key share;
end $$;

create function samla_keep_listed(pks bigint[]) returns void
language plpgsql set plan_cache_mode = force_custom_plan as $$
begin
  if cardinality(pks) = 0 then
    return;
  end if;
  perform samla_hold_organisers(pks);
  perform from activities_listed where activity_id = any(pks)
    order by activity_id for update;
  perform samla_hold_organisers(pks);  -- of what was taken out while one waited
  with should as materialized (select * from samla_listed(pks)),
  gone as (
    delete from activities_listed
    where activity_id = any(pks) and activity_id not in (select activity_id from should)
  )
  insert into activities_listed as row select * from should
  on conflict (activity_id) do update set (SET) = (EXCLUDED)
  where row is distinct from excluded;
end $$;

create function samla_activities_made() returns trigger language plpgsql as $$
begin
  perform samla_keep_listed(array(select id from made
    where published_at is not null and next_ends_at is not null));
  return null;
end $$;

create function samla_activities_changed() returns trigger language plpgsql as $$
begin
  perform samla_keep_listed(array(
    select now_it.id from before as was join after as now_it on now_it.id = was.id
    where (was.published_at is null, was.organisation_id, was.municipality_id,
        was.standing, was.next_starts_at, was.next_ends_at, was.type_id, was.venue,
        was.languages, was.flags, was.target_groups, was.swedish_level_id, was.age_from,
        was.age_to, was.price, was.latitude, was.longitude, was.likeness, was.document)
      is distinct from
       (now_it.published_at is null, now_it.organisation_id, now_it.municipality_id,
        now_it.standing, now_it.next_starts_at, now_it.next_ends_at, now_it.type_id,
        now_it.venue, now_it.languages, now_it.flags, now_it.target_groups,
        now_it.swedish_level_id, now_it.age_from, now_it.age_to, now_it.price,
        now_it.latitude, now_it.longitude, now_it.likeness, now_it.document)));
  return null;
end $$;

create function samla_activities_gone() returns trigger language plpgsql as $$
begin
  delete from activities_listed where activity_id in (select id from gone);
  return null;
end $$;

create function samla_held_dates_of(touched bigint[]) returns void
language plpgsql set plan_cache_mode = force_custom_plan as $$
declare
  shown bigint[];
begin
  -- Also what is not shown: somebody may be about to show it.
  perform from activities_activity where id = any(touched)
    order by id for no key update;
  shown := array(select id from activities_activity
    where id = any(touched) and published_at is not null and next_ends_at is not null
    order by id);
  perform samla_keep_listed(shown);
end $$;

create function samla_dates_made() returns trigger language plpgsql as $$
begin
  perform samla_held_dates_of(array(select distinct activity_id from made));
  return null;
end $$;

create function samla_dates_changed() returns trigger language plpgsql as $$
begin
  perform samla_held_dates_of(array(
    select unnest(array[was.activity_id, now_it.activity_id])
    from before as was join after as now_it on now_it.id = was.id
    where (was.activity_id, was.starts_at, was.cancelled_at is null) is distinct from
      (now_it.activity_id, now_it.starts_at, now_it.cancelled_at is null)));
  return null;
end $$;

create function samla_dates_gone() returns trigger language plpgsql as $$
begin
  perform samla_held_dates_of(array(select distinct activity_id from gone));
  return null;
end $$;

create function samla_organisers_changed() returns trigger language plpgsql as $$
begin
  perform from organisations_organisation where id in (
      select was.id from before as was join after as now_it on now_it.id = was.id
      where (was.published_at is null) <> (now_it.published_at is null))
    order by id for update;
  perform samla_keep_listed(array(
    select each.id from before as was join after as now_it on now_it.id = was.id
    join activities_activity as each on each.organisation_id = was.id
    where (was.published_at is null) <> (now_it.published_at is null)
      and each.published_at is not null and each.next_ends_at is not null));
  return null;
end $$;

create trigger listed_activities_made after insert on activities_activity
  referencing new table as made
  for each statement execute function samla_activities_made();
create trigger listed_activities_changed after update on activities_activity
  referencing old table as before new table as after
  for each statement execute function samla_activities_changed();
create trigger listed_activities_gone after delete on activities_activity
  referencing old table as gone
  for each statement execute function samla_activities_gone();
create trigger listed_dates_made after insert on activities_occurrence
  referencing new table as made
  for each statement execute function samla_dates_made();
create trigger listed_dates_changed after update on activities_occurrence
  referencing old table as before new table as after
  for each statement execute function samla_dates_changed();
create trigger listed_dates_gone after delete on activities_occurrence
  referencing old table as gone
  for each statement execute function samla_dates_gone();
create trigger listed_organisers_changed after update on organisations_organisation
  referencing old table as before new table as after
  for each statement execute function samla_organisers_changed();
"""
COLUMNS = [
    "next_starts_at",
    "next_ends_at",
    "age_from",
    "age_to",
    "price",
    "times",
    "latitude",
    "longitude",
    "standing",
    "venue",
    "languages",
    "flags",
    "target_groups",
    "firsts",
    "document",
    "likeness",
    "county_id",
    "municipality_id",
    "organisation_id",
    "swedish_level_id",
    "type_id",
]
KEEP = KEEP.replace("SET", ", ".join(COLUMNS)).replace(
    "EXCLUDED", ", ".join(f"excluded.{name}" for name in COLUMNS)
)

UNDO = """
drop trigger listed_organisers_changed on organisations_organisation;
drop trigger listed_dates_gone on activities_occurrence;
drop trigger listed_dates_changed on activities_occurrence;
drop trigger listed_dates_made on activities_occurrence;
drop trigger listed_activities_gone on activities_activity;
drop trigger listed_activities_changed on activities_activity;
drop trigger listed_activities_made on activities_activity;
drop function samla_organisers_changed();
drop function samla_dates_gone();
drop function samla_dates_changed();
drop function samla_dates_made();
drop function samla_held_dates_of(bigint[]);
drop function samla_activities_gone();
drop function samla_activities_changed();
drop function samla_activities_made();
drop function samla_keep_listed(bigint[]);
drop function samla_hold_organisers(bigint[]);
"""
UNSAID = """
drop function samla_listed_wrongly();
drop function samla_listed(bigint[]);
drop function samla_few(varchar[]);
"""
# In the order in which they are read; the indexes are made after them.
FILL = """
insert into activities_listed
select * from samla_listed(null) order by standing, next_starts_at, activity_id
"""


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0012_called_off"),
        ("municipalities", "0006_missed_searches"),
        ("organisations", "0009_translations"),
        ("taxonomy", "0005_questions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Listed",
            fields=[
                (
                    "activity",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="listed",
                        serialize=False,
                        to="activities.activity",
                    ),
                ),
                ("next_starts_at", models.DateTimeField()),
                ("next_ends_at", models.DateTimeField()),
                ("age_from", models.PositiveSmallIntegerField(null=True)),
                ("age_to", models.PositiveSmallIntegerField(null=True)),
                ("price", models.PositiveIntegerField()),
                ("times", models.PositiveIntegerField()),
                ("latitude", models.FloatField(null=True)),
                ("longitude", models.FloatField(null=True)),
                (
                    "standing",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "Fresh"), (1, "Old"), (2, "Not shown in lists")]
                    ),
                ),
                (
                    "venue",
                    models.CharField(
                        choices=[
                            ("premises", "In a room that is in Samla"),
                            ("address", "At an address"),
                            ("online", "Online"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "languages",
                    samla.taxonomy.models.TermsField(
                        blank=True,
                        default=samla.taxonomy.models._nothing,
                        list="language",
                        size=None,
                    ),
                ),
                (
                    "flags",
                    samla.taxonomy.models.TermsField(
                        blank=True,
                        default=samla.taxonomy.models._nothing,
                        list="access_flag",
                        size=None,
                    ),
                ),
                (
                    "target_groups",
                    samla.taxonomy.models.TermsField(
                        blank=True,
                        default=samla.taxonomy.models._nothing,
                        list="target_group",
                        size=None,
                    ),
                ),
                (
                    "firsts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.DateTimeField(null=True), size=7
                    ),
                ),
                ("document", django.contrib.postgres.search.SearchVectorField()),
                ("likeness", models.TextField()),
                (
                    "county",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="municipalities.county",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="municipalities.municipality",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "swedish_level",
                    samla.taxonomy.models.TermField(
                        db_constraint=False,
                        db_index=False,
                        list="swedish_level",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="taxonomy.term",
                    ),
                ),
                (
                    "type",
                    samla.taxonomy.models.TermField(
                        db_constraint=False,
                        db_index=False,
                        list="activity_type",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="taxonomy.term",
                    ),
                ),
            ],
            options={
                "ordering": ["standing", "next_starts_at", "pk"],
                "indexes": [
                    models.Index(
                        fields=["standing", "next_starts_at", "activity"],
                        include=(
                            "next_ends_at",
                            "municipality",
                            "county",
                            "type",
                            "languages",
                            "flags",
                            "target_groups",
                            "swedish_level",
                            "price",
                            "venue",
                            "times",
                            "latitude",
                            "longitude",
                        ),
                        name="listed_soonest",
                    ),
                    models.Index(
                        fields=[
                            "municipality",
                            "standing",
                            "next_starts_at",
                            "activity",
                        ],
                        include=(
                            "next_ends_at",
                            "county",
                            "type",
                            "languages",
                            "flags",
                            "target_groups",
                            "swedish_level",
                            "price",
                            "venue",
                            "times",
                            "latitude",
                            "longitude",
                            "firsts",
                        ),
                        name="listed_soonest_in_place",
                    ),
                    models.Index(
                        fields=["county", "standing", "next_starts_at", "activity"],
                        name="listed_soonest_in_county",
                    ),
                    models.Index(
                        fields=["type", "standing", "next_starts_at", "activity"],
                        name="listed_soonest_of_type",
                    ),
                    models.Index(
                        fields=["organisation"], name="listed_of_organisation"
                    ),
                    models.Index(
                        models.F("standing"),
                        models.F("firsts__0"),
                        models.F("activity"),
                        condition=models.Q(("firsts__0__isnull", False)),
                        name="listed_first_on_1",
                    ),
                    models.Index(
                        models.F("standing"),
                        models.F("firsts__1"),
                        models.F("activity"),
                        condition=models.Q(("firsts__1__isnull", False)),
                        name="listed_first_on_2",
                    ),
                    models.Index(
                        models.F("standing"),
                        models.F("firsts__2"),
                        models.F("activity"),
                        condition=models.Q(("firsts__2__isnull", False)),
                        name="listed_first_on_3",
                    ),
                    models.Index(
                        models.F("standing"),
                        models.F("firsts__3"),
                        models.F("activity"),
                        condition=models.Q(("firsts__3__isnull", False)),
                        name="listed_first_on_4",
                    ),
                    models.Index(
                        models.F("standing"),
                        models.F("firsts__4"),
                        models.F("activity"),
                        condition=models.Q(("firsts__4__isnull", False)),
                        name="listed_first_on_5",
                    ),
                    models.Index(
                        models.F("standing"),
                        models.F("firsts__5"),
                        models.F("activity"),
                        condition=models.Q(("firsts__5__isnull", False)),
                        name="listed_first_on_6",
                    ),
                    models.Index(
                        models.F("standing"),
                        models.F("firsts__6"),
                        models.F("activity"),
                        condition=models.Q(("firsts__6__isnull", False)),
                        name="listed_first_on_7",
                    ),
                    django.contrib.postgres.indexes.GistIndex(
                        fields=["latitude", "longitude"], name="listed_where"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=False, fields=["document"], name="listed_document"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            models.F("likeness"), name="gin_trgm_ops"
                        ),
                        fastupdate=False,
                        name="listed_likeness",
                    ),
                ],
            },
        ),
        migrations.RunSQL(SHOULD, UNSAID),
        migrations.RunSQL(KEEP, UNDO),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
