"""Belonging, verification, suspension, doubles, freshness and history."""

import datetime

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import samla.organisations.numbers
import samla.taxonomy.models


class Migration(migrations.Migration):
    dependencies = [
        ("municipalities", "0002_trust"),
        ("organisations", "0002_words"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("taxonomy", "0002_terms"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Invitation",
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
                    "email",
                    models.EmailField(
                        max_length=254,
                        verbose_name="Whom do you invite? Her e-mail address",
                    ),
                ),
                ("token_digest", models.CharField(max_length=64, unique=True)),
                ("invited_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("expires_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("is_accepted", models.BooleanField(default=False)),
                (
                    "role",
                    models.CharField(
                        choices=[("owner", "Owner"), ("editor", "Editor")],
                        default="editor",
                        max_length=6,
                        verbose_name="What may she do?",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="InvitationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "email",
                    models.EmailField(
                        max_length=254,
                        verbose_name="Whom do you invite? Her e-mail address",
                    ),
                ),
                ("invited_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("expires_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("is_accepted", models.BooleanField(default=False)),
                (
                    "role",
                    models.CharField(
                        choices=[("owner", "Owner"), ("editor", "Editor")],
                        default="editor",
                        max_length=6,
                        verbose_name="What may she do?",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="JoinRequest",
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
                    "message",
                    models.TextField(
                        max_length=500,
                        verbose_name="Who are you, and what do you do there?",
                    ),
                ),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("is_accepted", models.BooleanField(default=False)),
                (
                    "answer",
                    models.TextField(
                        blank=True, max_length=500, verbose_name="A word to her"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="JoinRequestEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "message",
                    models.TextField(
                        max_length=500,
                        verbose_name="Who are you, and what do you do there?",
                    ),
                ),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("is_accepted", models.BooleanField(default=False)),
                (
                    "answer",
                    models.TextField(
                        blank=True, max_length=500, verbose_name="A word to her"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LikelyTwin",
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
                ("likeness", models.FloatField()),
                (
                    "signs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8),
                        default=list,
                        size=None,
                    ),
                ),
                ("names", models.TextField(default="")),
                ("found_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("dismissed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-likeness", "pk"],
            },
        ),
        migrations.CreateModel(
            name="MembershipEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("chose_to_be_shown_at", models.DateTimeField(blank=True, null=True)),
                (
                    "chose_by_text",
                    models.CharField(blank=True, default="", max_length=7),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[("owner", "Owner"), ("editor", "Editor")],
                        default="editor",
                        max_length=6,
                    ),
                ),
                ("joined_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Merge",
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
                ("merged_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("record", models.JSONField(default=dict)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-merged_at"],
            },
        ),
        migrations.CreateModel(
            name="MergeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("merged_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("record", models.JSONField(default=dict)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OrganisationEvent",
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
                    "contacts_confirmed_at",
                    models.DateTimeField(default=django.utils.timezone.now),
                ),
                (
                    "name",
                    models.CharField(
                        max_length=120, verbose_name="What is the organisation called?"
                    ),
                ),
                (
                    "number",
                    models.CharField(
                        blank=True,
                        help_text="Ten digits. Leave empty if the organisation has none.",
                        max_length=10,
                        validators=[
                            samla.organisations.numbers.validate_organisation_number
                        ],
                        verbose_name="Organisation number",
                    ),
                ),
                (
                    "about",
                    models.TextField(
                        help_text="Two or three sentences that anyone understands.",
                        max_length=2000,
                        verbose_name="What do you do?",
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
                    "languages",
                    samla.taxonomy.models.TermsField(
                        blank=True,
                        default=samla.taxonomy.models._nothing,
                        list="language",
                        size=None,
                        verbose_name="In which languages?",
                    ),
                ),
                (
                    "capabilities",
                    samla.taxonomy.models.TermsField(
                        blank=True,
                        default=samla.taxonomy.models._nothing,
                        list="capability",
                        size=None,
                        verbose_name="What can you contribute with?",
                    ),
                ),
                (
                    "best_at",
                    samla.taxonomy.models.TermsField(
                        blank=True,
                        default=samla.taxonomy.models._nothing,
                        list="capability",
                        size=None,
                        verbose_name="What are you best at?",
                    ),
                ),
                (
                    "email",
                    models.EmailField(
                        help_text="A shared mailbox is best: it stays when people change.",
                        max_length=254,
                        verbose_name="E-mail address",
                    ),
                ),
                (
                    "phone",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[+(]?(?=(?:[ ()–-]*[0-9]){5})[0-9][0-9 ()–-]*\\Z",
                                "Write the number in digits, as 08-123 45 67.",
                            )
                        ],
                        verbose_name="Phone",
                    ),
                ),
                (
                    "website",
                    models.URLField(
                        blank=True,
                        validators=[
                            django.core.validators.URLValidator(
                                schemes=["http", "https"]
                            )
                        ],
                        verbose_name="Website",
                    ),
                ),
                ("is_example", models.BooleanField(default=False)),
                ("source", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Suspension",
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
                    "reason",
                    models.TextField(
                        max_length=1000, verbose_name="Why is it suspended?"
                    ),
                ),
                (
                    "suspended_at",
                    models.DateTimeField(default=django.utils.timezone.now),
                ),
                ("is_administrators", models.BooleanField(default=False)),
                ("was_shown", models.BooleanField(default=False)),
                (
                    "objection",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="Your objection"
                    ),
                ),
                ("objected_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answer",
                    models.TextField(
                        blank=True, max_length=1000, verbose_name="Your answer"
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("lifted_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-suspended_at"],
            },
        ),
        migrations.CreateModel(
            name="SuspensionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "reason",
                    models.TextField(
                        max_length=1000, verbose_name="Why is it suspended?"
                    ),
                ),
                (
                    "suspended_at",
                    models.DateTimeField(default=django.utils.timezone.now),
                ),
                ("is_administrators", models.BooleanField(default=False)),
                ("was_shown", models.BooleanField(default=False)),
                (
                    "objection",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="Your objection"
                    ),
                ),
                ("objected_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answer",
                    models.TextField(
                        blank=True, max_length=1000, verbose_name="Your answer"
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("lifted_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Verification",
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
                    "checked",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("number", "The organisation number is its own"),
                                ("statutes", "Statutes and annual report read"),
                                ("met", "We have met its people"),
                                ("place", "We have visited its activities"),
                                ("contacts", "Its contact persons answer"),
                                (
                                    "records",
                                    "It asks for record extracts for work with children",
                                ),
                            ],
                            max_length=10,
                        ),
                        size=None,
                        verbose_name="What have you checked?",
                    ),
                ),
                (
                    "function",
                    models.CharField(
                        max_length=120, verbose_name="Which function has checked it?"
                    ),
                ),
                (
                    "verified_on",
                    models.DateField(default=django.utils.timezone.localdate),
                ),
                ("until_on", models.DateField(verbose_name="Until when does it hold?")),
                ("renewed_at", models.DateTimeField(blank=True, null=True)),
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "withdrawn_because",
                    models.TextField(
                        blank=True,
                        max_length=500,
                        verbose_name="Why do you withdraw it?",
                    ),
                ),
            ],
            options={
                "ordering": ["-verified_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="VerificationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "checked",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("number", "The organisation number is its own"),
                                ("statutes", "Statutes and annual report read"),
                                ("met", "We have met its people"),
                                ("place", "We have visited its activities"),
                                ("contacts", "Its contact persons answer"),
                                (
                                    "records",
                                    "It asks for record extracts for work with children",
                                ),
                            ],
                            max_length=10,
                        ),
                        size=None,
                        verbose_name="What have you checked?",
                    ),
                ),
                (
                    "function",
                    models.CharField(
                        max_length=120, verbose_name="Which function has checked it?"
                    ),
                ),
                (
                    "verified_on",
                    models.DateField(default=django.utils.timezone.localdate),
                ),
                ("until_on", models.DateField(verbose_name="Until when does it hold?")),
                ("renewed_at", models.DateTimeField(blank=True, null=True)),
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "withdrawn_because",
                    models.TextField(
                        blank=True,
                        max_length=500,
                        verbose_name="Why do you withdraw it?",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.RemoveConstraint(
            model_name="organisation",
            name="organisation_number_names_a_section_once",
        ),
        migrations.RemoveIndex(
            model_name="organisation",
            name="organisation_published_by_name",
        ),
        migrations.AddField(
            model_name="membership",
            name="chose_by_text",
            field=models.CharField(blank=True, default="", max_length=7),
        ),
        migrations.AddField(
            model_name="membership",
            name="chose_to_be_shown_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="organisation",
            name="approved_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="organisation",
            name="asked_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="organisation",
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
            model_name="organisation",
            name="contacts_asked_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="organisation",
            name="contacts_confirmed_at",
            field=models.DateTimeField(default=django.utils.timezone.now),
        ),
        migrations.AddField(
            model_name="organisation",
            name="contacts_times_asked",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="organisation",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="merged_from",
                to="organisations.organisation",
            ),
        ),
        migrations.AddField(
            model_name="organisation",
            name="paused_until_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="organisation",
            name="standing",
            field=models.PositiveSmallIntegerField(
                choices=[(0, "Fresh"), (1, "Old"), (2, "Not shown in lists")], default=0
            ),
        ),
        migrations.AddField(
            model_name="organisation",
            name="taken_down_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="organisation",
            name="times_asked",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AlterField(
            model_name="organisation",
            name="phone",
            field=models.CharField(
                blank=True,
                max_length=20,
                validators=[
                    django.core.validators.RegexValidator(
                        "^[+(]?(?=(?:[ ()–-]*[0-9]){5})[0-9][0-9 ()–-]*\\Z",
                        "Write the number in digits, as 08-123 45 67.",
                    )
                ],
                verbose_name="Phone",
            ),
        ),
        migrations.AlterField(
            model_name="organisation",
            name="serves",
            field=models.ManyToManyField(
                blank=True,
                related_name="served_by",
                to="municipalities.municipality",
                verbose_name="Other municipalities you work in",
            ),
        ),
        migrations.AddIndex(
            model_name="organisation",
            index=models.Index(
                condition=models.Q(("published_at__isnull", False)),
                fields=["standing", "name_sort", "id"],
                name="organisation_published_by_name",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membership",
            trigger=pgtrigger.compiler.Trigger(
                name="organisation_keeps_an_owner",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.\"role\" = 'owner')",
                    constraint="CONSTRAINT",
                    func="\nperform from organisations_organisation\n    where id = old.organisation_id for no key update;\nif not exists (\n    select from organisations_membership\n    where organisation_id = old.organisation_id and role = 'owner'\n) and exists (\n    select from organisations_organisation\n    where id = old.organisation_id\n        and (published_at is not null or paused_until_on is not null)\n) then\n    raise exception 'the organisation % would have no owner', old.organisation_id\n        using errcode = 'check_violation',\n              constraint = 'organisation_keeps_an_owner';\nend if;\nreturn null;\n",
                    hash="f8837666c4f7ab72d6b72921ee3205e29cd59e12",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_organisation_keeps_an_owner_98145",
                    table="organisations_membership",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membership",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "organisations_membershipevent" ("chose_by_text", "chose_to_be_shown_at", "id", "joined_at", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id") VALUES (NEW."chose_by_text", NEW."chose_to_be_shown_at", NEW."id", NEW."joined_at", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."user_id"); RETURN NULL;',
                    hash="ddeee36bdb6c69f0e37c88167a1783d05d9b3f37",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ea1f9",
                    table="organisations_membership",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membership",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "organisations_membershipevent" ("chose_by_text", "chose_to_be_shown_at", "id", "joined_at", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id") VALUES (NEW."chose_by_text", NEW."chose_to_be_shown_at", NEW."id", NEW."joined_at", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."user_id"); RETURN NULL;',
                    hash="e0722f8b4d0ee6cd521bc963f0df5498e675955c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8973b",
                    table="organisations_membership",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membership",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "organisations_membershipevent" ("chose_by_text", "chose_to_be_shown_at", "id", "joined_at", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id") VALUES (OLD."chose_by_text", OLD."chose_to_be_shown_at", OLD."id", OLD."joined_at", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role", OLD."user_id"); RETURN NULL;',
                    hash="f5920abddba6d6c3171467366a1ebb3fec86a197",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b591d",
                    table="organisations_membership",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "organisations_organisationevent" ("about", "approved_at", "best_at", "capabilities", "category_id", "confirmed_at", "confirmed_by", "contacts_confirmed_at", "email", "id", "is_example", "languages", "legal_form_id", "merged_into_id", "municipality_id", "name", "number", "paused_until_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "published_at", "source", "taken_down_at", "target_groups", "text_language_id", "website") VALUES (NEW."about", NEW."approved_at", NEW."best_at", NEW."capabilities", NEW."category_id", NEW."confirmed_at", NEW."confirmed_by", NEW."contacts_confirmed_at", NEW."email", NEW."id", NEW."is_example", NEW."languages", NEW."legal_form_id", NEW."merged_into_id", NEW."municipality_id", NEW."name", NEW."number", NEW."paused_until_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."published_at", NEW."source", NEW."taken_down_at", NEW."target_groups", NEW."text_language_id", NEW."website"); RETURN NULL;',
                    hash="eec69a656938cba8560f3e9cd577d1dbdbca0095",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_040c9",
                    table="organisations_organisation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."about" IS DISTINCT FROM (NEW."about") OR OLD."approved_at" IS DISTINCT FROM (NEW."approved_at") OR OLD."best_at" IS DISTINCT FROM (NEW."best_at") OR OLD."capabilities" IS DISTINCT FROM (NEW."capabilities") OR OLD."category_id" IS DISTINCT FROM (NEW."category_id") OR OLD."confirmed_at" IS DISTINCT FROM (NEW."confirmed_at") OR OLD."confirmed_by" IS DISTINCT FROM (NEW."confirmed_by") OR OLD."contacts_confirmed_at" IS DISTINCT FROM (NEW."contacts_confirmed_at") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_example" IS DISTINCT FROM (NEW."is_example") OR OLD."languages" IS DISTINCT FROM (NEW."languages") OR OLD."legal_form_id" IS DISTINCT FROM (NEW."legal_form_id") OR OLD."merged_into_id" IS DISTINCT FROM (NEW."merged_into_id") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."paused_until_on" IS DISTINCT FROM (NEW."paused_until_on") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."taken_down_at" IS DISTINCT FROM (NEW."taken_down_at") OR OLD."target_groups" IS DISTINCT FROM (NEW."target_groups") OR OLD."text_language_id" IS DISTINCT FROM (NEW."text_language_id") OR OLD."website" IS DISTINCT FROM (NEW."website"))',
                    func='INSERT INTO "organisations_organisationevent" ("about", "approved_at", "best_at", "capabilities", "category_id", "confirmed_at", "confirmed_by", "contacts_confirmed_at", "email", "id", "is_example", "languages", "legal_form_id", "merged_into_id", "municipality_id", "name", "number", "paused_until_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "published_at", "source", "taken_down_at", "target_groups", "text_language_id", "website") VALUES (NEW."about", NEW."approved_at", NEW."best_at", NEW."capabilities", NEW."category_id", NEW."confirmed_at", NEW."confirmed_by", NEW."contacts_confirmed_at", NEW."email", NEW."id", NEW."is_example", NEW."languages", NEW."legal_form_id", NEW."merged_into_id", NEW."municipality_id", NEW."name", NEW."number", NEW."paused_until_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."published_at", NEW."source", NEW."taken_down_at", NEW."target_groups", NEW."text_language_id", NEW."website"); RETURN NULL;',
                    hash="9917b2409c3139fc7fd72a818be355bf4ac0712a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0b99b",
                    table="organisations_organisation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "organisations_organisationevent" ("about", "approved_at", "best_at", "capabilities", "category_id", "confirmed_at", "confirmed_by", "contacts_confirmed_at", "email", "id", "is_example", "languages", "legal_form_id", "merged_into_id", "municipality_id", "name", "number", "paused_until_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "published_at", "source", "taken_down_at", "target_groups", "text_language_id", "website") VALUES (OLD."about", OLD."approved_at", OLD."best_at", OLD."capabilities", OLD."category_id", OLD."confirmed_at", OLD."confirmed_by", OLD."contacts_confirmed_at", OLD."email", OLD."id", OLD."is_example", OLD."languages", OLD."legal_form_id", OLD."merged_into_id", OLD."municipality_id", OLD."name", OLD."number", OLD."paused_until_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."published_at", OLD."source", OLD."taken_down_at", OLD."target_groups", OLD."text_language_id", OLD."website"); RETURN NULL;',
                    hash="f399052ff8af42b26df5043d35eacbd2fe33f83f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_57a4b",
                    table="organisations_organisation",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    models.Q(("number", ""), _negated=True), ("merged_into", None)
                ),
                fields=("number", "name"),
                name="organisation_number_names_a_section_once",
                violation_error_message="This organisation is already registered in Samla.",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("taken_down_at", None), ("published_at", None), _connector="OR"
                ),
                name="organisation_taken_down_is_not_shown",
                violation_error_message="It is taken from the public by a decision; only a new decision shows it again.",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(("standing__lte", 2)),
                name="organisation_has_a_standing",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("merged_into", None), ("published_at", None), _connector="OR"
                ),
                name="organisation_merged_is_not_shown",
            ),
        ),
        migrations.AddField(
            model_name="invitation",
            name="invited_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="invitation",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="open_invitations",
                to="organisations.organisation",
            ),
        ),
        migrations.AddField(
            model_name="invitationevent",
            name="invited_by",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="invitationevent",
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
            model_name="invitationevent",
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
            model_name="invitationevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="organisations.invitation",
            ),
        ),
        migrations.AddField(
            model_name="joinrequest",
            name="answered_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="joinrequest",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="join_requests",
                to="organisations.organisation",
            ),
        ),
        migrations.AddField(
            model_name="joinrequest",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="join_requests",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="joinrequestevent",
            name="answered_by",
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
        migrations.AddField(
            model_name="joinrequestevent",
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
            model_name="joinrequestevent",
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
            model_name="joinrequestevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="organisations.joinrequest",
            ),
        ),
        migrations.AddField(
            model_name="joinrequestevent",
            name="user",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="likelytwin",
            name="dismissed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="likelytwin",
            name="first",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="organisations.organisation",
            ),
        ),
        migrations.AddField(
            model_name="likelytwin",
            name="second",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="organisations.organisation",
            ),
        ),
        migrations.AddField(
            model_name="membershipevent",
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
            model_name="membershipevent",
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
            model_name="membershipevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="organisations.membership",
            ),
        ),
        migrations.AddField(
            model_name="membershipevent",
            name="user",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="merge",
            name="gone",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="merges_away",
                to="organisations.organisation",
            ),
        ),
        migrations.AddField(
            model_name="merge",
            name="kept",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="merges",
                to="organisations.organisation",
            ),
        ),
        migrations.AddField(
            model_name="merge",
            name="merged_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="merge",
            name="undone_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="mergeevent",
            name="gone",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="organisations.organisation",
            ),
        ),
        migrations.AddField(
            model_name="mergeevent",
            name="kept",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="organisations.organisation",
            ),
        ),
        migrations.AddField(
            model_name="mergeevent",
            name="merged_by",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="mergeevent",
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
            model_name="mergeevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="organisations.merge",
            ),
        ),
        migrations.AddField(
            model_name="mergeevent",
            name="undone_by",
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
        migrations.AddField(
            model_name="organisationevent",
            name="category",
            field=samla.taxonomy.models.TermField(
                db_constraint=False,
                list="association_category",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="taxonomy.term",
                verbose_name="What does it mostly work with?",
            ),
        ),
        migrations.AddField(
            model_name="organisationevent",
            name="legal_form",
            field=samla.taxonomy.models.TermField(
                db_constraint=False,
                list="legal_form",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="taxonomy.term",
                verbose_name="What kind of organisation is it?",
            ),
        ),
        migrations.AddField(
            model_name="organisationevent",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="organisations.organisation",
            ),
        ),
        migrations.AddField(
            model_name="organisationevent",
            name="municipality",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="municipalities.municipality",
                verbose_name="Home municipality",
            ),
        ),
        migrations.AddField(
            model_name="organisationevent",
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
            model_name="organisationevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="organisations.organisation",
            ),
        ),
        migrations.AddField(
            model_name="organisationevent",
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
            model_name="suspension",
            name="lifted_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="suspension",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="suspensions",
                to="municipalities.municipality",
            ),
        ),
        migrations.AddField(
            model_name="suspension",
            name="objected_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="suspension",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="suspensions",
                to="organisations.organisation",
            ),
        ),
        migrations.AddField(
            model_name="suspension",
            name="suspended_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="suspensionevent",
            name="lifted_by",
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
        migrations.AddField(
            model_name="suspensionevent",
            name="municipality",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="municipalities.municipality",
            ),
        ),
        migrations.AddField(
            model_name="suspensionevent",
            name="objected_by",
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
        migrations.AddField(
            model_name="suspensionevent",
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
            model_name="suspensionevent",
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
            model_name="suspensionevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="organisations.suspension",
            ),
        ),
        migrations.AddField(
            model_name="suspensionevent",
            name="suspended_by",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="verification",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="verifications",
                to="municipalities.municipality",
            ),
        ),
        migrations.AddField(
            model_name="verification",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="verifications",
                to="organisations.organisation",
            ),
        ),
        migrations.AddField(
            model_name="verification",
            name="verified_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="verificationevent",
            name="municipality",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="municipalities.municipality",
            ),
        ),
        migrations.AddField(
            model_name="verificationevent",
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
            model_name="verificationevent",
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
            model_name="verificationevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="organisations.verification",
            ),
        ),
        migrations.AddField(
            model_name="verificationevent",
            name="verified_by",
            field=models.ForeignKey(
                db_constraint=False,
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("answered_at", None)),
                fields=("organisation", "email"),
                name="invitation_waits_once",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="invitation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "organisations_invitationevent" ("answered_at", "email", "expires_at", "id", "invited_at", "invited_by_id", "is_accepted", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") VALUES (NEW."answered_at", NEW."email", NEW."expires_at", NEW."id", NEW."invited_at", NEW."invited_by_id", NEW."is_accepted", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role"); RETURN NULL;',
                    hash="77b25c1097fda165e16b40b2ce46e3eef7370f69",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1cad2",
                    table="organisations_invitation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="invitation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."invited_at" IS DISTINCT FROM (NEW."invited_at") OR OLD."invited_by_id" IS DISTINCT FROM (NEW."invited_by_id") OR OLD."is_accepted" IS DISTINCT FROM (NEW."is_accepted") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."role" IS DISTINCT FROM (NEW."role"))',
                    func='INSERT INTO "organisations_invitationevent" ("answered_at", "email", "expires_at", "id", "invited_at", "invited_by_id", "is_accepted", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") VALUES (NEW."answered_at", NEW."email", NEW."expires_at", NEW."id", NEW."invited_at", NEW."invited_by_id", NEW."is_accepted", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role"); RETURN NULL;',
                    hash="7283c208127d694619e5d50b637ea01de1e0e056",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8905b",
                    table="organisations_invitation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="invitation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "organisations_invitationevent" ("answered_at", "email", "expires_at", "id", "invited_at", "invited_by_id", "is_accepted", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") VALUES (OLD."answered_at", OLD."email", OLD."expires_at", OLD."id", OLD."invited_at", OLD."invited_by_id", OLD."is_accepted", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role"); RETURN NULL;',
                    hash="81a2ec90525ae9580ec1af65c56bac643c92605d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b87bd",
                    table="organisations_invitation",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="joinrequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("answered_at", None)),
                fields=("organisation", "user"),
                name="join_request_waits_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="joinrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("answered_at__isnull", False),
                    ("is_accepted", False),
                    _connector="OR",
                ),
                name="join_request_is_accepted_by_an_answer",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="joinrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "organisations_joinrequestevent" ("answer", "answered_at", "answered_by_id", "asked_at", "id", "is_accepted", "message", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."asked_at", NEW."id", NEW."is_accepted", NEW."message", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."user_id"); RETURN NULL;',
                    hash="4be930c127b5e186712bf63cd5413e47b1972abb",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_78e0e",
                    table="organisations_joinrequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="joinrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "organisations_joinrequestevent" ("answer", "answered_at", "answered_by_id", "asked_at", "id", "is_accepted", "message", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."asked_at", NEW."id", NEW."is_accepted", NEW."message", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."user_id"); RETURN NULL;',
                    hash="634b8815b53f914afdb703c48b3cc84ea259fc30",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9d0ca",
                    table="organisations_joinrequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="joinrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "organisations_joinrequestevent" ("answer", "answered_at", "answered_by_id", "asked_at", "id", "is_accepted", "message", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (OLD."answer", OLD."answered_at", OLD."answered_by_id", OLD."asked_at", OLD."id", OLD."is_accepted", OLD."message", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."user_id"); RETURN NULL;',
                    hash="ec80163ddd810d19a2aad3ac6757f73910e10bd1",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9d000",
                    table="organisations_joinrequest",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="likelytwin",
            constraint=models.UniqueConstraint(
                fields=("first", "second"), name="likely_twin_stands_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="likelytwin",
            constraint=models.CheckConstraint(
                condition=models.Q(("first__lt", models.F("second"))),
                name="likely_twin_is_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="merge",
            constraint=models.UniqueConstraint(
                condition=models.Q(("undone_at", None)),
                fields=("gone",),
                name="organisation_is_merged_away_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="merge",
            constraint=models.CheckConstraint(
                condition=models.Q(("kept", models.F("gone")), _negated=True),
                name="merge_is_of_two",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="merge",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "organisations_mergeevent" ("gone_id", "id", "kept_id", "merged_at", "merged_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record", "undone_at", "undone_by_id") VALUES (NEW."gone_id", NEW."id", NEW."kept_id", NEW."merged_at", NEW."merged_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."record", NEW."undone_at", NEW."undone_by_id"); RETURN NULL;',
                    hash="fd22df7913764a9f4136301f9cae8311caab70b2",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0c0e5",
                    table="organisations_merge",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="merge",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "organisations_mergeevent" ("gone_id", "id", "kept_id", "merged_at", "merged_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record", "undone_at", "undone_by_id") VALUES (NEW."gone_id", NEW."id", NEW."kept_id", NEW."merged_at", NEW."merged_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."record", NEW."undone_at", NEW."undone_by_id"); RETURN NULL;',
                    hash="68e4704d7fd0e5f361e299ed11e5cc1ebb896a53",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_77be8",
                    table="organisations_merge",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="merge",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "organisations_mergeevent" ("gone_id", "id", "kept_id", "merged_at", "merged_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record", "undone_at", "undone_by_id") VALUES (OLD."gone_id", OLD."id", OLD."kept_id", OLD."merged_at", OLD."merged_by_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."record", OLD."undone_at", OLD."undone_by_id"); RETURN NULL;',
                    hash="e60f3390ee788d78d7647d922374b480c5667b12",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_38001",
                    table="organisations_merge",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="suspension",
            constraint=models.UniqueConstraint(
                condition=models.Q(("lifted_at", None)),
                fields=("organisation",),
                name="suspension_stands_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="suspension",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True),
                name="suspension_has_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="suspension",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("objected_at", None), ("objection", "")),
                    models.Q(
                        ("objected_at__isnull", False),
                        models.Q(("objection", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="suspension_objection_has_words",
            ),
        ),
        migrations.AddConstraint(
            model_name="suspension",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", ""), ("answered_at", None)),
                    models.Q(
                        ("answered_at__isnull", False),
                        models.Q(("answer", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="suspension_answer_has_words",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="suspension",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "organisations_suspensionevent" ("answer", "answered_at", "id", "is_administrators", "lifted_at", "lifted_by_id", "municipality_id", "objected_at", "objected_by_id", "objection", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "suspended_at", "suspended_by_id", "was_shown") VALUES (NEW."answer", NEW."answered_at", NEW."id", NEW."is_administrators", NEW."lifted_at", NEW."lifted_by_id", NEW."municipality_id", NEW."objected_at", NEW."objected_by_id", NEW."objection", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."suspended_at", NEW."suspended_by_id", NEW."was_shown"); RETURN NULL;',
                    hash="c0e8af596e7f715e13483d8a79b2fb6ba64631b1",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ce1a8",
                    table="organisations_suspension",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="suspension",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "organisations_suspensionevent" ("answer", "answered_at", "id", "is_administrators", "lifted_at", "lifted_by_id", "municipality_id", "objected_at", "objected_by_id", "objection", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "suspended_at", "suspended_by_id", "was_shown") VALUES (NEW."answer", NEW."answered_at", NEW."id", NEW."is_administrators", NEW."lifted_at", NEW."lifted_by_id", NEW."municipality_id", NEW."objected_at", NEW."objected_by_id", NEW."objection", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."suspended_at", NEW."suspended_by_id", NEW."was_shown"); RETURN NULL;',
                    hash="dae1938b5ff89dcadddabf6992a686954604c0b6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3e0ad",
                    table="organisations_suspension",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="suspension",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "organisations_suspensionevent" ("answer", "answered_at", "id", "is_administrators", "lifted_at", "lifted_by_id", "municipality_id", "objected_at", "objected_by_id", "objection", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "suspended_at", "suspended_by_id", "was_shown") VALUES (OLD."answer", OLD."answered_at", OLD."id", OLD."is_administrators", OLD."lifted_at", OLD."lifted_by_id", OLD."municipality_id", OLD."objected_at", OLD."objected_by_id", OLD."objection", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."suspended_at", OLD."suspended_by_id", OLD."was_shown"); RETURN NULL;',
                    hash="cd4ce51da420079f01add6178bb2ed0d67abb211",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c162a",
                    table="organisations_suspension",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="verification",
            constraint=models.UniqueConstraint(
                condition=models.Q(("renewed_at", None), ("withdrawn_at", None)),
                fields=("organisation", "municipality"),
                name="verification_by_a_municipality_stands_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="verification",
            constraint=models.CheckConstraint(
                condition=models.Q(("checked__len__gte", 1)),
                name="verification_says_what_was_checked",
            ),
        ),
        migrations.AddConstraint(
            model_name="verification",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until_on__gt", models.F("verified_on")),
                    (
                        "until_on__lte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("verified_on"),
                            "+",
                            models.Value(datetime.timedelta(days=1098)),
                        ),
                    ),
                ),
                name="verification_ends_within_three_years",
            ),
        ),
        migrations.AddConstraint(
            model_name="verification",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("withdrawn_at", None),
                    models.Q(("withdrawn_because", ""), _negated=True),
                    _connector="OR",
                ),
                name="verification_is_withdrawn_with_a_reason",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="verification",
            trigger=pgtrigger.compiler.Trigger(
                name="verification_needs_two_contacts",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nif not (\n    select is_example from organisations_organisation where id = new.organisation_id\n) and (\n    select count(*) from organisations_membership\n    where organisation_id = new.organisation_id\n) < 2 then\n    raise exception 'the organisation % has too few contacts', new.organisation_id\n        using errcode = 'check_violation',\n              constraint = 'verification_needs_two_contacts';\nend if;\nreturn new;\n",
                    hash="c9829b823614b5e6823d6f0f7815df1e39c02a3d",
                    operation="INSERT",
                    pgid="pgtrigger_verification_needs_two_contacts_7266d",
                    table="organisations_verification",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="verification",
            trigger=pgtrigger.compiler.Trigger(
                name="verification_is_by_somebody_else",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nif exists (\n    select from organisations_membership\n    where organisation_id = new.organisation_id and user_id = new.verified_by_id\n) then\n    raise exception 'nobody verifies her own organisation'\n        using errcode = 'check_violation',\n              constraint = 'verification_is_by_somebody_else';\nend if;\nif exists (\n    select from accounts_user where id = new.verified_by_id and is_example\n) and not (\n    select is_example from organisations_organisation where id = new.organisation_id\n) then\n    raise exception 'an example person vouches for examples only'\n        using errcode = 'check_violation',\n              constraint = 'verification_by_an_example_is_of_an_example';\nend if;\nreturn new;\n",
                    hash="682ec314f208f53680134434c7f70875db09c84e",
                    operation="INSERT",
                    pgid="pgtrigger_verification_is_by_somebody_else_d937c",
                    table="organisations_verification",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="verification",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "organisations_verificationevent" ("checked", "function", "id", "municipality_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reminded_at", "renewed_at", "until_on", "verified_by_id", "verified_on", "withdrawn_at", "withdrawn_because") VALUES (NEW."checked", NEW."function", NEW."id", NEW."municipality_id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reminded_at", NEW."renewed_at", NEW."until_on", NEW."verified_by_id", NEW."verified_on", NEW."withdrawn_at", NEW."withdrawn_because"); RETURN NULL;',
                    hash="51a3cf924e49dfd8d60f633cd0010df425916bd7",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_82b71",
                    table="organisations_verification",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="verification",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "organisations_verificationevent" ("checked", "function", "id", "municipality_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reminded_at", "renewed_at", "until_on", "verified_by_id", "verified_on", "withdrawn_at", "withdrawn_because") VALUES (NEW."checked", NEW."function", NEW."id", NEW."municipality_id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reminded_at", NEW."renewed_at", NEW."until_on", NEW."verified_by_id", NEW."verified_on", NEW."withdrawn_at", NEW."withdrawn_because"); RETURN NULL;',
                    hash="612cf576eb86131270f74a7e9eebc5b915862f09",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_abd40",
                    table="organisations_verification",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="verification",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "organisations_verificationevent" ("checked", "function", "id", "municipality_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reminded_at", "renewed_at", "until_on", "verified_by_id", "verified_on", "withdrawn_at", "withdrawn_because") VALUES (OLD."checked", OLD."function", OLD."id", OLD."municipality_id", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reminded_at", OLD."renewed_at", OLD."until_on", OLD."verified_by_id", OLD."verified_on", OLD."withdrawn_at", OLD."withdrawn_because"); RETURN NULL;',
                    hash="fe83aefabfb468bd582eb271f383070a00d570ab",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2277a",
                    table="organisations_verification",
                    when="AFTER",
                ),
            ),
        ),
    ]
