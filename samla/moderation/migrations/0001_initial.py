"""Reviews and reports, and their history."""

import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import samla.moderation.models.report


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("municipalities", "0002_trust"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Report",
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
                        default=samla.moderation.models.report.new_code,
                        max_length=12,
                        unique=True,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("wrong", "Something is wrong"),
                            ("suggestion", "A suggestion"),
                            ("illegal", "Illegal content"),
                        ],
                        default="wrong",
                        max_length=10,
                        verbose_name="What is it about?",
                    ),
                ),
                ("path", models.CharField(max_length=300)),
                ("title", models.CharField(blank=True, max_length=200)),
                ("object_id", models.PositiveBigIntegerField(blank=True, null=True)),
                (
                    "text",
                    models.TextField(
                        max_length=3000,
                        verbose_name="What is wrong, and what is right?",
                    ),
                ),
                (
                    "grounds",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="Why is it illegal?"
                    ),
                ),
                (
                    "law",
                    models.CharField(
                        blank=True,
                        max_length=200,
                        verbose_name="Which law, if you know",
                    ),
                ),
                ("is_about_children", models.BooleanField(default=False)),
                ("in_good_faith", models.BooleanField(default=False)),
                (
                    "name",
                    models.CharField(
                        blank=True, max_length=100, verbose_name="Your name"
                    ),
                ),
                (
                    "email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="Your e-mail address"
                    ),
                ),
                ("language", models.CharField(default="sv", max_length=12)),
                ("sent_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "promised_on",
                    models.DateField(default=django.utils.timezone.localdate),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("corrected", "Corrected"),
                            ("kept", "Left as it is"),
                            ("taken_down", "Taken down"),
                        ],
                        max_length=10,
                        verbose_name="What have you decided?",
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        blank=True,
                        max_length=2000,
                        verbose_name="Your answer, with reasons",
                    ),
                ),
                ("was_shown", models.BooleanField(default=False)),
                ("reversed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "reversed_because",
                    models.TextField(
                        blank=True,
                        max_length=2000,
                        verbose_name="Why is it shown again?",
                    ),
                ),
                (
                    "content_type",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="contenttypes.contenttype",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="reports_decided",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="municipalities.municipality",
                    ),
                ),
                (
                    "reversed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReportEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("wrong", "Something is wrong"),
                            ("suggestion", "A suggestion"),
                            ("illegal", "Illegal content"),
                        ],
                        default="wrong",
                        max_length=10,
                        verbose_name="What is it about?",
                    ),
                ),
                ("path", models.CharField(max_length=300)),
                ("title", models.CharField(blank=True, max_length=200)),
                ("object_id", models.PositiveBigIntegerField(blank=True, null=True)),
                (
                    "text",
                    models.TextField(
                        max_length=3000,
                        verbose_name="What is wrong, and what is right?",
                    ),
                ),
                (
                    "grounds",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="Why is it illegal?"
                    ),
                ),
                (
                    "law",
                    models.CharField(
                        blank=True,
                        max_length=200,
                        verbose_name="Which law, if you know",
                    ),
                ),
                ("is_about_children", models.BooleanField(default=False)),
                ("in_good_faith", models.BooleanField(default=False)),
                ("language", models.CharField(default="sv", max_length=12)),
                ("sent_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "promised_on",
                    models.DateField(default=django.utils.timezone.localdate),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("corrected", "Corrected"),
                            ("kept", "Left as it is"),
                            ("taken_down", "Taken down"),
                        ],
                        max_length=10,
                        verbose_name="What have you decided?",
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        blank=True,
                        max_length=2000,
                        verbose_name="Your answer, with reasons",
                    ),
                ),
                ("was_shown", models.BooleanField(default=False)),
                ("reversed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "reversed_because",
                    models.TextField(
                        blank=True,
                        max_length=2000,
                        verbose_name="Why is it shown again?",
                    ),
                ),
                (
                    "content_type",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
                (
                    "decided_by",
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
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="municipalities.municipality",
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
                        to="moderation.report",
                    ),
                ),
                (
                    "reversed_by",
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
        migrations.CreateModel(
            name="Review",
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
                ("object_id", models.PositiveBigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("first", "First publication"), ("edit", "Change")],
                        max_length=5,
                    ),
                ),
                ("proposed", models.JSONField(blank=True, default=dict)),
                ("before", models.JSONField(blank=True, default=dict)),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("due_on", models.DateField()),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("approved", "Approved"),
                            ("returned", "Sent back"),
                            ("withdrawn", "Taken back"),
                        ],
                        max_length=9,
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        blank=True, max_length=1000, verbose_name="Reason"
                    ),
                ),
                ("told_at", models.DateTimeField(blank=True, null=True)),
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
                ("escalated_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="reviews_asked",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "content_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="contenttypes.contenttype",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="reviews_decided",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="municipalities.municipality",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReviewEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("object_id", models.PositiveBigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("first", "First publication"), ("edit", "Change")],
                        max_length=5,
                    ),
                ),
                ("proposed", models.JSONField(blank=True, default=dict)),
                ("before", models.JSONField(blank=True, default=dict)),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("due_on", models.DateField()),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("approved", "Approved"),
                            ("returned", "Sent back"),
                            ("withdrawn", "Taken back"),
                        ],
                        max_length=9,
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        blank=True, max_length=1000, verbose_name="Reason"
                    ),
                ),
                (
                    "asked_by",
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
                    "content_type",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
                (
                    "decided_by",
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
                    "municipality",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="municipalities.municipality",
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
                        to="moderation.review",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(
                condition=models.Q(("decided_at", None)),
                fields=["municipality", "sent_at"],
                name="report_open_oldest",
            ),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(
                fields=["content_type", "object_id"], name="report_of_entry"
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at", None), ("outcome", "")),
                    models.Q(
                        ("decided_at__isnull", False),
                        models.Q(("outcome", ""), _negated=True),
                        models.Q(("reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="report_is_decided_with_reasons",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "illegal"), _negated=True),
                    models.Q(
                        models.Q(("grounds", ""), _negated=True),
                        ("in_good_faith", True),
                    ),
                    _connector="OR",
                ),
                name="report_of_illegal_content_has_grounds",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "illegal"), _negated=True),
                    ("is_about_children", True),
                    ("decided_at__isnull", False),
                    models.Q(
                        models.Q(("name", ""), _negated=True),
                        models.Q(("email", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="report_of_illegal_content_says_from_whom",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reversed_at", None),
                    models.Q(
                        ("outcome", "taken_down"),
                        models.Q(("reversed_because", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="report_is_reversed_with_reasons",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="report",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "moderation_reportevent" ("content_type_id", "decided_at", "decided_by_id", "grounds", "id", "in_good_faith", "is_about_children", "kind", "language", "law", "municipality_id", "object_id", "outcome", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "promised_on", "reason", "reversed_at", "reversed_because", "reversed_by_id", "sent_at", "text", "title", "was_shown") VALUES (NEW."content_type_id", NEW."decided_at", NEW."decided_by_id", NEW."grounds", NEW."id", NEW."in_good_faith", NEW."is_about_children", NEW."kind", NEW."language", NEW."law", NEW."municipality_id", NEW."object_id", NEW."outcome", NEW."path", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."promised_on", NEW."reason", NEW."reversed_at", NEW."reversed_because", NEW."reversed_by_id", NEW."sent_at", NEW."text", NEW."title", NEW."was_shown"); RETURN NULL;',
                    hash="f3fb31f73bce6ec7e238a499710dd5d00f526ed8",
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
                    condition='WHEN (OLD."content_type_id" IS DISTINCT FROM (NEW."content_type_id") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."grounds" IS DISTINCT FROM (NEW."grounds") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."in_good_faith" IS DISTINCT FROM (NEW."in_good_faith") OR OLD."is_about_children" IS DISTINCT FROM (NEW."is_about_children") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."law" IS DISTINCT FROM (NEW."law") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."object_id" IS DISTINCT FROM (NEW."object_id") OR OLD."outcome" IS DISTINCT FROM (NEW."outcome") OR OLD."path" IS DISTINCT FROM (NEW."path") OR OLD."promised_on" IS DISTINCT FROM (NEW."promised_on") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."reversed_at" IS DISTINCT FROM (NEW."reversed_at") OR OLD."reversed_because" IS DISTINCT FROM (NEW."reversed_because") OR OLD."reversed_by_id" IS DISTINCT FROM (NEW."reversed_by_id") OR OLD."sent_at" IS DISTINCT FROM (NEW."sent_at") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."was_shown" IS DISTINCT FROM (NEW."was_shown"))',
                    func='INSERT INTO "moderation_reportevent" ("content_type_id", "decided_at", "decided_by_id", "grounds", "id", "in_good_faith", "is_about_children", "kind", "language", "law", "municipality_id", "object_id", "outcome", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "promised_on", "reason", "reversed_at", "reversed_because", "reversed_by_id", "sent_at", "text", "title", "was_shown") VALUES (NEW."content_type_id", NEW."decided_at", NEW."decided_by_id", NEW."grounds", NEW."id", NEW."in_good_faith", NEW."is_about_children", NEW."kind", NEW."language", NEW."law", NEW."municipality_id", NEW."object_id", NEW."outcome", NEW."path", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."promised_on", NEW."reason", NEW."reversed_at", NEW."reversed_because", NEW."reversed_by_id", NEW."sent_at", NEW."text", NEW."title", NEW."was_shown"); RETURN NULL;',
                    hash="95d8bfc2f555b5814fff09098cb43ff479ab4ecc",
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
                    func='INSERT INTO "moderation_reportevent" ("content_type_id", "decided_at", "decided_by_id", "grounds", "id", "in_good_faith", "is_about_children", "kind", "language", "law", "municipality_id", "object_id", "outcome", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "promised_on", "reason", "reversed_at", "reversed_because", "reversed_by_id", "sent_at", "text", "title", "was_shown") VALUES (OLD."content_type_id", OLD."decided_at", OLD."decided_by_id", OLD."grounds", OLD."id", OLD."in_good_faith", OLD."is_about_children", OLD."kind", OLD."language", OLD."law", OLD."municipality_id", OLD."object_id", OLD."outcome", OLD."path", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."promised_on", OLD."reason", OLD."reversed_at", OLD."reversed_because", OLD."reversed_by_id", OLD."sent_at", OLD."text", OLD."title", OLD."was_shown"); RETURN NULL;',
                    hash="a527c720efa947c68b282b5f6a6f0988076ff56f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5c222",
                    table="moderation_report",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(
                condition=models.Q(("decided_at", None)),
                fields=["municipality", "asked_at"],
                name="review_waiting_oldest",
            ),
        ),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(
                fields=["content_type", "object_id"], name="review_of_entry"
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.UniqueConstraint(
                condition=models.Q(("decided_at", None)),
                fields=("content_type", "object_id"),
                name="review_of_an_entry_waits_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at", None), ("outcome", "")),
                    models.Q(
                        ("decided_at__isnull", False),
                        models.Q(("outcome", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="review_is_decided_with_an_outcome",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "returned"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="review_is_sent_back_with_a_reason",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "moderation_reviewevent" ("asked_at", "asked_by_id", "before", "content_type_id", "decided_at", "decided_by_id", "due_on", "id", "kind", "municipality_id", "object_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed", "reason") VALUES (NEW."asked_at", NEW."asked_by_id", NEW."before", NEW."content_type_id", NEW."decided_at", NEW."decided_by_id", NEW."due_on", NEW."id", NEW."kind", NEW."municipality_id", NEW."object_id", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposed", NEW."reason"); RETURN NULL;',
                    hash="48f817d6297f4658f0f8cb78d3f1e868e3ea6ea7",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_39c16",
                    table="moderation_review",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."asked_by_id" IS DISTINCT FROM (NEW."asked_by_id") OR OLD."before" IS DISTINCT FROM (NEW."before") OR OLD."content_type_id" IS DISTINCT FROM (NEW."content_type_id") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."object_id" IS DISTINCT FROM (NEW."object_id") OR OLD."outcome" IS DISTINCT FROM (NEW."outcome") OR OLD."proposed" IS DISTINCT FROM (NEW."proposed") OR OLD."reason" IS DISTINCT FROM (NEW."reason"))',
                    func='INSERT INTO "moderation_reviewevent" ("asked_at", "asked_by_id", "before", "content_type_id", "decided_at", "decided_by_id", "due_on", "id", "kind", "municipality_id", "object_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed", "reason") VALUES (NEW."asked_at", NEW."asked_by_id", NEW."before", NEW."content_type_id", NEW."decided_at", NEW."decided_by_id", NEW."due_on", NEW."id", NEW."kind", NEW."municipality_id", NEW."object_id", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposed", NEW."reason"); RETURN NULL;',
                    hash="fcc9ca69fcdb36566d44c8fcf364886a712f6c86",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_907a1",
                    table="moderation_review",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "moderation_reviewevent" ("asked_at", "asked_by_id", "before", "content_type_id", "decided_at", "decided_by_id", "due_on", "id", "kind", "municipality_id", "object_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed", "reason") VALUES (OLD."asked_at", OLD."asked_by_id", OLD."before", OLD."content_type_id", OLD."decided_at", OLD."decided_by_id", OLD."due_on", OLD."id", OLD."kind", OLD."municipality_id", OLD."object_id", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposed", OLD."reason"); RETURN NULL;',
                    hash="dec3b7c8be6f85c8f66651c6a83b784f767c190b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3287e",
                    table="moderation_review",
                    when="AFTER",
                ),
            ),
        ),
    ]
