"""Staff by invitation and application, domains, freshness and history."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import samla.taxonomy.models


class Migration(migrations.Migration):
    dependencies = [
        ("municipalities", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Application",
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
                    "function",
                    models.CharField(
                        max_length=120, verbose_name="What is your function?"
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        max_length=120, verbose_name="Which unit do you work in?"
                    ),
                ),
                (
                    "message",
                    models.TextField(
                        max_length=1000,
                        verbose_name="How can we see that you work there?",
                    ),
                ),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("is_accepted", models.BooleanField(default=False)),
                (
                    "reason",
                    models.TextField(blank=True, max_length=500, verbose_name="Reason"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ApplicationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "function",
                    models.CharField(
                        max_length=120, verbose_name="What is your function?"
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        max_length=120, verbose_name="Which unit do you work in?"
                    ),
                ),
                (
                    "message",
                    models.TextField(
                        max_length=1000,
                        verbose_name="How can we see that you work there?",
                    ),
                ),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("is_accepted", models.BooleanField(default=False)),
                (
                    "reason",
                    models.TextField(blank=True, max_length=500, verbose_name="Reason"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EntryPointEvent",
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
                (
                    "function_name",
                    models.CharField(
                        help_text="The function, not the person: for example integration coordinator.",
                        max_length=80,
                        verbose_name="What is the function called?",
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        max_length=80, verbose_name="Which unit is it part of?"
                    ),
                ),
                (
                    "email",
                    models.EmailField(
                        help_text="A function mailbox that colleagues can read too.",
                        max_length=254,
                        verbose_name="E-mail address",
                    ),
                ),
                (
                    "phone",
                    models.CharField(blank=True, max_length=20, verbose_name="Phone"),
                ),
                (
                    "phone_hours",
                    models.CharField(
                        blank=True,
                        help_text="For example: Monday to Thursday 9.00–11.30.",
                        max_length=80,
                        verbose_name="Phone hours",
                    ),
                ),
                (
                    "languages",
                    samla.taxonomy.models.TermsField(
                        blank=True,
                        default=samla.taxonomy.models._nothing,
                        list="language",
                        size=None,
                        verbose_name="Which languages do you answer in?",
                    ),
                ),
                (
                    "promise_days",
                    models.PositiveSmallIntegerField(
                        default=3,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(20),
                        ],
                        verbose_name="Within how many working days do you answer?",
                    ),
                ),
                (
                    "helps_with",
                    models.TextField(max_length=1000, verbose_name="I help with"),
                ),
                (
                    "helps_not_with",
                    models.TextField(
                        blank=True, max_length=1000, verbose_name="I do not help with"
                    ),
                ),
                ("is_example", models.BooleanField(default=False)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MunicipalityDomain",
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
                    "name",
                    models.CharField(
                        max_length=100,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^([a-zåäö0-9]([a-zåäö0-9-]*[a-zåäö0-9])?\\.)+[a-z]{2,}\\Z",
                                "Write the domain as botkyrka.se.",
                            )
                        ],
                        verbose_name="Domain",
                    ),
                ),
                ("is_reference", models.BooleanField(default=False)),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="MunicipalityDomainEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "name",
                    models.CharField(
                        max_length=100,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^([a-zåäö0-9]([a-zåäö0-9-]*[a-zåäö0-9])?\\.)+[a-z]{2,}\\Z",
                                "Write the domain as botkyrka.se.",
                            )
                        ],
                        verbose_name="Domain",
                    ),
                ),
                ("is_reference", models.BooleanField(default=False)),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StaffInvitation",
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
                        choices=[
                            ("coordinator", "Coordinator"),
                            ("premises", "Premises manager"),
                            ("reader", "Reader"),
                        ],
                        default="reader",
                        max_length=12,
                        verbose_name="As what?",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="StaffInvitationEvent",
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
                        choices=[
                            ("coordinator", "Coordinator"),
                            ("premises", "Premises manager"),
                            ("reader", "Reader"),
                        ],
                        default="reader",
                        max_length=12,
                        verbose_name="As what?",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StaffMemberEvent",
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
                        choices=[
                            ("coordinator", "Coordinator"),
                            ("premises", "Premises manager"),
                            ("reader", "Reader"),
                        ],
                        default="coordinator",
                        max_length=12,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="entrypoint",
            name="asked_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="entrypoint",
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
            model_name="entrypoint",
            name="standing",
            field=models.PositiveSmallIntegerField(
                choices=[(0, "Fresh"), (1, "Old"), (2, "Not shown in lists")], default=0
            ),
        ),
        migrations.AddField(
            model_name="entrypoint",
            name="times_asked",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="staffmember",
            name="chose_by_text",
            field=models.CharField(blank=True, default="", max_length=7),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="entrypoint",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "municipalities_entrypointevent" ("confirmed_at", "confirmed_by", "deputy_id", "email", "function_name", "helps_not_with", "helps_with", "id", "is_example", "languages", "municipality_id", "on_duty_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "phone_hours", "promise_days", "unit") VALUES (NEW."confirmed_at", NEW."confirmed_by", NEW."deputy_id", NEW."email", NEW."function_name", NEW."helps_not_with", NEW."helps_with", NEW."id", NEW."is_example", NEW."languages", NEW."municipality_id", NEW."on_duty_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."phone_hours", NEW."promise_days", NEW."unit"); RETURN NULL;',
                    hash="be191c8d3264c6ff522151e501c398662894e068",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a4454",
                    table="municipalities_entrypoint",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="entrypoint",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."confirmed_at" IS DISTINCT FROM (NEW."confirmed_at") OR OLD."confirmed_by" IS DISTINCT FROM (NEW."confirmed_by") OR OLD."deputy_id" IS DISTINCT FROM (NEW."deputy_id") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."function_name" IS DISTINCT FROM (NEW."function_name") OR OLD."helps_not_with" IS DISTINCT FROM (NEW."helps_not_with") OR OLD."helps_with" IS DISTINCT FROM (NEW."helps_with") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_example" IS DISTINCT FROM (NEW."is_example") OR OLD."languages" IS DISTINCT FROM (NEW."languages") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."on_duty_id" IS DISTINCT FROM (NEW."on_duty_id") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."phone_hours" IS DISTINCT FROM (NEW."phone_hours") OR OLD."promise_days" IS DISTINCT FROM (NEW."promise_days") OR OLD."unit" IS DISTINCT FROM (NEW."unit"))',
                    func='INSERT INTO "municipalities_entrypointevent" ("confirmed_at", "confirmed_by", "deputy_id", "email", "function_name", "helps_not_with", "helps_with", "id", "is_example", "languages", "municipality_id", "on_duty_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "phone_hours", "promise_days", "unit") VALUES (NEW."confirmed_at", NEW."confirmed_by", NEW."deputy_id", NEW."email", NEW."function_name", NEW."helps_not_with", NEW."helps_with", NEW."id", NEW."is_example", NEW."languages", NEW."municipality_id", NEW."on_duty_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."phone_hours", NEW."promise_days", NEW."unit"); RETURN NULL;',
                    hash="efcfa09481acb7c54bb56ff347a2d867fcbcb669",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ecf0c",
                    table="municipalities_entrypoint",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="entrypoint",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "municipalities_entrypointevent" ("confirmed_at", "confirmed_by", "deputy_id", "email", "function_name", "helps_not_with", "helps_with", "id", "is_example", "languages", "municipality_id", "on_duty_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "phone_hours", "promise_days", "unit") VALUES (OLD."confirmed_at", OLD."confirmed_by", OLD."deputy_id", OLD."email", OLD."function_name", OLD."helps_not_with", OLD."helps_with", OLD."id", OLD."is_example", OLD."languages", OLD."municipality_id", OLD."on_duty_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."phone_hours", OLD."promise_days", OLD."unit"); RETURN NULL;',
                    hash="cfa5b4457d93e6778fab9cbabf9a779d619dccbb",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3a9d0",
                    table="municipalities_entrypoint",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="staffmember",
            trigger=pgtrigger.compiler.Trigger(
                name="way_in_keeps_a_coordinator",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.\"role\" = 'coordinator')",
                    constraint="CONSTRAINT",
                    func="\nperform from municipalities_municipality\n    where code = old.municipality_id for no key update;\nif not exists (\n    select from municipalities_staffmember\n    where municipality_id = old.municipality_id and role = 'coordinator'\n) and exists (\n    select from municipalities_entrypoint where municipality_id = old.municipality_id\n) then\n    raise exception 'nobody would keep the way in to %', old.municipality_id\n        using errcode = 'check_violation',\n              constraint = 'way_in_keeps_a_coordinator';\nend if;\nreturn null;\n",
                    hash="458052ad671bddf5caf2636fda3fff66d0cf22d6",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_way_in_keeps_a_coordinator_6197e",
                    table="municipalities_staffmember",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="staffmember",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "municipalities_staffmemberevent" ("chose_by_text", "chose_to_be_shown_at", "id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id") VALUES (NEW."chose_by_text", NEW."chose_to_be_shown_at", NEW."id", NEW."municipality_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."user_id"); RETURN NULL;',
                    hash="1e9ad328ceffab8e9beaade449766a0fb83f6f1c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a847a",
                    table="municipalities_staffmember",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="staffmember",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "municipalities_staffmemberevent" ("chose_by_text", "chose_to_be_shown_at", "id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id") VALUES (NEW."chose_by_text", NEW."chose_to_be_shown_at", NEW."id", NEW."municipality_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."user_id"); RETURN NULL;',
                    hash="50021e2003a2e6ec2d8a82b1959978597458ed17",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_cedae",
                    table="municipalities_staffmember",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="staffmember",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "municipalities_staffmemberevent" ("chose_by_text", "chose_to_be_shown_at", "id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id") VALUES (OLD."chose_by_text", OLD."chose_to_be_shown_at", OLD."id", OLD."municipality_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role", OLD."user_id"); RETURN NULL;',
                    hash="b23f0b77d1de99ed2d7ccd25e367c268612fa589",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e6e8e",
                    table="municipalities_staffmember",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="entrypoint",
            constraint=models.CheckConstraint(
                condition=models.Q(("standing__lte", 2)),
                name="entry_point_has_a_standing",
            ),
        ),
        migrations.AddField(
            model_name="application",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="application",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="applications",
                to="municipalities.municipality",
            ),
        ),
        migrations.AddField(
            model_name="application",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="applications",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="applicationevent",
            name="decided_by",
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
            model_name="applicationevent",
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
            model_name="applicationevent",
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
            model_name="applicationevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="municipalities.application",
            ),
        ),
        migrations.AddField(
            model_name="applicationevent",
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
            model_name="entrypointevent",
            name="deputy",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="municipalities.staffmember",
            ),
        ),
        migrations.AddField(
            model_name="entrypointevent",
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
            model_name="entrypointevent",
            name="on_duty",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="municipalities.staffmember",
            ),
        ),
        migrations.AddField(
            model_name="entrypointevent",
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
            model_name="entrypointevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="municipalities.entrypoint",
            ),
        ),
        migrations.AddField(
            model_name="municipalitydomain",
            name="confirmed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="municipalitydomain",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="domains",
                to="municipalities.municipality",
            ),
        ),
        migrations.AddField(
            model_name="municipalitydomainevent",
            name="confirmed_by",
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
            model_name="municipalitydomainevent",
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
            model_name="municipalitydomainevent",
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
            model_name="municipalitydomainevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="municipalities.municipalitydomain",
            ),
        ),
        migrations.AddField(
            model_name="staffinvitation",
            name="invited_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="staffinvitation",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="staff_invitations",
                to="municipalities.municipality",
            ),
        ),
        migrations.AddField(
            model_name="staffinvitationevent",
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
            model_name="staffinvitationevent",
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
            model_name="staffinvitationevent",
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
            model_name="staffinvitationevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="municipalities.staffinvitation",
            ),
        ),
        migrations.AddField(
            model_name="staffmemberevent",
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
            model_name="staffmemberevent",
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
            model_name="staffmemberevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="municipalities.staffmember",
            ),
        ),
        migrations.AddField(
            model_name="staffmemberevent",
            name="user",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.UniqueConstraint(
                condition=models.Q(("decided_at", None)),
                fields=("municipality", "user"),
                name="application_waits_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_at__isnull", False),
                    ("is_accepted", False),
                    _connector="OR",
                ),
                name="application_is_accepted_by_a_decision",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="application",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "municipalities_applicationevent" ("asked_at", "decided_at", "decided_by_id", "function", "id", "is_accepted", "message", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "unit", "user_id") VALUES (NEW."asked_at", NEW."decided_at", NEW."decided_by_id", NEW."function", NEW."id", NEW."is_accepted", NEW."message", NEW."municipality_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."unit", NEW."user_id"); RETURN NULL;',
                    hash="274e7f5aecfc58a0ed66501a2a65f3e2de21dcf0",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1234a",
                    table="municipalities_application",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="application",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "municipalities_applicationevent" ("asked_at", "decided_at", "decided_by_id", "function", "id", "is_accepted", "message", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "unit", "user_id") VALUES (NEW."asked_at", NEW."decided_at", NEW."decided_by_id", NEW."function", NEW."id", NEW."is_accepted", NEW."message", NEW."municipality_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."unit", NEW."user_id"); RETURN NULL;',
                    hash="e078127766d066fe16086d627ea8b07a054ddd3d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1ee72",
                    table="municipalities_application",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="application",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "municipalities_applicationevent" ("asked_at", "decided_at", "decided_by_id", "function", "id", "is_accepted", "message", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "unit", "user_id") VALUES (OLD."asked_at", OLD."decided_at", OLD."decided_by_id", OLD."function", OLD."id", OLD."is_accepted", OLD."message", OLD."municipality_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."unit", OLD."user_id"); RETURN NULL;',
                    hash="be09f283172855aadbec3d8b2ac60ec2bcf7f205",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_08b28",
                    table="municipalities_application",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="municipalitydomain",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "municipalities_municipalitydomainevent" ("confirmed_at", "confirmed_by_id", "id", "is_reference", "municipality_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."confirmed_at", NEW."confirmed_by_id", NEW."id", NEW."is_reference", NEW."municipality_id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="3f8c8bc597116ed8d3650cf8895be55fd467fa7f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_bdfd9",
                    table="municipalities_municipalitydomain",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="municipalitydomain",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "municipalities_municipalitydomainevent" ("confirmed_at", "confirmed_by_id", "id", "is_reference", "municipality_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."confirmed_at", NEW."confirmed_by_id", NEW."id", NEW."is_reference", NEW."municipality_id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="cfacaf98d2361e2d244363e9da8578ffca83aaa2",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_da7d8",
                    table="municipalities_municipalitydomain",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="municipalitydomain",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "municipalities_municipalitydomainevent" ("confirmed_at", "confirmed_by_id", "id", "is_reference", "municipality_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."confirmed_at", OLD."confirmed_by_id", OLD."id", OLD."is_reference", OLD."municipality_id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="49ca34d1160da23a80f095bc034ac6e5b32e16ae",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6e8dd",
                    table="municipalities_municipalitydomain",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="staffinvitation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("answered_at", None)),
                fields=("municipality", "email"),
                name="staff_invitation_waits_once",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="staffinvitation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "municipalities_staffinvitationevent" ("answered_at", "email", "expires_at", "id", "invited_at", "invited_by_id", "is_accepted", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") VALUES (NEW."answered_at", NEW."email", NEW."expires_at", NEW."id", NEW."invited_at", NEW."invited_by_id", NEW."is_accepted", NEW."municipality_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role"); RETURN NULL;',
                    hash="c93f31ef6762c1826d6bdec521731c46a86245b3",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b0e38",
                    table="municipalities_staffinvitation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="staffinvitation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."invited_at" IS DISTINCT FROM (NEW."invited_at") OR OLD."invited_by_id" IS DISTINCT FROM (NEW."invited_by_id") OR OLD."is_accepted" IS DISTINCT FROM (NEW."is_accepted") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."role" IS DISTINCT FROM (NEW."role"))',
                    func='INSERT INTO "municipalities_staffinvitationevent" ("answered_at", "email", "expires_at", "id", "invited_at", "invited_by_id", "is_accepted", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") VALUES (NEW."answered_at", NEW."email", NEW."expires_at", NEW."id", NEW."invited_at", NEW."invited_by_id", NEW."is_accepted", NEW."municipality_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role"); RETURN NULL;',
                    hash="25c8c7573791a3e17c42ea7aa705bdd799630d86",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_41bf0",
                    table="municipalities_staffinvitation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="staffinvitation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "municipalities_staffinvitationevent" ("answered_at", "email", "expires_at", "id", "invited_at", "invited_by_id", "is_accepted", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") VALUES (OLD."answered_at", OLD."email", OLD."expires_at", OLD."id", OLD."invited_at", OLD."invited_by_id", OLD."is_accepted", OLD."municipality_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role"); RETURN NULL;',
                    hash="168529c6c46d1b5f90f3ef24e2a784943933108b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_049dd",
                    table="municipalities_staffinvitation",
                    when="AFTER",
                ),
            ),
        ),
    ]
