"""Where a room is on the map: kept by the database, and told exactly by its owner."""

import django.core.validators
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

# A room is where its exact place or its town is, also when names get other places: then
# those are looked at that a touched name or seat may tell of, and no others.
PLACED = """
create function samla_place_premises() returns trigger language plpgsql as $$
declare
  point double precision[] :=
    samla_place(new.exact_place, new.city, new.municipality_id);
begin
  new.latitude := point[1];
  new.longitude := point[2];
  return new;
end $$;

create trigger premises_are_where_they_are_told_to_be
before insert or update of exact_place, city, municipality_id, latitude, longitude
on premises_premises for each row execute function samla_place_premises();

create function samla_names_of_premises() returns trigger language plpgsql as $$
begin
  update premises_premises set city = city
  where exact_place = ''
    and municipality_id = any(array(select municipality_id from touched))
    and (municipality_id, samla_fold(city)) in (
      select municipality_id, folded from touched)
    and array[latitude, longitude]
      is distinct from samla_place('', city, municipality_id);
  return null;
end $$;

create function samla_seats_of_premises() returns trigger language plpgsql as $$
begin
  update premises_premises set city = city
  where exact_place = ''
    and municipality_id = any(array(
      select code from before join after using (code)
      where (before.latitude, before.longitude)
        is distinct from (after.latitude, after.longitude)))
    and array[latitude, longitude]
      is distinct from samla_place('', city, municipality_id);
  return null;
end $$;

create trigger premises_follow_new_names
after insert on municipalities_placename referencing new table as touched
for each statement execute function samla_names_of_premises();

create trigger premises_follow_changed_names
after update on municipalities_placename referencing new table as touched
for each statement execute function samla_names_of_premises();

create trigger premises_follow_former_names
after update on municipalities_placename referencing old table as touched
for each statement execute function samla_names_of_premises();

create trigger premises_follow_lost_names
after delete on municipalities_placename referencing old table as touched
for each statement execute function samla_names_of_premises();

create trigger premises_follow_seats
after update on municipalities_municipality
referencing old table as before new table as after
for each statement execute function samla_seats_of_premises();

update premises_premises set city = city;
"""
NOT_PLACED = """
drop trigger premises_follow_seats on municipalities_municipality;
drop trigger premises_follow_lost_names on municipalities_placename;
drop trigger premises_follow_former_names on municipalities_placename;
drop trigger premises_follow_changed_names on municipalities_placename;
drop trigger premises_follow_new_names on municipalities_placename;
drop trigger premises_are_where_they_are_told_to_be on premises_premises;
drop function samla_seats_of_premises();
drop function samla_names_of_premises();
drop function samla_place_premises();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("municipalities", "0007_places"),
        ("organisations", "0009_translations"),
        ("premises", "0009_translations"),
        ("taxonomy", "0005_questions"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="premises",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="premises",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="premises",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="premises",
            name="exact_place",
            field=models.CharField(
                blank=True,
                max_length=20,
                validators=[
                    django.core.validators.RegexValidator(
                        "^[0-9]{2}\\.[0-9]{5}, [0-9]{2}\\.[0-9]{5}\\Z"
                    )
                ],
                verbose_name="Exact place",
            ),
        ),
        migrations.AddField(
            model_name="premises",
            name="latitude",
            field=models.FloatField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="premises",
            name="longitude",
            field=models.FloatField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="premisesevent",
            name="exact_place",
            field=models.CharField(
                blank=True,
                max_length=20,
                validators=[
                    django.core.validators.RegexValidator(
                        "^[0-9]{2}\\.[0-9]{5}, [0-9]{2}\\.[0-9]{5}\\Z"
                    )
                ],
                verbose_name="Exact place",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="premises",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "premises_premisesevent" ("about", "accessible_parking", "accessible_toilet", "address", "approved_at", "city", "closed_in_school_breaks", "closed_on_public_holidays", "confirmed_at", "confirmed_by", "door_width_cm", "email", "equipment", "exact_place", "hearing_loop", "id", "is_example", "kind_id", "lift", "most_persons", "municipality_id", "name", "owner_municipality_id", "owner_organisation_id", "paused_until_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "published_at", "rules", "seats", "square_metres", "step_free", "taken_down_at", "text_language_id", "turnaround_minutes", "way_in") VALUES (NEW."about", NEW."accessible_parking", NEW."accessible_toilet", NEW."address", NEW."approved_at", NEW."city", NEW."closed_in_school_breaks", NEW."closed_on_public_holidays", NEW."confirmed_at", NEW."confirmed_by", NEW."door_width_cm", NEW."email", NEW."equipment", NEW."exact_place", NEW."hearing_loop", NEW."id", NEW."is_example", NEW."kind_id", NEW."lift", NEW."most_persons", NEW."municipality_id", NEW."name", NEW."owner_municipality_id", NEW."owner_organisation_id", NEW."paused_until_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."postcode", NEW."published_at", NEW."rules", NEW."seats", NEW."square_metres", NEW."step_free", NEW."taken_down_at", NEW."text_language_id", NEW."turnaround_minutes", NEW."way_in"); RETURN NULL;',
                    hash="b0989e46dc7dbf9116a10cfeac91572bfaaa7935",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3e4a5",
                    table="premises_premises",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="premises",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."about" IS DISTINCT FROM (NEW."about") OR OLD."accessible_parking" IS DISTINCT FROM (NEW."accessible_parking") OR OLD."accessible_toilet" IS DISTINCT FROM (NEW."accessible_toilet") OR OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."approved_at" IS DISTINCT FROM (NEW."approved_at") OR OLD."city" IS DISTINCT FROM (NEW."city") OR OLD."closed_in_school_breaks" IS DISTINCT FROM (NEW."closed_in_school_breaks") OR OLD."closed_on_public_holidays" IS DISTINCT FROM (NEW."closed_on_public_holidays") OR OLD."confirmed_at" IS DISTINCT FROM (NEW."confirmed_at") OR OLD."confirmed_by" IS DISTINCT FROM (NEW."confirmed_by") OR OLD."door_width_cm" IS DISTINCT FROM (NEW."door_width_cm") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."equipment" IS DISTINCT FROM (NEW."equipment") OR OLD."exact_place" IS DISTINCT FROM (NEW."exact_place") OR OLD."hearing_loop" IS DISTINCT FROM (NEW."hearing_loop") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_example" IS DISTINCT FROM (NEW."is_example") OR OLD."kind_id" IS DISTINCT FROM (NEW."kind_id") OR OLD."lift" IS DISTINCT FROM (NEW."lift") OR OLD."most_persons" IS DISTINCT FROM (NEW."most_persons") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."owner_municipality_id" IS DISTINCT FROM (NEW."owner_municipality_id") OR OLD."owner_organisation_id" IS DISTINCT FROM (NEW."owner_organisation_id") OR OLD."paused_until_on" IS DISTINCT FROM (NEW."paused_until_on") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."postcode" IS DISTINCT FROM (NEW."postcode") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."rules" IS DISTINCT FROM (NEW."rules") OR OLD."seats" IS DISTINCT FROM (NEW."seats") OR OLD."square_metres" IS DISTINCT FROM (NEW."square_metres") OR OLD."step_free" IS DISTINCT FROM (NEW."step_free") OR OLD."taken_down_at" IS DISTINCT FROM (NEW."taken_down_at") OR OLD."text_language_id" IS DISTINCT FROM (NEW."text_language_id") OR OLD."turnaround_minutes" IS DISTINCT FROM (NEW."turnaround_minutes") OR OLD."way_in" IS DISTINCT FROM (NEW."way_in"))',
                    func='INSERT INTO "premises_premisesevent" ("about", "accessible_parking", "accessible_toilet", "address", "approved_at", "city", "closed_in_school_breaks", "closed_on_public_holidays", "confirmed_at", "confirmed_by", "door_width_cm", "email", "equipment", "exact_place", "hearing_loop", "id", "is_example", "kind_id", "lift", "most_persons", "municipality_id", "name", "owner_municipality_id", "owner_organisation_id", "paused_until_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "published_at", "rules", "seats", "square_metres", "step_free", "taken_down_at", "text_language_id", "turnaround_minutes", "way_in") VALUES (NEW."about", NEW."accessible_parking", NEW."accessible_toilet", NEW."address", NEW."approved_at", NEW."city", NEW."closed_in_school_breaks", NEW."closed_on_public_holidays", NEW."confirmed_at", NEW."confirmed_by", NEW."door_width_cm", NEW."email", NEW."equipment", NEW."exact_place", NEW."hearing_loop", NEW."id", NEW."is_example", NEW."kind_id", NEW."lift", NEW."most_persons", NEW."municipality_id", NEW."name", NEW."owner_municipality_id", NEW."owner_organisation_id", NEW."paused_until_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."postcode", NEW."published_at", NEW."rules", NEW."seats", NEW."square_metres", NEW."step_free", NEW."taken_down_at", NEW."text_language_id", NEW."turnaround_minutes", NEW."way_in"); RETURN NULL;',
                    hash="77c6bd0930da02aa051d261269cd7094bde44288",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7d9de",
                    table="premises_premises",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="premises",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "premises_premisesevent" ("about", "accessible_parking", "accessible_toilet", "address", "approved_at", "city", "closed_in_school_breaks", "closed_on_public_holidays", "confirmed_at", "confirmed_by", "door_width_cm", "email", "equipment", "exact_place", "hearing_loop", "id", "is_example", "kind_id", "lift", "most_persons", "municipality_id", "name", "owner_municipality_id", "owner_organisation_id", "paused_until_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "published_at", "rules", "seats", "square_metres", "step_free", "taken_down_at", "text_language_id", "turnaround_minutes", "way_in") VALUES (OLD."about", OLD."accessible_parking", OLD."accessible_toilet", OLD."address", OLD."approved_at", OLD."city", OLD."closed_in_school_breaks", OLD."closed_on_public_holidays", OLD."confirmed_at", OLD."confirmed_by", OLD."door_width_cm", OLD."email", OLD."equipment", OLD."exact_place", OLD."hearing_loop", OLD."id", OLD."is_example", OLD."kind_id", OLD."lift", OLD."most_persons", OLD."municipality_id", OLD."name", OLD."owner_municipality_id", OLD."owner_organisation_id", OLD."paused_until_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."postcode", OLD."published_at", OLD."rules", OLD."seats", OLD."square_metres", OLD."step_free", OLD."taken_down_at", OLD."text_language_id", OLD."turnaround_minutes", OLD."way_in"); RETURN NULL;',
                    hash="865457d7aa29e2836dd116930856ea187cd046fd",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_16c01",
                    table="premises_premises",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="premises",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("latitude", None), ("longitude", None)),
                    models.Q(
                        ("latitude__isnull", False),
                        ("longitude__isnull", False),
                        ("latitude__range", (54, 70)),
                        ("longitude__range", (10, 25)),
                    ),
                    _connector="OR",
                ),
                name="premises_is_in_sweden_or_nowhere",
            ),
        ),
        migrations.AddConstraint(
            model_name="premises",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("exact_place", ""),
                    (
                        "exact_place__regex",
                        "^[0-9]{2}\\.[0-9]{5}, [0-9]{2}\\.[0-9]{5}\\Z",
                    ),
                    _connector="OR",
                ),
                name="premises_exact_place_is_a_point",
            ),
        ),
        migrations.RunSQL(PLACED, NOT_PLACED),
    ]
