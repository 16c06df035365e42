"""Pictures have a history, without the picture."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import samla.premises.models.picture


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("premises", "0004_approved_before"),
    ]

    operations = [
        migrations.CreateModel(
            name="PictureEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "name",
                    models.CharField(
                        default=samla.premises.models.picture.new_name,
                        editable=False,
                        max_length=32,
                    ),
                ),
                ("width", models.PositiveSmallIntegerField(editable=False)),
                ("height", models.PositiveSmallIntegerField(editable=False)),
                (
                    "alt",
                    models.CharField(
                        help_text="For those who cannot see it.",
                        max_length=200,
                        verbose_name="What does the picture show?",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="picture",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "premises_pictureevent" ("alt", "height", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "premises_id", "width") VALUES (NEW."alt", NEW."height", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."premises_id", NEW."width"); RETURN NULL;',
                    hash="478b7a81a00970395bfb2f1468f90a4a1290d7cc",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5ab41",
                    table="premises_picture",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="picture",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."alt" IS DISTINCT FROM (NEW."alt") OR OLD."height" IS DISTINCT FROM (NEW."height") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."premises_id" IS DISTINCT FROM (NEW."premises_id") OR OLD."width" IS DISTINCT FROM (NEW."width"))',
                    func='INSERT INTO "premises_pictureevent" ("alt", "height", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "premises_id", "width") VALUES (NEW."alt", NEW."height", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."premises_id", NEW."width"); RETURN NULL;',
                    hash="0bb8d80aec1d7b884f25032db06320a574dd7826",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a6275",
                    table="premises_picture",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="picture",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "premises_pictureevent" ("alt", "height", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "premises_id", "width") VALUES (OLD."alt", OLD."height", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."premises_id", OLD."width"); RETURN NULL;',
                    hash="21180e47c7207c438e74277eb003ae5c9bfd2e0f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_cc7c3",
                    table="premises_picture",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="pictureevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="pictureevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="premises.picture",
            ),
        ),
        migrations.AddField(
            model_name="pictureevent",
            name="premises",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="premises.premises",
            ),
        ),
    ]
