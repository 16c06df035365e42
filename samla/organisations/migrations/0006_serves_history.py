"""The municipalities an organisation serves have a history."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("municipalities", "0003_confirmed_by"),
        ("organisations", "0005_forgotten_objections"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Serves",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("organisations.organisation_serves",),
        ),
        migrations.CreateModel(
            name="ServesEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "municipality",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="municipalities.municipality",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serves",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "organisations_servesevent" ("id", "municipality_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (NEW."id", NEW."municipality_id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\'); RETURN NULL;',
                    hash="045f78c7f0ae780150a21aa6b6654543f17eaa80",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c6e52",
                    table="organisations_organisation_serves",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serves",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "organisations_servesevent" ("id", "municipality_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (NEW."id", NEW."municipality_id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\'); RETURN NULL;',
                    hash="5cbbdc77680d13eaf35163c815784622cd3b8665",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ad900",
                    table="organisations_organisation_serves",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serves",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "organisations_servesevent" ("id", "municipality_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (OLD."id", OLD."municipality_id", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\'); RETURN NULL;',
                    hash="17a779d421bc9284ecec9889708841859088ffe7",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_93d75",
                    table="organisations_organisation_serves",
                    when="AFTER",
                ),
            ),
        ),
    ]
