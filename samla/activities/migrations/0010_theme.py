"""What an activity informs about, and its history."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

import samla.taxonomy.models


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0009_translations"),
        ("taxonomy", "0002_terms"),
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
            name="theme",
            field=samla.taxonomy.models.TermField(
                blank=True,
                list="information_theme",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="taxonomy.term",
                verbose_name="What does it inform about?",
            ),
        ),
        migrations.AddField(
            model_name="activityevent",
            name="theme",
            field=samla.taxonomy.models.TermField(
                blank=True,
                db_constraint=False,
                list="information_theme",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="taxonomy.term",
                verbose_name="What does it inform about?",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="activity",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_activityevent" ("address", "age_from", "age_to", "approved_at", "booking_id", "city", "confirmed_at", "confirmed_by", "created_at", "email", "flags", "id", "is_example", "languages", "municipality_id", "online_url", "organisation_id", "paused_until_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "premises_id", "price", "price_note", "published_at", "signup_id", "swedish_level_id", "taken_down_at", "target_groups", "text", "text_language_id", "theme_id", "title", "type_id", "unpublished_at", "venue", "way_in") VALUES (NEW."address", NEW."age_from", NEW."age_to", NEW."approved_at", NEW."booking_id", NEW."city", NEW."confirmed_at", NEW."confirmed_by", NEW."created_at", NEW."email", NEW."flags", NEW."id", NEW."is_example", NEW."languages", NEW."municipality_id", NEW."online_url", NEW."organisation_id", NEW."paused_until_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."postcode", NEW."premises_id", NEW."price", NEW."price_note", NEW."published_at", NEW."signup_id", NEW."swedish_level_id", NEW."taken_down_at", NEW."target_groups", NEW."text", NEW."text_language_id", NEW."theme_id", NEW."title", NEW."type_id", NEW."unpublished_at", NEW."venue", NEW."way_in"); RETURN NULL;',
                    hash="557f835f611b069e686320f5d5ecfc4e6c91280e",
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
                    condition='WHEN (OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."age_from" IS DISTINCT FROM (NEW."age_from") OR OLD."age_to" IS DISTINCT FROM (NEW."age_to") OR OLD."approved_at" IS DISTINCT FROM (NEW."approved_at") OR OLD."booking_id" IS DISTINCT FROM (NEW."booking_id") OR OLD."city" IS DISTINCT FROM (NEW."city") OR OLD."confirmed_at" IS DISTINCT FROM (NEW."confirmed_at") OR OLD."confirmed_by" IS DISTINCT FROM (NEW."confirmed_by") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."flags" IS DISTINCT FROM (NEW."flags") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_example" IS DISTINCT FROM (NEW."is_example") OR OLD."languages" IS DISTINCT FROM (NEW."languages") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."online_url" IS DISTINCT FROM (NEW."online_url") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."paused_until_on" IS DISTINCT FROM (NEW."paused_until_on") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."postcode" IS DISTINCT FROM (NEW."postcode") OR OLD."premises_id" IS DISTINCT FROM (NEW."premises_id") OR OLD."price" IS DISTINCT FROM (NEW."price") OR OLD."price_note" IS DISTINCT FROM (NEW."price_note") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."signup_id" IS DISTINCT FROM (NEW."signup_id") OR OLD."swedish_level_id" IS DISTINCT FROM (NEW."swedish_level_id") OR OLD."taken_down_at" IS DISTINCT FROM (NEW."taken_down_at") OR OLD."target_groups" IS DISTINCT FROM (NEW."target_groups") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."text_language_id" IS DISTINCT FROM (NEW."text_language_id") OR OLD."theme_id" IS DISTINCT FROM (NEW."theme_id") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."type_id" IS DISTINCT FROM (NEW."type_id") OR OLD."unpublished_at" IS DISTINCT FROM (NEW."unpublished_at") OR OLD."venue" IS DISTINCT FROM (NEW."venue") OR OLD."way_in" IS DISTINCT FROM (NEW."way_in"))',
                    func='INSERT INTO "activities_activityevent" ("address", "age_from", "age_to", "approved_at", "booking_id", "city", "confirmed_at", "confirmed_by", "created_at", "email", "flags", "id", "is_example", "languages", "municipality_id", "online_url", "organisation_id", "paused_until_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "premises_id", "price", "price_note", "published_at", "signup_id", "swedish_level_id", "taken_down_at", "target_groups", "text", "text_language_id", "theme_id", "title", "type_id", "unpublished_at", "venue", "way_in") VALUES (NEW."address", NEW."age_from", NEW."age_to", NEW."approved_at", NEW."booking_id", NEW."city", NEW."confirmed_at", NEW."confirmed_by", NEW."created_at", NEW."email", NEW."flags", NEW."id", NEW."is_example", NEW."languages", NEW."municipality_id", NEW."online_url", NEW."organisation_id", NEW."paused_until_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."postcode", NEW."premises_id", NEW."price", NEW."price_note", NEW."published_at", NEW."signup_id", NEW."swedish_level_id", NEW."taken_down_at", NEW."target_groups", NEW."text", NEW."text_language_id", NEW."theme_id", NEW."title", NEW."type_id", NEW."unpublished_at", NEW."venue", NEW."way_in"); RETURN NULL;',
                    hash="3c4fa798bb1f29b8d28baa5da8c68b154814b9d4",
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
                    func='INSERT INTO "activities_activityevent" ("address", "age_from", "age_to", "approved_at", "booking_id", "city", "confirmed_at", "confirmed_by", "created_at", "email", "flags", "id", "is_example", "languages", "municipality_id", "online_url", "organisation_id", "paused_until_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "premises_id", "price", "price_note", "published_at", "signup_id", "swedish_level_id", "taken_down_at", "target_groups", "text", "text_language_id", "theme_id", "title", "type_id", "unpublished_at", "venue", "way_in") VALUES (OLD."address", OLD."age_from", OLD."age_to", OLD."approved_at", OLD."booking_id", OLD."city", OLD."confirmed_at", OLD."confirmed_by", OLD."created_at", OLD."email", OLD."flags", OLD."id", OLD."is_example", OLD."languages", OLD."municipality_id", OLD."online_url", OLD."organisation_id", OLD."paused_until_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."postcode", OLD."premises_id", OLD."price", OLD."price_note", OLD."published_at", OLD."signup_id", OLD."swedish_level_id", OLD."taken_down_at", OLD."target_groups", OLD."text", OLD."text_language_id", OLD."theme_id", OLD."title", OLD."type_id", OLD."unpublished_at", OLD."venue", OLD."way_in"); RETURN NULL;',
                    hash="ebba24d7043b6549459b883cf26cc5b02a872775",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_cc776",
                    table="activities_activity",
                    when="AFTER",
                ),
            ),
        ),
    ]
