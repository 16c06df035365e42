"""Where an activity is on the map: kept by the database, as its room or its town."""

import django.core.validators
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

# What is online is nowhere. What is in a room is where the room is, also when the room
# is told to be elsewhere; the rest is where its exact place or its town is. So is what is
# in a room of which nobody knows where it is.
#
# Who ties an activity to a room holds the room, so that nobody moves it meanwhile without
# seeing the activity. Names and seats move whom they may tell of, and no others.
PLACED = """
create function samla_place_activity() returns trigger language plpgsql as $$
declare
  point double precision[];
begin
  if new.venue = 'premises' and new.exact_place = '' then
    if tg_op = 'INSERT' or (old.venue, old.premises_id, old.exact_place)
        is distinct from (new.venue, new.premises_id, new.exact_place) then
      perform from premises_premises where id = new.premises_id for share;
    end if;
    select array[latitude, longitude] from premises_premises
    where id = new.premises_id and latitude is not null into point;
  end if;
  if new.venue <> 'online' then
    point := coalesce(
      point, samla_place(new.exact_place, new.city, new.municipality_id));
  end if;
  new.latitude := point[1];
  new.longitude := point[2];
  return new;
end $$;

create trigger activities_are_where_they_are_told_to_be
before insert or update of
  venue, premises_id, exact_place, city, municipality_id, latitude, longitude
on activities_activity for each row execute function samla_place_activity();

create function samla_place_follows_room() returns trigger language plpgsql as $$
begin
  update activities_activity set latitude = new.latitude
  where premises_id = new.id and venue = 'premises' and exact_place = '';
  return null;
end $$;

create trigger activities_follow_their_room
after update on premises_premises for each row
when ((old.latitude, old.longitude) is distinct from (new.latitude, new.longitude))
execute function samla_place_follows_room();

create function samla_has_place(venue text, room bigint) returns boolean
language sql stable as $$
  select venue = 'premises' and exists (
    select from premises_premises where id = room and latitude is not null)
$$;

create function samla_names_of_activities() returns trigger language plpgsql as $$
begin
  update activities_activity set city = city
  where exact_place = '' and venue <> 'online'
    and municipality_id = any(array(select municipality_id from touched))
    and (municipality_id, samla_fold(city)) in (
      select municipality_id, folded from touched)
    and array[latitude, longitude]
      is distinct from samla_place('', city, municipality_id)
    and not samla_has_place(venue, premises_id);
  return null;
end $$;

create function samla_seats_of_activities() returns trigger language plpgsql as $$
begin
  update activities_activity set city = city
  where exact_place = '' and venue <> 'online'
    and municipality_id = any(array(
      select code from before join after using (code)
      where (before.latitude, before.longitude)
        is distinct from (after.latitude, after.longitude)))
    and array[latitude, longitude]
      is distinct from samla_place('', city, municipality_id)
    and not samla_has_place(venue, premises_id);
  return null;
end $$;

create trigger activities_follow_new_names
after insert on municipalities_placename referencing new table as touched
for each statement execute function samla_names_of_activities();

create trigger activities_follow_changed_names
after update on municipalities_placename referencing new table as touched
for each statement execute function samla_names_of_activities();

create trigger activities_follow_former_names
after update on municipalities_placename referencing old table as touched
for each statement execute function samla_names_of_activities();

create trigger activities_follow_lost_names
after delete on municipalities_placename referencing old table as touched
for each statement execute function samla_names_of_activities();

create trigger activities_follow_seats
after update on municipalities_municipality
referencing old table as before new table as after
for each statement execute function samla_seats_of_activities();

create function samla_placed_wrongly() returns setof bigint language sql stable as $$
  select each.id from activities_activity as each
  left join premises_premises as room
    on room.id = each.premises_id and samla_has_place(each.venue, each.premises_id)
  where array[each.latitude, each.longitude] is distinct from case
    when each.venue = 'online' then array[null, null]::double precision[]
    when each.exact_place = '' and room.id is not null
      then array[room.latitude, room.longitude]
    else coalesce(samla_place(each.exact_place, each.city, each.municipality_id),
      array[null, null]::double precision[]) end
$$;

update activities_activity set city = city;
"""
NOT_PLACED = """
drop function samla_placed_wrongly();
drop trigger activities_follow_seats on municipalities_municipality;
drop trigger activities_follow_lost_names on municipalities_placename;
drop trigger activities_follow_former_names on municipalities_placename;
drop trigger activities_follow_changed_names on municipalities_placename;
drop trigger activities_follow_new_names on municipalities_placename;
drop trigger activities_follow_their_room on premises_premises;
drop trigger activities_are_where_they_are_told_to_be on activities_activity;
drop function samla_seats_of_activities();
drop function samla_names_of_activities();
drop function samla_has_place(text, bigint);
drop function samla_place_follows_room();
drop function samla_place_activity();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0010_theme"),
        ("bookings", "0005_wished_rooms_stay"),
        ("municipalities", "0007_places"),
        ("organisations", "0009_translations"),
        ("premises", "0010_places"),
        ("taxonomy", "0005_questions"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="activity",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="activity",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="activity",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="activity",
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
            model_name="activity",
            name="latitude",
            field=models.FloatField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="activity",
            name="longitude",
            field=models.FloatField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="activityevent",
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
            model_name="activity",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_activityevent" ("address", "age_from", "age_to", "approved_at", "booking_id", "city", "confirmed_at", "confirmed_by", "created_at", "email", "exact_place", "flags", "id", "is_example", "languages", "municipality_id", "online_url", "organisation_id", "paused_until_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "premises_id", "price", "price_note", "published_at", "signup_id", "swedish_level_id", "taken_down_at", "target_groups", "text", "text_language_id", "theme_id", "title", "type_id", "unpublished_at", "venue", "way_in") VALUES (NEW."address", NEW."age_from", NEW."age_to", NEW."approved_at", NEW."booking_id", NEW."city", NEW."confirmed_at", NEW."confirmed_by", NEW."created_at", NEW."email", NEW."exact_place", NEW."flags", NEW."id", NEW."is_example", NEW."languages", NEW."municipality_id", NEW."online_url", NEW."organisation_id", NEW."paused_until_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."postcode", NEW."premises_id", NEW."price", NEW."price_note", NEW."published_at", NEW."signup_id", NEW."swedish_level_id", NEW."taken_down_at", NEW."target_groups", NEW."text", NEW."text_language_id", NEW."theme_id", NEW."title", NEW."type_id", NEW."unpublished_at", NEW."venue", NEW."way_in"); RETURN NULL;',
                    hash="f69a6cf192016867664a29aec1d60749c8bd604b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6de9c",
                    table="activities_activity",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="activity",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."age_from" IS DISTINCT FROM (NEW."age_from") OR OLD."age_to" IS DISTINCT FROM (NEW."age_to") OR OLD."approved_at" IS DISTINCT FROM (NEW."approved_at") OR OLD."booking_id" IS DISTINCT FROM (NEW."booking_id") OR OLD."city" IS DISTINCT FROM (NEW."city") OR OLD."confirmed_at" IS DISTINCT FROM (NEW."confirmed_at") OR OLD."confirmed_by" IS DISTINCT FROM (NEW."confirmed_by") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."exact_place" IS DISTINCT FROM (NEW."exact_place") OR OLD."flags" IS DISTINCT FROM (NEW."flags") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_example" IS DISTINCT FROM (NEW."is_example") OR OLD."languages" IS DISTINCT FROM (NEW."languages") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."online_url" IS DISTINCT FROM (NEW."online_url") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."paused_until_on" IS DISTINCT FROM (NEW."paused_until_on") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."postcode" IS DISTINCT FROM (NEW."postcode") OR OLD."premises_id" IS DISTINCT FROM (NEW."premises_id") OR OLD."price" IS DISTINCT FROM (NEW."price") OR OLD."price_note" IS DISTINCT FROM (NEW."price_note") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."signup_id" IS DISTINCT FROM (NEW."signup_id") OR OLD."swedish_level_id" IS DISTINCT FROM (NEW."swedish_level_id") OR OLD."taken_down_at" IS DISTINCT FROM (NEW."taken_down_at") OR OLD."target_groups" IS DISTINCT FROM (NEW."target_groups") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."text_language_id" IS DISTINCT FROM (NEW."text_language_id") OR OLD."theme_id" IS DISTINCT FROM (NEW."theme_id") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."type_id" IS DISTINCT FROM (NEW."type_id") OR OLD."unpublished_at" IS DISTINCT FROM (NEW."unpublished_at") OR OLD."venue" IS DISTINCT FROM (NEW."venue") OR OLD."way_in" IS DISTINCT FROM (NEW."way_in"))',
                    func='INSERT INTO "activities_activityevent" ("address", "age_from", "age_to", "approved_at", "booking_id", "city", "confirmed_at", "confirmed_by", "created_at", "email", "exact_place", "flags", "id", "is_example", "languages", "municipality_id", "online_url", "organisation_id", "paused_until_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "premises_id", "price", "price_note", "published_at", "signup_id", "swedish_level_id", "taken_down_at", "target_groups", "text", "text_language_id", "theme_id", "title", "type_id", "unpublished_at", "venue", "way_in") VALUES (NEW."address", NEW."age_from", NEW."age_to", NEW."approved_at", NEW."booking_id", NEW."city", NEW."confirmed_at", NEW."confirmed_by", NEW."created_at", NEW."email", NEW."exact_place", NEW."flags", NEW."id", NEW."is_example", NEW."languages", NEW."municipality_id", NEW."online_url", NEW."organisation_id", NEW."paused_until_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."postcode", NEW."premises_id", NEW."price", NEW."price_note", NEW."published_at", NEW."signup_id", NEW."swedish_level_id", NEW."taken_down_at", NEW."target_groups", NEW."text", NEW."text_language_id", NEW."theme_id", NEW."title", NEW."type_id", NEW."unpublished_at", NEW."venue", NEW."way_in"); RETURN NULL;',
                    hash="34bab0787a3db409d801635b2a51bf805e00c698",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a56a1",
                    table="activities_activity",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="activity",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_activityevent" ("address", "age_from", "age_to", "approved_at", "booking_id", "city", "confirmed_at", "confirmed_by", "created_at", "email", "exact_place", "flags", "id", "is_example", "languages", "municipality_id", "online_url", "organisation_id", "paused_until_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "premises_id", "price", "price_note", "published_at", "signup_id", "swedish_level_id", "taken_down_at", "target_groups", "text", "text_language_id", "theme_id", "title", "type_id", "unpublished_at", "venue", "way_in") VALUES (OLD."address", OLD."age_from", OLD."age_to", OLD."approved_at", OLD."booking_id", OLD."city", OLD."confirmed_at", OLD."confirmed_by", OLD."created_at", OLD."email", OLD."exact_place", OLD."flags", OLD."id", OLD."is_example", OLD."languages", OLD."municipality_id", OLD."online_url", OLD."organisation_id", OLD."paused_until_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."postcode", OLD."premises_id", OLD."price", OLD."price_note", OLD."published_at", OLD."signup_id", OLD."swedish_level_id", OLD."taken_down_at", OLD."target_groups", OLD."text", OLD."text_language_id", OLD."theme_id", OLD."title", OLD."type_id", OLD."unpublished_at", OLD."venue", OLD."way_in"); RETURN NULL;',
                    hash="060a4cf1fae298ac71ee5d29e0666738dfa5366f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_cc776",
                    table="activities_activity",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="activity",
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
                name="activity_is_in_sweden_or_nowhere",
            ),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("exact_place", ""),
                    (
                        "exact_place__regex",
                        "^[0-9]{2}\\.[0-9]{5}, [0-9]{2}\\.[0-9]{5}\\Z",
                    ),
                    _connector="OR",
                ),
                name="activity_exact_place_is_a_point",
            ),
        ),
        migrations.RunSQL(PLACED, NOT_PLACED),
    ]
