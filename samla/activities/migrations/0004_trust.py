"""Review, freshness and history of activities."""

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import samla.taxonomy.models


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0003_school_breaks"),
        ("municipalities", "0002_trust"),
        ("organisations", "0003_trust"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("premises", "0003_trust"),
        ("taxonomy", "0002_terms"),
    ]

    operations = [
        migrations.CreateModel(
            name="ActivityEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "confirmed_at",
                    models.DateTimeField(default=django.utils.timezone.now),
                ),
                (
                    "confirmed_by",
                    models.CharField(
                        choices=[
                            ("organisation", "the organisation"),
                            ("municipality", "the municipality"),
                        ],
                        default="organisation",
                        max_length=12,
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
                ("paused_until_on", models.DateField(blank=True, null=True)),
                ("taken_down_at", models.DateTimeField(blank=True, null=True)),
                (
                    "title",
                    models.CharField(max_length=100, verbose_name="What is it called?"),
                ),
                (
                    "text",
                    models.TextField(
                        blank=True,
                        help_text="What happens there, and what to bring. Short sentences.",
                        max_length=2000,
                        verbose_name="Tell more",
                    ),
                ),
                (
                    "venue",
                    models.CharField(
                        choices=[
                            ("premises", "In a room that is in Samla"),
                            ("address", "At an address"),
                            ("online", "Online"),
                        ],
                        default="address",
                        max_length=8,
                        verbose_name="Where is it?",
                    ),
                ),
                (
                    "address",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="Street address"
                    ),
                ),
                (
                    "postcode",
                    models.CharField(blank=True, max_length=6, verbose_name="Postcode"),
                ),
                (
                    "city",
                    models.CharField(blank=True, max_length=60, verbose_name="Town"),
                ),
                (
                    "way_in",
                    models.CharField(
                        blank=True,
                        help_text="Which door, which floor, which bus.",
                        max_length=300,
                        verbose_name="How to find the way",
                    ),
                ),
                (
                    "online_url",
                    models.URLField(blank=True, verbose_name="Link to the meeting"),
                ),
                (
                    "languages",
                    samla.taxonomy.models.TermsField(
                        blank=True,
                        default=samla.taxonomy.models._nothing,
                        list="language",
                        size=None,
                        verbose_name="Which languages are spoken?",
                    ),
                ),
                (
                    "target_groups",
                    samla.taxonomy.models.TermsField(
                        blank=True,
                        default=samla.taxonomy.models._nothing,
                        list="target_group",
                        size=None,
                        verbose_name="For whom?",
                    ),
                ),
                (
                    "age_from",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(120)],
                        verbose_name="From what age?",
                    ),
                ),
                (
                    "age_to",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(120)],
                        verbose_name="Up to what age?",
                    ),
                ),
                (
                    "price",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="Write 0 when it is free.",
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(10000),
                        ],
                        verbose_name="What does it cost, in kronor?",
                    ),
                ),
                (
                    "price_note",
                    models.CharField(
                        blank=True,
                        help_text="For example: the first three times are free.",
                        max_length=120,
                        verbose_name="More about the price",
                    ),
                ),
                (
                    "flags",
                    samla.taxonomy.models.TermsField(
                        blank=True,
                        default=samla.taxonomy.models._nothing,
                        list="access_flag",
                        size=None,
                        verbose_name="Good to know",
                    ),
                ),
                (
                    "email",
                    models.EmailField(
                        blank=True,
                        max_length=254,
                        verbose_name="E-mail address for questions",
                    ),
                ),
                (
                    "phone",
                    models.CharField(
                        blank=True, max_length=20, verbose_name="Phone for questions"
                    ),
                ),
                ("is_example", models.BooleanField(default=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("unpublished_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CoOrganiserEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OccurrenceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("original_starts_at", models.DateTimeField()),
                ("starts_at", models.DateTimeField(verbose_name="Starts")),
                ("ends_at", models.DateTimeField(verbose_name="Ends")),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                ("moved_at", models.DateTimeField(blank=True, null=True)),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        help_text="For example: the leader is ill. Everybody can read it.",
                        max_length=200,
                        verbose_name="Why?",
                    ),
                ),
                ("sequence", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ScheduleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("weekly", "Every week"),
                            ("once", "Once"),
                            ("monthly", "Every month"),
                            ("dates", "On days I choose"),
                        ],
                        default="weekly",
                        max_length=8,
                        verbose_name="How often?",
                    ),
                ),
                (
                    "every",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(12),
                        ],
                        verbose_name="How often?",
                    ),
                ),
                (
                    "weekdays",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "week_of_month",
                    models.SmallIntegerField(
                        blank=True,
                        choices=[
                            (1, "The first"),
                            (2, "The second"),
                            (3, "The third"),
                            (4, "The fourth"),
                            (-1, "The last"),
                        ],
                        null=True,
                        verbose_name="Which one of the month?",
                    ),
                ),
                (
                    "listed_dates",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.DateField(),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "skip_dates",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.DateField(),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "skip_public_holidays",
                    models.BooleanField(
                        default=True, verbose_name="Closed on public holidays"
                    ),
                ),
                (
                    "skip_school_breaks",
                    models.BooleanField(
                        default=False, verbose_name="Closed during school breaks"
                    ),
                ),
                ("starts", models.TimeField(verbose_name="From what time?")),
                ("ends", models.TimeField(verbose_name="Until what time?")),
                (
                    "ends_next_day",
                    models.BooleanField(
                        default=False, verbose_name="Ends after midnight"
                    ),
                ),
                ("first_on", models.DateField(verbose_name="First day")),
                (
                    "last_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty if it goes on until further notice.",
                        null=True,
                        verbose_name="Last day",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.RemoveIndex(
            model_name="activity",
            name="activity_soonest_in_place",
        ),
        migrations.RemoveIndex(
            model_name="activity",
            name="activity_published_soonest",
        ),
        migrations.AddField(
            model_name="activity",
            name="approved_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="activity",
            name="asked_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="activity",
            name="confirmed_by",
            field=models.CharField(
                choices=[
                    ("organisation", "the organisation"),
                    ("municipality", "the municipality"),
                ],
                default="organisation",
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="activity",
            name="paused_until_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="activity",
            name="standing",
            field=models.PositiveSmallIntegerField(
                choices=[(0, "Fresh"), (1, "Old"), (2, "Not shown in lists")], default=0
            ),
        ),
        migrations.AddField(
            model_name="activity",
            name="taken_down_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="activity",
            name="times_asked",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddIndex(
            model_name="activity",
            index=models.Index(
                condition=models.Q(("published_at__isnull", False)),
                fields=["municipality", "standing", "next_starts_at", "id"],
                name="activity_soonest_in_place",
            ),
        ),
        migrations.AddIndex(
            model_name="activity",
            index=models.Index(
                condition=models.Q(("published_at__isnull", False)),
                fields=["standing", "next_starts_at", "id"],
                name="activity_published_soonest",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="activity",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_activityevent" ("address", "age_from", "age_to", "approved_at", "city", "confirmed_at", "confirmed_by", "created_at", "email", "flags", "id", "is_example", "languages", "municipality_id", "online_url", "organisation_id", "paused_until_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "premises_id", "price", "price_note", "published_at", "signup_id", "swedish_level_id", "taken_down_at", "target_groups", "text", "text_language_id", "title", "type_id", "unpublished_at", "venue", "way_in") VALUES (NEW."address", NEW."age_from", NEW."age_to", NEW."approved_at", NEW."city", NEW."confirmed_at", NEW."confirmed_by", NEW."created_at", NEW."email", NEW."flags", NEW."id", NEW."is_example", NEW."languages", NEW."municipality_id", NEW."online_url", NEW."organisation_id", NEW."paused_until_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."postcode", NEW."premises_id", NEW."price", NEW."price_note", NEW."published_at", NEW."signup_id", NEW."swedish_level_id", NEW."taken_down_at", NEW."target_groups", NEW."text", NEW."text_language_id", NEW."title", NEW."type_id", NEW."unpublished_at", NEW."venue", NEW."way_in"); RETURN NULL;',
                    hash="9c11873f341c042cb2ea8b89fb1305a753710313",
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
                    condition='WHEN (OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."age_from" IS DISTINCT FROM (NEW."age_from") OR OLD."age_to" IS DISTINCT FROM (NEW."age_to") OR OLD."approved_at" IS DISTINCT FROM (NEW."approved_at") OR OLD."city" IS DISTINCT FROM (NEW."city") OR OLD."confirmed_at" IS DISTINCT FROM (NEW."confirmed_at") OR OLD."confirmed_by" IS DISTINCT FROM (NEW."confirmed_by") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."flags" IS DISTINCT FROM (NEW."flags") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_example" IS DISTINCT FROM (NEW."is_example") OR OLD."languages" IS DISTINCT FROM (NEW."languages") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."online_url" IS DISTINCT FROM (NEW."online_url") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."paused_until_on" IS DISTINCT FROM (NEW."paused_until_on") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."postcode" IS DISTINCT FROM (NEW."postcode") OR OLD."premises_id" IS DISTINCT FROM (NEW."premises_id") OR OLD."price" IS DISTINCT FROM (NEW."price") OR OLD."price_note" IS DISTINCT FROM (NEW."price_note") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."signup_id" IS DISTINCT FROM (NEW."signup_id") OR OLD."swedish_level_id" IS DISTINCT FROM (NEW."swedish_level_id") OR OLD."taken_down_at" IS DISTINCT FROM (NEW."taken_down_at") OR OLD."target_groups" IS DISTINCT FROM (NEW."target_groups") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."text_language_id" IS DISTINCT FROM (NEW."text_language_id") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."type_id" IS DISTINCT FROM (NEW."type_id") OR OLD."unpublished_at" IS DISTINCT FROM (NEW."unpublished_at") OR OLD."venue" IS DISTINCT FROM (NEW."venue") OR OLD."way_in" IS DISTINCT FROM (NEW."way_in"))',
                    func='INSERT INTO "activities_activityevent" ("address", "age_from", "age_to", "approved_at", "city", "confirmed_at", "confirmed_by", "created_at", "email", "flags", "id", "is_example", "languages", "municipality_id", "online_url", "organisation_id", "paused_until_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "premises_id", "price", "price_note", "published_at", "signup_id", "swedish_level_id", "taken_down_at", "target_groups", "text", "text_language_id", "title", "type_id", "unpublished_at", "venue", "way_in") VALUES (NEW."address", NEW."age_from", NEW."age_to", NEW."approved_at", NEW."city", NEW."confirmed_at", NEW."confirmed_by", NEW."created_at", NEW."email", NEW."flags", NEW."id", NEW."is_example", NEW."languages", NEW."municipality_id", NEW."online_url", NEW."organisation_id", NEW."paused_until_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."postcode", NEW."premises_id", NEW."price", NEW."price_note", NEW."published_at", NEW."signup_id", NEW."swedish_level_id", NEW."taken_down_at", NEW."target_groups", NEW."text", NEW."text_language_id", NEW."title", NEW."type_id", NEW."unpublished_at", NEW."venue", NEW."way_in"); RETURN NULL;',
                    hash="1d4b895ca4085d910c00077c34383a7b39aca5b9",
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
                    func='INSERT INTO "activities_activityevent" ("address", "age_from", "age_to", "approved_at", "city", "confirmed_at", "confirmed_by", "created_at", "email", "flags", "id", "is_example", "languages", "municipality_id", "online_url", "organisation_id", "paused_until_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "premises_id", "price", "price_note", "published_at", "signup_id", "swedish_level_id", "taken_down_at", "target_groups", "text", "text_language_id", "title", "type_id", "unpublished_at", "venue", "way_in") VALUES (OLD."address", OLD."age_from", OLD."age_to", OLD."approved_at", OLD."city", OLD."confirmed_at", OLD."confirmed_by", OLD."created_at", OLD."email", OLD."flags", OLD."id", OLD."is_example", OLD."languages", OLD."municipality_id", OLD."online_url", OLD."organisation_id", OLD."paused_until_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."postcode", OLD."premises_id", OLD."price", OLD."price_note", OLD."published_at", OLD."signup_id", OLD."swedish_level_id", OLD."taken_down_at", OLD."target_groups", OLD."text", OLD."text_language_id", OLD."title", OLD."type_id", OLD."unpublished_at", OLD."venue", OLD."way_in"); RETURN NULL;',
                    hash="d6f1ff6000247b35cbea31ff768bc431b2002eca",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_cc776",
                    table="activities_activity",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="coorganiser",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_coorganiserevent" ("activity_id", "asked_at", "confirmed_at", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."activity_id", NEW."asked_at", NEW."confirmed_at", NEW."id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="900a1856dd5a97bb280437cc8d0f27ee642cf376",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2b704",
                    table="activities_coorganiser",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="coorganiser",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "activities_coorganiserevent" ("activity_id", "asked_at", "confirmed_at", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."activity_id", NEW."asked_at", NEW."confirmed_at", NEW."id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="703717d214abf4063600dad371c7ea0a45cd0ef8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1f79d",
                    table="activities_coorganiser",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="coorganiser",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_coorganiserevent" ("activity_id", "asked_at", "confirmed_at", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."activity_id", OLD."asked_at", OLD."confirmed_at", OLD."id", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="79d4e5c989028758b8b84c13b1d4012c256e97d3",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_149ae",
                    table="activities_coorganiser",
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
                    func='INSERT INTO "activities_occurrenceevent" ("activity_id", "cancelled_at", "ends_at", "id", "moved_at", "original_starts_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "schedule_id", "sequence", "starts_at") VALUES (NEW."activity_id", NEW."cancelled_at", NEW."ends_at", NEW."id", NEW."moved_at", NEW."original_starts_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."schedule_id", NEW."sequence", NEW."starts_at"); RETURN NULL;',
                    hash="18d6d12a6966f5b8068d04be49380db948093eb9",
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
                    condition='WHEN (OLD."cancelled_at" IS DISTINCT FROM (NEW."cancelled_at") OR OLD."moved_at" IS DISTINCT FROM (NEW."moved_at") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."sequence" IS DISTINCT FROM (NEW."sequence"))',
                    func='INSERT INTO "activities_occurrenceevent" ("activity_id", "cancelled_at", "ends_at", "id", "moved_at", "original_starts_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "schedule_id", "sequence", "starts_at") VALUES (NEW."activity_id", NEW."cancelled_at", NEW."ends_at", NEW."id", NEW."moved_at", NEW."original_starts_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."schedule_id", NEW."sequence", NEW."starts_at"); RETURN NULL;',
                    hash="c5e8f5c997ae3c4683eb2d16490d478e329ed43a",
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
                    func='INSERT INTO "activities_occurrenceevent" ("activity_id", "cancelled_at", "ends_at", "id", "moved_at", "original_starts_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "schedule_id", "sequence", "starts_at") VALUES (OLD."activity_id", OLD."cancelled_at", OLD."ends_at", OLD."id", OLD."moved_at", OLD."original_starts_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."schedule_id", OLD."sequence", OLD."starts_at"); RETURN NULL;',
                    hash="22f960e6353027a83e97a00d31958210dd486e6e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e6d78",
                    table="activities_occurrence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="schedule",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_scheduleevent" ("activity_id", "ends", "ends_next_day", "every", "first_on", "id", "kind", "last_on", "listed_dates", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "skip_dates", "skip_public_holidays", "skip_school_breaks", "starts", "week_of_month", "weekdays") VALUES (NEW."activity_id", NEW."ends", NEW."ends_next_day", NEW."every", NEW."first_on", NEW."id", NEW."kind", NEW."last_on", NEW."listed_dates", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."skip_dates", NEW."skip_public_holidays", NEW."skip_school_breaks", NEW."starts", NEW."week_of_month", NEW."weekdays"); RETURN NULL;',
                    hash="77c8fe54f1a378fb05d8f27854e5862dae451b9f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_04d41",
                    table="activities_schedule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="schedule",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "activities_scheduleevent" ("activity_id", "ends", "ends_next_day", "every", "first_on", "id", "kind", "last_on", "listed_dates", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "skip_dates", "skip_public_holidays", "skip_school_breaks", "starts", "week_of_month", "weekdays") VALUES (NEW."activity_id", NEW."ends", NEW."ends_next_day", NEW."every", NEW."first_on", NEW."id", NEW."kind", NEW."last_on", NEW."listed_dates", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."skip_dates", NEW."skip_public_holidays", NEW."skip_school_breaks", NEW."starts", NEW."week_of_month", NEW."weekdays"); RETURN NULL;',
                    hash="d80a607736d04592a43d9b83f9e7b91c6921c120",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_70a60",
                    table="activities_schedule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="schedule",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_scheduleevent" ("activity_id", "ends", "ends_next_day", "every", "first_on", "id", "kind", "last_on", "listed_dates", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "skip_dates", "skip_public_holidays", "skip_school_breaks", "starts", "week_of_month", "weekdays") VALUES (OLD."activity_id", OLD."ends", OLD."ends_next_day", OLD."every", OLD."first_on", OLD."id", OLD."kind", OLD."last_on", OLD."listed_dates", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."skip_dates", OLD."skip_public_holidays", OLD."skip_school_breaks", OLD."starts", OLD."week_of_month", OLD."weekdays"); RETURN NULL;',
                    hash="735683243c2bb3e960ec9ecae1708ce3f3fe5521",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9520d",
                    table="activities_schedule",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("taken_down_at", None), ("published_at", None), _connector="OR"
                ),
                name="activity_taken_down_is_not_shown",
                violation_error_message="It is taken from the public by a decision; only a new decision shows it again.",
            ),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.CheckConstraint(
                condition=models.Q(("standing__lte", 2)), name="activity_has_a_standing"
            ),
        ),
        migrations.AddField(
            model_name="activityevent",
            name="municipality",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="municipalities.municipality",
                verbose_name="Municipality",
            ),
        ),
        migrations.AddField(
            model_name="activityevent",
            name="organisation",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="organisations.organisation",
                verbose_name="Which organisation does this?",
            ),
        ),
        migrations.AddField(
            model_name="activityevent",
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
            model_name="activityevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="activities.activity",
            ),
        ),
        migrations.AddField(
            model_name="activityevent",
            name="premises",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="premises.premises",
                verbose_name="Which room?",
            ),
        ),
        migrations.AddField(
            model_name="activityevent",
            name="signup",
            field=samla.taxonomy.models.TermField(
                db_constraint=False,
                default="access_flag:drop-in",
                list="access_flag",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="taxonomy.term",
                verbose_name="How does one take part?",
            ),
        ),
        migrations.AddField(
            model_name="activityevent",
            name="swedish_level",
            field=samla.taxonomy.models.TermField(
                blank=True,
                db_constraint=False,
                list="swedish_level",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="taxonomy.term",
                verbose_name="How much Swedish is needed?",
            ),
        ),
        migrations.AddField(
            model_name="activityevent",
            name="text_language",
            field=samla.taxonomy.models.TermField(
                db_constraint=False,
                default="language:sv",
                list="language",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="taxonomy.term",
                verbose_name="Which language is the text in?",
            ),
        ),
        migrations.AddField(
            model_name="activityevent",
            name="type",
            field=samla.taxonomy.models.TermField(
                db_constraint=False,
                list="activity_type",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="taxonomy.term",
                verbose_name="What kind of activity is it?",
            ),
        ),
        migrations.AddField(
            model_name="coorganiserevent",
            name="activity",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="activities.activity",
            ),
        ),
        migrations.AddField(
            model_name="coorganiserevent",
            name="organisation",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="organisations.organisation",
            ),
        ),
        migrations.AddField(
            model_name="coorganiserevent",
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
            model_name="coorganiserevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="activities.coorganiser",
            ),
        ),
        migrations.AddField(
            model_name="occurrenceevent",
            name="activity",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="activities.activity",
            ),
        ),
        migrations.AddField(
            model_name="occurrenceevent",
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
            model_name="occurrenceevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="activities.occurrence",
            ),
        ),
        migrations.AddField(
            model_name="occurrenceevent",
            name="schedule",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="activities.schedule",
            ),
        ),
        migrations.AddField(
            model_name="scheduleevent",
            name="activity",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="activities.activity",
            ),
        ),
        migrations.AddField(
            model_name="scheduleevent",
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
            model_name="scheduleevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="activities.schedule",
            ),
        ),
    ]
