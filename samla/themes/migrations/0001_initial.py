"""The official sources of each theme, and their history."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import samla.taxonomy.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="SourceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("code", models.CharField(editable=False, max_length=40, null=True)),
                (
                    "owner",
                    models.CharField(max_length=100, verbose_name="Who answers for it"),
                ),
                (
                    "title",
                    models.CharField(max_length=100, verbose_name="What it is called"),
                ),
                ("url", models.URLField(max_length=300, verbose_name="Address")),
                (
                    "themes",
                    samla.taxonomy.models.TermsField(
                        blank=True,
                        default=samla.taxonomy.models._nothing,
                        list="information_theme",
                        size=None,
                        verbose_name="About what",
                    ),
                ),
                (
                    "languages",
                    samla.taxonomy.models.TermsField(
                        blank=True,
                        default=samla.taxonomy.models._nothing,
                        list="language",
                        size=None,
                        verbose_name="In which languages",
                    ),
                ),
                (
                    "reviewed_on",
                    models.DateField(
                        blank=True,
                        help_text="Open it, read it, and write the day. A year later it is hidden.",
                        null=True,
                        verbose_name="Looked through on",
                    ),
                ),
                ("is_shown", models.BooleanField(default=True, verbose_name="Shown")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        editable=False, max_length=40, null=True, unique=True
                    ),
                ),
                (
                    "owner",
                    models.CharField(max_length=100, verbose_name="Who answers for it"),
                ),
                (
                    "title",
                    models.CharField(max_length=100, verbose_name="What it is called"),
                ),
                ("url", models.URLField(max_length=300, verbose_name="Address")),
                (
                    "themes",
                    samla.taxonomy.models.TermsField(
                        blank=True,
                        default=samla.taxonomy.models._nothing,
                        list="information_theme",
                        size=None,
                        verbose_name="About what",
                    ),
                ),
                (
                    "languages",
                    samla.taxonomy.models.TermsField(
                        blank=True,
                        default=samla.taxonomy.models._nothing,
                        list="language",
                        size=None,
                        verbose_name="In which languages",
                    ),
                ),
                (
                    "reviewed_on",
                    models.DateField(
                        blank=True,
                        help_text="Open it, read it, and write the day. A year later it is hidden.",
                        null=True,
                        verbose_name="Looked through on",
                    ),
                ),
                ("is_shown", models.BooleanField(default=True, verbose_name="Shown")),
            ],
            options={
                "ordering": ["owner", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("url__startswith", "https://")),
                        name="source_is_reached_safely",
                        violation_error_message="The address must begin with https://.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("themes", []), _negated=True),
                            models.Q(("languages", []), _negated=True),
                        ),
                        name="source_is_about_something",
                        violation_error_message="Say what it is about and in which language.",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "themes_sourceevent" ("code", "id", "is_shown", "languages", "owner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reviewed_on", "themes", "title", "url") VALUES (NEW."code", NEW."id", NEW."is_shown", NEW."languages", NEW."owner", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reviewed_on", NEW."themes", NEW."title", NEW."url"); RETURN NULL;',
                    hash="b2e5b5d47cb21b39215f0def5b22bae7945a3b70",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_dfe57",
                    table="themes_source",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "themes_sourceevent" ("code", "id", "is_shown", "languages", "owner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reviewed_on", "themes", "title", "url") VALUES (NEW."code", NEW."id", NEW."is_shown", NEW."languages", NEW."owner", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reviewed_on", NEW."themes", NEW."title", NEW."url"); RETURN NULL;',
                    hash="09a8ecd9eb57fd37b74268927f82197a73105b0c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d4136",
                    table="themes_source",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "themes_sourceevent" ("code", "id", "is_shown", "languages", "owner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reviewed_on", "themes", "title", "url") VALUES (OLD."code", OLD."id", OLD."is_shown", OLD."languages", OLD."owner", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reviewed_on", OLD."themes", OLD."title", OLD."url"); RETURN NULL;',
                    hash="f5218a53fff77cb7f13790a10abe5e9feb927718",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6ebee",
                    table="themes_source",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="sourceevent",
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
            model_name="sourceevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="themes.source",
            ),
        ),
    ]
