"""Season rounds: their rooms, words and invitations; changes by hand; late wishes."""

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
        ("bookings", "0002_freeings"),
        ("municipalities", "0004_history_begins"),
        ("organisations", "0008_second_contact"),
        ("premises", "0008_pictures_wait"),
        ("taxonomy", "0002_terms"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Allotment",
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
                    "weekday",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "Monday"),
                            (2, "Tuesday"),
                            (3, "Wednesday"),
                            (4, "Thursday"),
                            (5, "Friday"),
                            (6, "Saturday"),
                            (7, "Sunday"),
                        ],
                        verbose_name="Weekday",
                    ),
                ),
                ("starts", models.TimeField(verbose_name="From")),
                ("ends", models.TimeField(verbose_name="Until")),
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
                    "turn",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="Beginning in which week?"
                    ),
                ),
                (
                    "reason",
                    models.CharField(blank=True, max_length=300, verbose_name="Reason"),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="round",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="round",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="round",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="roundwish",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="roundwish",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="roundwish",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="round",
            name="about",
            field=models.TextField(
                blank=True,
                help_text="Everybody can read it. How you think, and whom they ask.",
                max_length=1000,
                verbose_name="Words to the associations",
            ),
        ),
        migrations.AddField(
            model_name="round",
            name="invited",
            field=models.ManyToManyField(
                blank=True, related_name="+", to="organisations.organisation"
            ),
        ),
        migrations.AddField(
            model_name="round",
            name="rooms",
            field=models.ManyToManyField(
                related_name="rounds",
                to="premises.premises",
                verbose_name="Which rooms?",
            ),
        ),
        migrations.AddField(
            model_name="round",
            name="skip_school_breaks",
            field=models.BooleanField(
                default=True, verbose_name="Closed during school breaks"
            ),
        ),
        migrations.AddField(
            model_name="round",
            name="withdrawn_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="roundevent",
            name="about",
            field=models.TextField(
                blank=True,
                help_text="Everybody can read it. How you think, and whom they ask.",
                max_length=1000,
                verbose_name="Words to the associations",
            ),
        ),
        migrations.AddField(
            model_name="roundevent",
            name="skip_school_breaks",
            field=models.BooleanField(
                default=True, verbose_name="Closed during school breaks"
            ),
        ),
        migrations.AddField(
            model_name="roundevent",
            name="withdrawn_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="roundwish",
            name="made_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="roundwish",
            name="target_groups",
            field=samla.taxonomy.models.TermsField(
                blank=True,
                default=samla.taxonomy.models._nothing,
                list="target_group",
                size=None,
                verbose_name="For whom?",
            ),
        ),
        migrations.AddField(
            model_name="roundwishevent",
            name="made_by",
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
            model_name="roundwishevent",
            name="target_groups",
            field=samla.taxonomy.models.TermsField(
                blank=True,
                default=samla.taxonomy.models._nothing,
                list="target_group",
                size=None,
                verbose_name="For whom?",
            ),
        ),
        migrations.AlterField(
            model_name="round",
            name="wishes_from_at",
            field=models.DateTimeField(
                default=django.utils.timezone.now, verbose_name="Wishes from"
            ),
        ),
        migrations.AlterField(
            model_name="roundevent",
            name="wishes_from_at",
            field=models.DateTimeField(
                default=django.utils.timezone.now, verbose_name="Wishes from"
            ),
        ),
        migrations.AlterField(
            model_name="roundwish",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="round_wishes",
                to="organisations.organisation",
                verbose_name="Which organisation is the room for?",
            ),
        ),
        migrations.AlterField(
            model_name="roundwishevent",
            name="organisation",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="organisations.organisation",
                verbose_name="Which organisation is the room for?",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="round",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bookings_roundevent" ("about", "decided_at", "first_on", "id", "last_on", "name", "owner_municipality_id", "owner_organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "skip_school_breaks", "wishes_from_at", "wishes_until_at", "withdrawn_at") VALUES (NEW."about", NEW."decided_at", NEW."first_on", NEW."id", NEW."last_on", NEW."name", NEW."owner_municipality_id", NEW."owner_organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."skip_school_breaks", NEW."wishes_from_at", NEW."wishes_until_at", NEW."withdrawn_at"); RETURN NULL;',
                    hash="fe03052730ec06415bde5803ef48cf23f27a5f3b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1b8dc",
                    table="bookings_round",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="round",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "bookings_roundevent" ("about", "decided_at", "first_on", "id", "last_on", "name", "owner_municipality_id", "owner_organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "skip_school_breaks", "wishes_from_at", "wishes_until_at", "withdrawn_at") VALUES (NEW."about", NEW."decided_at", NEW."first_on", NEW."id", NEW."last_on", NEW."name", NEW."owner_municipality_id", NEW."owner_organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."skip_school_breaks", NEW."wishes_from_at", NEW."wishes_until_at", NEW."withdrawn_at"); RETURN NULL;',
                    hash="7334184dfaf0377cece4e3b7b3de4ec29d463d62",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_59e08",
                    table="bookings_round",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="round",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bookings_roundevent" ("about", "decided_at", "first_on", "id", "last_on", "name", "owner_municipality_id", "owner_organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "skip_school_breaks", "wishes_from_at", "wishes_until_at", "withdrawn_at") VALUES (OLD."about", OLD."decided_at", OLD."first_on", OLD."id", OLD."last_on", OLD."name", OLD."owner_municipality_id", OLD."owner_organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."skip_school_breaks", OLD."wishes_from_at", OLD."wishes_until_at", OLD."withdrawn_at"); RETURN NULL;',
                    hash="2ab8ecdde5368a45df2c85c12c21cc61c0f1c615",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0119f",
                    table="bookings_round",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="roundwish",
            trigger=pgtrigger.compiler.Trigger(
                name="round_wish_comes_in_time",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nif not exists (\n    select from bookings_round where id = new.round_id and withdrawn_at is null\n        and decided_at is null and wishes_until_at > clock_timestamp()\n) then\n    raise exception 'the round % takes no more wishes', new.round_id\n        using errcode = 'check_violation', constraint = 'round_wish_comes_in_time';\nend if;\nreturn new;\n",
                    hash="faef1cc7b41905360fa0ba11ecbd09e95dedb3ac",
                    operation='INSERT OR UPDATE OF "rank", "premises_id", "weekday", "starts", "ends"',
                    pgid="pgtrigger_round_wish_comes_in_time_0433d",
                    table="bookings_roundwish",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="roundwish",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bookings_roundwishevent" ("activity_type_id", "booking_id", "ends", "every", "explanation", "id", "kind_id", "made_by_id", "note", "organisation_id", "outcome", "persons", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "premises_id", "rank", "round_id", "starts", "target_groups", "user_kind", "weekday", "wished_at") VALUES (NEW."activity_type_id", NEW."booking_id", NEW."ends", NEW."every", NEW."explanation", NEW."id", NEW."kind_id", NEW."made_by_id", NEW."note", NEW."organisation_id", NEW."outcome", NEW."persons", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."premises_id", NEW."rank", NEW."round_id", NEW."starts", NEW."target_groups", NEW."user_kind", NEW."weekday", NEW."wished_at"); RETURN NULL;',
                    hash="2f537e63637b92fe7d7c13497ed3032377f61d82",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d2acf",
                    table="bookings_roundwish",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="roundwish",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "bookings_roundwishevent" ("activity_type_id", "booking_id", "ends", "every", "explanation", "id", "kind_id", "made_by_id", "note", "organisation_id", "outcome", "persons", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "premises_id", "rank", "round_id", "starts", "target_groups", "user_kind", "weekday", "wished_at") VALUES (NEW."activity_type_id", NEW."booking_id", NEW."ends", NEW."every", NEW."explanation", NEW."id", NEW."kind_id", NEW."made_by_id", NEW."note", NEW."organisation_id", NEW."outcome", NEW."persons", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."premises_id", NEW."rank", NEW."round_id", NEW."starts", NEW."target_groups", NEW."user_kind", NEW."weekday", NEW."wished_at"); RETURN NULL;',
                    hash="3846f09aef04d62360b3df79e8ebfc812ee8bbdd",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a6748",
                    table="bookings_roundwish",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="roundwish",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bookings_roundwishevent" ("activity_type_id", "booking_id", "ends", "every", "explanation", "id", "kind_id", "made_by_id", "note", "organisation_id", "outcome", "persons", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "premises_id", "rank", "round_id", "starts", "target_groups", "user_kind", "weekday", "wished_at") VALUES (OLD."activity_type_id", OLD."booking_id", OLD."ends", OLD."every", OLD."explanation", OLD."id", OLD."kind_id", OLD."made_by_id", OLD."note", OLD."organisation_id", OLD."outcome", OLD."persons", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."premises_id", OLD."rank", OLD."round_id", OLD."starts", OLD."target_groups", OLD."user_kind", OLD."weekday", OLD."wished_at"); RETURN NULL;',
                    hash="4d6b29f15fc3a3dda7a63254d339f862464b5170",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7fb45",
                    table="bookings_roundwish",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("withdrawn_at", None), ("decided_at", None), _connector="OR"
                ),
                name="round_is_decided_or_withdrawn",
            ),
        ),
        migrations.AlterConstraint(
            model_name="roundwish",
            name="round_wish_has_a_rank_of_its_own",
            constraint=models.UniqueConstraint(
                fields=("round", "organisation", "rank"),
                name="round_wish_has_a_rank_of_its_own",
                violation_error_message="You have another wish of that rank. Choose another number.",
            ),
        ),
        migrations.AddField(
            model_name="allotment",
            name="premises",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="premises.premises",
                verbose_name="Which room?",
            ),
        ),
        migrations.AddField(
            model_name="allotment",
            name="wish",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="allotment",
                to="bookings.roundwish",
            ),
        ),
        migrations.AddConstraint(
            model_name="allotment",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends__gt", models.F("starts"))),
                name="allotment_hours_are_in_order",
                violation_error_message="It ends before it starts.",
            ),
        ),
        migrations.AddConstraint(
            model_name="allotment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("every__range", (1, 12)),
                    ("turn__lt", models.F("every")),
                    ("weekday__range", (1, 7)),
                ),
                name="allotment_has_a_rhythm",
            ),
        ),
        migrations.AddConstraint(
            model_name="allotment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("premises__isnull", False),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="allotment_is_declined_with_a_reason",
                violation_error_message="Write the reason: who asked reads it.",
            ),
        ),
    ]
