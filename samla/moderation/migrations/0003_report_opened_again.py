"""A report that was said to be corrected, and is not, is opened again with a reason."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("moderation", "0002_forgotten_words"),
        ("municipalities", "0004_history_begins"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="report",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="report",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="report",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="report",
            name="reopened_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="report",
            name="reopened_because",
            field=models.TextField(
                blank=True, max_length=2000, verbose_name="What is still wrong?"
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="reopened_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="reportevent",
            name="reopened_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="reportevent",
            name="reopened_because",
            field=models.TextField(
                blank=True, max_length=2000, verbose_name="What is still wrong?"
            ),
        ),
        migrations.AddField(
            model_name="reportevent",
            name="reopened_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="report",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "moderation_reportevent" ("content_type_id", "decided_at", "decided_by_id", "grounds", "id", "in_good_faith", "is_about_children", "kind", "language", "law", "municipality_id", "object_id", "outcome", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "promised_on", "reason", "reopened_at", "reopened_because", "reopened_by_id", "reversed_at", "reversed_because", "reversed_by_id", "sent_at", "text", "title", "was_shown") VALUES (NEW."content_type_id", NEW."decided_at", NEW."decided_by_id", NEW."grounds", NEW."id", NEW."in_good_faith", NEW."is_about_children", NEW."kind", NEW."language", NEW."law", NEW."municipality_id", NEW."object_id", NEW."outcome", NEW."path", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."promised_on", NEW."reason", NEW."reopened_at", NEW."reopened_because", NEW."reopened_by_id", NEW."reversed_at", NEW."reversed_because", NEW."reversed_by_id", NEW."sent_at", NEW."text", NEW."title", NEW."was_shown"); RETURN NULL;',
                    hash="a5c0bbe5a454e99529166d585340846c906dad70",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_62e14",
                    table="moderation_report",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="report",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."content_type_id" IS DISTINCT FROM (NEW."content_type_id") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."grounds" IS DISTINCT FROM (NEW."grounds") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."in_good_faith" IS DISTINCT FROM (NEW."in_good_faith") OR OLD."is_about_children" IS DISTINCT FROM (NEW."is_about_children") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."law" IS DISTINCT FROM (NEW."law") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."object_id" IS DISTINCT FROM (NEW."object_id") OR OLD."outcome" IS DISTINCT FROM (NEW."outcome") OR OLD."path" IS DISTINCT FROM (NEW."path") OR OLD."promised_on" IS DISTINCT FROM (NEW."promised_on") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."reopened_at" IS DISTINCT FROM (NEW."reopened_at") OR OLD."reopened_because" IS DISTINCT FROM (NEW."reopened_because") OR OLD."reopened_by_id" IS DISTINCT FROM (NEW."reopened_by_id") OR OLD."reversed_at" IS DISTINCT FROM (NEW."reversed_at") OR OLD."reversed_because" IS DISTINCT FROM (NEW."reversed_because") OR OLD."reversed_by_id" IS DISTINCT FROM (NEW."reversed_by_id") OR OLD."sent_at" IS DISTINCT FROM (NEW."sent_at") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."was_shown" IS DISTINCT FROM (NEW."was_shown"))',
                    func='INSERT INTO "moderation_reportevent" ("content_type_id", "decided_at", "decided_by_id", "grounds", "id", "in_good_faith", "is_about_children", "kind", "language", "law", "municipality_id", "object_id", "outcome", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "promised_on", "reason", "reopened_at", "reopened_because", "reopened_by_id", "reversed_at", "reversed_because", "reversed_by_id", "sent_at", "text", "title", "was_shown") VALUES (NEW."content_type_id", NEW."decided_at", NEW."decided_by_id", NEW."grounds", NEW."id", NEW."in_good_faith", NEW."is_about_children", NEW."kind", NEW."language", NEW."law", NEW."municipality_id", NEW."object_id", NEW."outcome", NEW."path", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."promised_on", NEW."reason", NEW."reopened_at", NEW."reopened_because", NEW."reopened_by_id", NEW."reversed_at", NEW."reversed_because", NEW."reversed_by_id", NEW."sent_at", NEW."text", NEW."title", NEW."was_shown"); RETURN NULL;',
                    hash="c5c4fff18f36e00931a8d9b1d7624fa721da0abd",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_68fde",
                    table="moderation_report",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="report",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "moderation_reportevent" ("content_type_id", "decided_at", "decided_by_id", "grounds", "id", "in_good_faith", "is_about_children", "kind", "language", "law", "municipality_id", "object_id", "outcome", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "promised_on", "reason", "reopened_at", "reopened_because", "reopened_by_id", "reversed_at", "reversed_because", "reversed_by_id", "sent_at", "text", "title", "was_shown") VALUES (OLD."content_type_id", OLD."decided_at", OLD."decided_by_id", OLD."grounds", OLD."id", OLD."in_good_faith", OLD."is_about_children", OLD."kind", OLD."language", OLD."law", OLD."municipality_id", OLD."object_id", OLD."outcome", OLD."path", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."promised_on", OLD."reason", OLD."reopened_at", OLD."reopened_because", OLD."reopened_by_id", OLD."reversed_at", OLD."reversed_because", OLD."reversed_by_id", OLD."sent_at", OLD."text", OLD."title", OLD."was_shown"); RETURN NULL;',
                    hash="6c85f7bca9d82b643ba3afa04fc07776497a9e02",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5c222",
                    table="moderation_report",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reopened_at", None),
                    models.Q(("reopened_because", ""), _negated=True),
                    _connector="OR",
                ),
                name="report_is_opened_again_with_reasons",
            ),
        ),
    ]
