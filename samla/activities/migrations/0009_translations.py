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
        ("activities", "0008_rooms"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ActivityTranslation",
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
                        to="activities.activity",
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
            name="ActivityTranslationEvent",
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
                        to="activities.activity",
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
                        to="activities.activitytranslation",
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
            model_name="activitytranslation",
            constraint=models.UniqueConstraint(
                fields=("entry", "field", "language", "waits"),
                name="activitytranslation_stands_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="activitytranslation",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True),
                name="activitytranslation_says_a_word",
            ),
        ),
        migrations.AddConstraint(
            model_name="activitytranslation",
            constraint=models.CheckConstraint(
                condition=models.Q(("reviewer", models.F("author")), _negated=True),
                name="activitytranslation_is_read_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="activitytranslation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reviewer", None), ("reviewed_at__isnull", False), _connector="OR"
                ),
                name="activitytranslation_is_read_on_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="activitytranslation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("origin", "person"),
                    models.Q(("author", None), ("origin", "machine")),
                    _connector="OR",
                ),
                name="activitytranslation_of_a_machine_is_nobodys",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="activitytranslation",
            trigger=pgtrigger.compiler.Trigger(
                name="machine_overwrites_nobody",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"origin\" = 'machine' AND OLD.\"origin\" = 'person')",
                    func="\nraise exception 'what a person has translated is not overwritten by a machine'\n    using errcode = 'check_violation',\n          constraint = 'machine_overwrites_nobody';\n",
                    hash="c67a8d10f6b5d6077a5eae93cde1f60c9abbf828",
                    operation="UPDATE",
                    pgid="pgtrigger_machine_overwrites_nobody_96568",
                    table="activities_activitytranslation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="activitytranslation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_activitytranslationevent" ("author_id", "entry_id", "field", "id", "language", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reviewed_at", "reviewer_id", "source_hash", "text", "waits", "written_at") VALUES (NEW."author_id", NEW."entry_id", NEW."field", NEW."id", NEW."language", NEW."origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reviewed_at", NEW."reviewer_id", NEW."source_hash", NEW."text", NEW."waits", NEW."written_at"); RETURN NULL;',
                    hash="a2ca38522cb23c1c77bf1037fec5e334aca36db9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4a31c",
                    table="activities_activitytranslation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="activitytranslation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "activities_activitytranslationevent" ("author_id", "entry_id", "field", "id", "language", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reviewed_at", "reviewer_id", "source_hash", "text", "waits", "written_at") VALUES (NEW."author_id", NEW."entry_id", NEW."field", NEW."id", NEW."language", NEW."origin", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reviewed_at", NEW."reviewer_id", NEW."source_hash", NEW."text", NEW."waits", NEW."written_at"); RETURN NULL;',
                    hash="1c00bdd93645fd6a7e89a0db64b373b96376f982",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5d387",
                    table="activities_activitytranslation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="activitytranslation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_activitytranslationevent" ("author_id", "entry_id", "field", "id", "language", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reviewed_at", "reviewer_id", "source_hash", "text", "waits", "written_at") VALUES (OLD."author_id", OLD."entry_id", OLD."field", OLD."id", OLD."language", OLD."origin", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reviewed_at", OLD."reviewer_id", OLD."source_hash", OLD."text", OLD."waits", OLD."written_at"); RETURN NULL;',
                    hash="1c50643d21d64a53e785539ee44860f1d87c4323",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6020b",
                    table="activities_activitytranslation",
                    when="AFTER",
                ),
            ),
        ),
    ]
