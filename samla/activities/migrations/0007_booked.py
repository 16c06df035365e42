"""Let an activity be in a booked room, and each date follow a date of the booking."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0006_history_begins"),
        ("bookings", "0001_lending"),
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
        pgtrigger.migrations.RemoveTrigger(
            model_name="occurrence",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="occurrence",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="occurrence",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="activity",
            name="booking",
            field=models.OneToOneField(
                blank=True,
                error_messages={
                    "unique": "Another activity is in that booking. Choose another one."
                },
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="activity",
                to="bookings.booking",
                verbose_name="Which booking?",
            ),
        ),
        migrations.AddField(
            model_name="activityevent",
            name="booking",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                error_messages={
                    "unique": "Another activity is in that booking. Choose another one."
                },
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="bookings.booking",
                verbose_name="Which booking?",
            ),
        ),
        migrations.AddField(
            model_name="occurrence",
            name="booking_date",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="occurrence",
                to="bookings.bookingdate",
            ),
        ),
        migrations.AddField(
            model_name="occurrence",
            name="decided_by_room",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="occurrence",
            name="place",
            field=models.CharField(
                blank=True,
                help_text="Only if it is at another place that day: its name and address.",
                max_length=200,
                verbose_name="Where instead?",
            ),
        ),
        migrations.AddField(
            model_name="occurrenceevent",
            name="booking_date",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="bookings.bookingdate",
            ),
        ),
        migrations.AddField(
            model_name="occurrenceevent",
            name="decided_by_room",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="occurrenceevent",
            name="place",
            field=models.CharField(
                blank=True,
                help_text="Only if it is at another place that day: its name and address.",
                max_length=200,
                verbose_name="Where instead?",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="activity",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_activityevent" ("address", "age_from", "age_to", "approved_at", "booking_id", "city", "confirmed_at", "confirmed_by", "created_at", "email", "flags", "id", "is_example", "languages", "municipality_id", "online_url", "organisation_id", "paused_until_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "premises_id", "price", "price_note", "published_at", "signup_id", "swedish_level_id", "taken_down_at", "target_groups", "text", "text_language_id", "title", "type_id", "unpublished_at", "venue", "way_in") VALUES (NEW."address", NEW."age_from", NEW."age_to", NEW."approved_at", NEW."booking_id", NEW."city", NEW."confirmed_at", NEW."confirmed_by", NEW."created_at", NEW."email", NEW."flags", NEW."id", NEW."is_example", NEW."languages", NEW."municipality_id", NEW."online_url", NEW."organisation_id", NEW."paused_until_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."postcode", NEW."premises_id", NEW."price", NEW."price_note", NEW."published_at", NEW."signup_id", NEW."swedish_level_id", NEW."taken_down_at", NEW."target_groups", NEW."text", NEW."text_language_id", NEW."title", NEW."type_id", NEW."unpublished_at", NEW."venue", NEW."way_in"); RETURN NULL;',
                    hash="a9ccd95d1d24a2d7134a30ed5fc75019e2ff89c6",
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
                    condition='WHEN (OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."age_from" IS DISTINCT FROM (NEW."age_from") OR OLD."age_to" IS DISTINCT FROM (NEW."age_to") OR OLD."approved_at" IS DISTINCT FROM (NEW."approved_at") OR OLD."booking_id" IS DISTINCT FROM (NEW."booking_id") OR OLD."city" IS DISTINCT FROM (NEW."city") OR OLD."confirmed_at" IS DISTINCT FROM (NEW."confirmed_at") OR OLD."confirmed_by" IS DISTINCT FROM (NEW."confirmed_by") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."flags" IS DISTINCT FROM (NEW."flags") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_example" IS DISTINCT FROM (NEW."is_example") OR OLD."languages" IS DISTINCT FROM (NEW."languages") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."online_url" IS DISTINCT FROM (NEW."online_url") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."paused_until_on" IS DISTINCT FROM (NEW."paused_until_on") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."postcode" IS DISTINCT FROM (NEW."postcode") OR OLD."premises_id" IS DISTINCT FROM (NEW."premises_id") OR OLD."price" IS DISTINCT FROM (NEW."price") OR OLD."price_note" IS DISTINCT FROM (NEW."price_note") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."signup_id" IS DISTINCT FROM (NEW."signup_id") OR OLD."swedish_level_id" IS DISTINCT FROM (NEW."swedish_level_id") OR OLD."taken_down_at" IS DISTINCT FROM (NEW."taken_down_at") OR OLD."target_groups" IS DISTINCT FROM (NEW."target_groups") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."text_language_id" IS DISTINCT FROM (NEW."text_language_id") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."type_id" IS DISTINCT FROM (NEW."type_id") OR OLD."unpublished_at" IS DISTINCT FROM (NEW."unpublished_at") OR OLD."venue" IS DISTINCT FROM (NEW."venue") OR OLD."way_in" IS DISTINCT FROM (NEW."way_in"))',
                    func='INSERT INTO "activities_activityevent" ("address", "age_from", "age_to", "approved_at", "booking_id", "city", "confirmed_at", "confirmed_by", "created_at", "email", "flags", "id", "is_example", "languages", "municipality_id", "online_url", "organisation_id", "paused_until_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "premises_id", "price", "price_note", "published_at", "signup_id", "swedish_level_id", "taken_down_at", "target_groups", "text", "text_language_id", "title", "type_id", "unpublished_at", "venue", "way_in") VALUES (NEW."address", NEW."age_from", NEW."age_to", NEW."approved_at", NEW."booking_id", NEW."city", NEW."confirmed_at", NEW."confirmed_by", NEW."created_at", NEW."email", NEW."flags", NEW."id", NEW."is_example", NEW."languages", NEW."municipality_id", NEW."online_url", NEW."organisation_id", NEW."paused_until_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."postcode", NEW."premises_id", NEW."price", NEW."price_note", NEW."published_at", NEW."signup_id", NEW."swedish_level_id", NEW."taken_down_at", NEW."target_groups", NEW."text", NEW."text_language_id", NEW."title", NEW."type_id", NEW."unpublished_at", NEW."venue", NEW."way_in"); RETURN NULL;',
                    hash="2bcf0572634cc2209374da3aa97b747bc7749c6f",
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
                    func='INSERT INTO "activities_activityevent" ("address", "age_from", "age_to", "approved_at", "booking_id", "city", "confirmed_at", "confirmed_by", "created_at", "email", "flags", "id", "is_example", "languages", "municipality_id", "online_url", "organisation_id", "paused_until_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "premises_id", "price", "price_note", "published_at", "signup_id", "swedish_level_id", "taken_down_at", "target_groups", "text", "text_language_id", "title", "type_id", "unpublished_at", "venue", "way_in") VALUES (OLD."address", OLD."age_from", OLD."age_to", OLD."approved_at", OLD."booking_id", OLD."city", OLD."confirmed_at", OLD."confirmed_by", OLD."created_at", OLD."email", OLD."flags", OLD."id", OLD."is_example", OLD."languages", OLD."municipality_id", OLD."online_url", OLD."organisation_id", OLD."paused_until_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."postcode", OLD."premises_id", OLD."price", OLD."price_note", OLD."published_at", OLD."signup_id", OLD."swedish_level_id", OLD."taken_down_at", OLD."target_groups", OLD."text", OLD."text_language_id", OLD."title", OLD."type_id", OLD."unpublished_at", OLD."venue", OLD."way_in"); RETURN NULL;',
                    hash="23addfb167d870f7f3bf33967ce3be30628cf226",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_cc776",
                    table="activities_activity",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="occurrence",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."cancelled_at" IS NOT NULL OR NEW."moved_at" IS NOT NULL)',
                    func='INSERT INTO "activities_occurrenceevent" ("activity_id", "booking_date_id", "cancelled_at", "decided_by_room", "ends_at", "id", "moved_at", "original_starts_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reason", "schedule_id", "sequence", "starts_at") VALUES (NEW."activity_id", NEW."booking_date_id", NEW."cancelled_at", NEW."decided_by_room", NEW."ends_at", NEW."id", NEW."moved_at", NEW."original_starts_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."reason", NEW."schedule_id", NEW."sequence", NEW."starts_at"); RETURN NULL;',
                    hash="b67027805f07036689e621de3bbe4b9f15ca0d8f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_bc4e8",
                    table="activities_occurrence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="occurrence",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."cancelled_at" IS DISTINCT FROM (NEW."cancelled_at") OR OLD."moved_at" IS DISTINCT FROM (NEW."moved_at") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."sequence" IS DISTINCT FROM (NEW."sequence"))',
                    func='INSERT INTO "activities_occurrenceevent" ("activity_id", "booking_date_id", "cancelled_at", "decided_by_room", "ends_at", "id", "moved_at", "original_starts_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reason", "schedule_id", "sequence", "starts_at") VALUES (NEW."activity_id", NEW."booking_date_id", NEW."cancelled_at", NEW."decided_by_room", NEW."ends_at", NEW."id", NEW."moved_at", NEW."original_starts_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."reason", NEW."schedule_id", NEW."sequence", NEW."starts_at"); RETURN NULL;',
                    hash="77d67176edc757f67d641926872e7d08ecdf32b3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_fd756",
                    table="activities_occurrence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="occurrence",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."cancelled_at" IS NOT NULL OR OLD."moved_at" IS NOT NULL)',
                    func='INSERT INTO "activities_occurrenceevent" ("activity_id", "booking_date_id", "cancelled_at", "decided_by_room", "ends_at", "id", "moved_at", "original_starts_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reason", "schedule_id", "sequence", "starts_at") VALUES (OLD."activity_id", OLD."booking_date_id", OLD."cancelled_at", OLD."decided_by_room", OLD."ends_at", OLD."id", OLD."moved_at", OLD."original_starts_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."reason", OLD."schedule_id", OLD."sequence", OLD."starts_at"); RETURN NULL;',
                    hash="083f3c95cd7dc4d95e65ec4a1a0158bf50867498",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e6d78",
                    table="activities_occurrence",
                    when="AFTER",
                ),
            ),
        ),
    ]
