"""Free text by language: one table of translations, with its history."""

import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import samla.translations.models.translation


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("premises", "0008_pictures_wait"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PremisesTranslation",
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
                ("field", models.CharField(max_length=20)),
                (
                    "language",
                    samla.translations.models.translation.LanguageField(
                        max_length=16, verbose_name="Language"
                    ),
                ),
                ("text", models.TextField(max_length=3000, verbose_name="Translation")),
                ("source_hash", models.CharField(max_length=64)),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("person", "By a person"),
                            ("machine", "By a machine"),
                        ],
                        max_length=7,
                        verbose_name="Translated",
                    ),
                ),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "reviewed_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="Read by another person"
                    ),
                ),
                ("waits", models.BooleanField(default=False)),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="translations",
                        to="premises.premises",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["language", "field", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PremisesTranslationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("field", models.CharField(max_length=20)),
                (
                    "language",
                    samla.translations.models.translation.LanguageField(
                        max_length=16, verbose_name="Language"
                    ),
                ),
                ("text", models.TextField(max_length=3000, verbose_name="Translation")),
                ("source_hash", models.CharField(max_length=64)),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("person", "By a person"),
                            ("machine", "By a machine"),
                        ],
                        max_length=7,
                        verbose_name="Translated",
                    ),
                ),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "reviewed_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="Read by another person"
                    ),
                ),
                ("waits", models.BooleanField(default=False)),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="premises.premises",
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
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="premises.premisestranslation",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="premisestranslation",
            constraint=models.UniqueConstraint(
                fields=("entry", "field", "language", "waits"),
                name="premisestranslation_stands_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="premisestranslation",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True),
                name="premisestranslation_says_a_word",
            ),
        ),
        migrations.AddConstraint(
            model_name="premisestranslation",
            constraint=models.CheckConstraint(
                condition=models.Q(("reviewer", models.F("author")), _negated=True),
                name="premisestranslation_is_read_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="premisestranslation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reviewer", None), ("reviewed_at__isnull", False), _connector="OR"
                ),
                name="premisestranslation_is_read_on_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="premisestranslation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("origin", "person"),
                    models.Q(("author", None), ("origin", "machine")),
                    _connector="OR",
                ),
                name="premisestranslation_of_a_machine_is_nobodys",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="premisestranslation",
            trigger=pgtrigger.compiler.Trigger(
                name="machine_overwrites_nobody",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"origin\" = 'machine' AND OLD.\"origin\" = 'person')",
                    func="\nraise exception 'what a person has translated is not overwritten by a machine'\n    using errcode = 'check_violation',\n          constraint = 'machine_overwrites_nobody';\n",
                    hash="2553182e816dd025c14d083abc352419011eb8f5",
                    operation="UPDATE",
                    pgid="pgtrigger_machine_overwrites_nobody_2f3ce",
                    table="premises_premisestranslation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="premisestranslation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "premises_premisestranslationevent" ("author_id", "entry_id", "field", "id", "language", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reviewed_at", "reviewer_id", "source_hash", "text", "waits", "written_at") VALUES (NEW."author_id", NEW."entry_id", NEW."field", NEW."id", NEW."language", NEW."origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reviewed_at", NEW."reviewer_id", NEW."source_hash", NEW."text", NEW."waits", NEW."written_at"); RETURN NULL;',
                    hash="d09aa3d2cdbf27c6b8b50079c71c935d7ac95b3e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_031f6",
                    table="premises_premisestranslation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="premisestranslation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "premises_premisestranslationevent" ("author_id", "entry_id", "field", "id", "language", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reviewed_at", "reviewer_id", "source_hash", "text", "waits", "written_at") VALUES (NEW."author_id", NEW."entry_id", NEW."field", NEW."id", NEW."language", NEW."origin", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reviewed_at", NEW."reviewer_id", NEW."source_hash", NEW."text", NEW."waits", NEW."written_at"); RETURN NULL;',
                    hash="75d8d00c045cf926e037adef61e2621ccdf8a0e2",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1c6f6",
                    table="premises_premisestranslation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="premisestranslation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "premises_premisestranslationevent" ("author_id", "entry_id", "field", "id", "language", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reviewed_at", "reviewer_id", "source_hash", "text", "waits", "written_at") VALUES (OLD."author_id", OLD."entry_id", OLD."field", OLD."id", OLD."language", OLD."origin", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reviewed_at", OLD."reviewer_id", OLD."source_hash", OLD."text", OLD."waits", OLD."written_at"); RETURN NULL;',
                    hash="e04bd21826bb0c4eed639a1ed12fb6461c51c0c3",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6cd6c",
                    table="premises_premisestranslation",
                    when="AFTER",
                ),
            ),
        ),
    ]
