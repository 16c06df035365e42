"""Review, freshness and history of premises."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import samla.taxonomy.models


class Migration(migrations.Migration):
    dependencies = [
        ("municipalities", "0002_trust"),
        ("organisations", "0003_trust"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("premises", "0002_words"),
        ("taxonomy", "0002_terms"),
    ]

    operations = [
        migrations.CreateModel(
            name="OpeningWindowEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                ("opens", models.TimeField(verbose_name="From")),
                ("closes", models.TimeField(verbose_name="Until")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PremisesEvent",
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
                    "name",
                    models.CharField(
                        max_length=120, verbose_name="What is the room called?"
                    ),
                ),
                (
                    "address",
                    models.CharField(max_length=120, verbose_name="Street address"),
                ),
                (
                    "postcode",
                    models.CharField(blank=True, max_length=6, verbose_name="Postcode"),
                ),
                ("city", models.CharField(max_length=60, verbose_name="Town")),
                (
                    "way_in",
                    models.CharField(
                        blank=True,
                        help_text="Which door, which floor, which bus.",
                        max_length=300,
                        verbose_name="Entrance and public transport",
                    ),
                ),
                (
                    "most_persons",
                    models.PositiveSmallIntegerField(
                        help_text="As many as the fire rules allow.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(9999),
                        ],
                        verbose_name="How many persons may be in the room?",
                    ),
                ),
                (
                    "seats",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(9999)],
                        verbose_name="How many can sit?",
                    ),
                ),
                (
                    "square_metres",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(30000),
                        ],
                        verbose_name="Floor area in square metres",
                    ),
                ),
                (
                    "equipment",
                    samla.taxonomy.models.TermsField(
                        blank=True,
                        default=samla.taxonomy.models._nothing,
                        list="equipment",
                        size=None,
                        verbose_name="What is there to use?",
                    ),
                ),
                (
                    "step_free",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("", "Not stated")],
                        max_length=3,
                        verbose_name="Step-free way in",
                    ),
                ),
                (
                    "door_width_cm",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(40),
                            django.core.validators.MaxValueValidator(500),
                        ],
                        verbose_name="Narrowest door in centimetres",
                    ),
                ),
                (
                    "accessible_toilet",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("", "Not stated")],
                        max_length=3,
                        verbose_name="Accessible toilet",
                    ),
                ),
                (
                    "hearing_loop",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("", "Not stated")],
                        max_length=3,
                        verbose_name="Hearing loop",
                    ),
                ),
                (
                    "lift",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("", "Not stated")],
                        max_length=3,
                        verbose_name="Lift",
                    ),
                ),
                (
                    "accessible_parking",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("", "Not stated")],
                        max_length=3,
                        verbose_name="Accessible parking",
                    ),
                ),
                (
                    "about",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="Describe the room"
                    ),
                ),
                (
                    "rules",
                    models.TextField(
                        blank=True,
                        help_text="Food, children, shoes, music, who locks up.",
                        max_length=2000,
                        verbose_name="Rules",
                    ),
                ),
                (
                    "email",
                    models.EmailField(
                        max_length=254, verbose_name="E-mail address for questions"
                    ),
                ),
                (
                    "phone",
                    models.CharField(blank=True, max_length=20, verbose_name="Phone"),
                ),
                ("is_example", models.BooleanField(default=False)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PriceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "user_kind",
                    models.CharField(
                        choices=[
                            (
                                "youth",
                                "Associations with activities for children and youth",
                            ),
                            ("association", "Associations in general"),
                            ("study", "Study associations"),
                            ("municipal", "Municipal units"),
                            ("private", "Private persons"),
                            ("company", "Companies"),
                        ],
                        max_length=12,
                        verbose_name="For whom",
                    ),
                ),
                (
                    "kronor",
                    models.PositiveIntegerField(
                        help_text="Write 0 when it is free.",
                        validators=[django.core.validators.MaxValueValidator(100000)],
                        verbose_name="Price in kronor",
                    ),
                ),
                (
                    "per",
                    models.CharField(
                        choices=[
                            ("hour", "per hour"),
                            ("occasion", "per occasion"),
                            ("day", "per day"),
                        ],
                        default="hour",
                        max_length=8,
                        verbose_name="Per",
                    ),
                ),
                (
                    "condition",
                    models.CharField(
                        blank=True,
                        help_text="For example: after 17.00, at least 20 activities a year.",
                        max_length=200,
                        verbose_name="On which conditions",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.RemoveIndex(
            model_name="premises",
            name="premises_offered_by_name",
        ),
        migrations.AddField(
            model_name="premises",
            name="approved_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="premises",
            name="asked_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="premises",
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
            model_name="premises",
            name="paused_until_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="premises",
            name="standing",
            field=models.PositiveSmallIntegerField(
                choices=[(0, "Fresh"), (1, "Old"), (2, "Not shown in lists")], default=0
            ),
        ),
        migrations.AddField(
            model_name="premises",
            name="taken_down_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="premises",
            name="times_asked",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddIndex(
            model_name="premises",
            index=models.Index(
                condition=models.Q(("published_at__isnull", False)),
                fields=["standing", "name_sort", "id"],
                name="premises_offered_by_name",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="openingwindow",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "premises_openingwindowevent" ("closes", "id", "opens", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "premises_id", "weekday") VALUES (NEW."closes", NEW."id", NEW."opens", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."premises_id", NEW."weekday"); RETURN NULL;',
                    hash="160c113f29078c3d170f41aecaeef8f97ef1f032",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_78861",
                    table="premises_openingwindow",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="openingwindow",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "premises_openingwindowevent" ("closes", "id", "opens", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "premises_id", "weekday") VALUES (NEW."closes", NEW."id", NEW."opens", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."premises_id", NEW."weekday"); RETURN NULL;',
                    hash="50be0d154fb2991fc321ecb9cf74a7c8b2a5a1ad",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8ba6f",
                    table="premises_openingwindow",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="openingwindow",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "premises_openingwindowevent" ("closes", "id", "opens", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "premises_id", "weekday") VALUES (OLD."closes", OLD."id", OLD."opens", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."premises_id", OLD."weekday"); RETURN NULL;',
                    hash="40bed457831213ada9cbd2c8bb14eaa733bf26e4",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b2b68",
                    table="premises_openingwindow",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="premises",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "premises_premisesevent" ("about", "accessible_parking", "accessible_toilet", "address", "approved_at", "city", "confirmed_at", "confirmed_by", "door_width_cm", "email", "equipment", "hearing_loop", "id", "is_example", "kind_id", "lift", "most_persons", "municipality_id", "name", "owner_municipality_id", "owner_organisation_id", "paused_until_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "published_at", "rules", "seats", "square_metres", "step_free", "taken_down_at", "text_language_id", "way_in") VALUES (NEW."about", NEW."accessible_parking", NEW."accessible_toilet", NEW."address", NEW."approved_at", NEW."city", NEW."confirmed_at", NEW."confirmed_by", NEW."door_width_cm", NEW."email", NEW."equipment", NEW."hearing_loop", NEW."id", NEW."is_example", NEW."kind_id", NEW."lift", NEW."most_persons", NEW."municipality_id", NEW."name", NEW."owner_municipality_id", NEW."owner_organisation_id", NEW."paused_until_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."postcode", NEW."published_at", NEW."rules", NEW."seats", NEW."square_metres", NEW."step_free", NEW."taken_down_at", NEW."text_language_id", NEW."way_in"); RETURN NULL;',
                    hash="cc075598a7ded041b4c83a639289041c027e7aea",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3e4a5",
                    table="premises_premises",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="premises",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."about" IS DISTINCT FROM (NEW."about") OR OLD."accessible_parking" IS DISTINCT FROM (NEW."accessible_parking") OR OLD."accessible_toilet" IS DISTINCT FROM (NEW."accessible_toilet") OR OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."approved_at" IS DISTINCT FROM (NEW."approved_at") OR OLD."city" IS DISTINCT FROM (NEW."city") OR OLD."confirmed_at" IS DISTINCT FROM (NEW."confirmed_at") OR OLD."confirmed_by" IS DISTINCT FROM (NEW."confirmed_by") OR OLD."door_width_cm" IS DISTINCT FROM (NEW."door_width_cm") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."equipment" IS DISTINCT FROM (NEW."equipment") OR OLD."hearing_loop" IS DISTINCT FROM (NEW."hearing_loop") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_example" IS DISTINCT FROM (NEW."is_example") OR OLD."kind_id" IS DISTINCT FROM (NEW."kind_id") OR OLD."lift" IS DISTINCT FROM (NEW."lift") OR OLD."most_persons" IS DISTINCT FROM (NEW."most_persons") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."owner_municipality_id" IS DISTINCT FROM (NEW."owner_municipality_id") OR OLD."owner_organisation_id" IS DISTINCT FROM (NEW."owner_organisation_id") OR OLD."paused_until_on" IS DISTINCT FROM (NEW."paused_until_on") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."postcode" IS DISTINCT FROM (NEW."postcode") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."rules" IS DISTINCT FROM (NEW."rules") OR OLD."seats" IS DISTINCT FROM (NEW."seats") OR OLD."square_metres" IS DISTINCT FROM (NEW."square_metres") OR OLD."step_free" IS DISTINCT FROM (NEW."step_free") OR OLD."taken_down_at" IS DISTINCT FROM (NEW."taken_down_at") OR OLD."text_language_id" IS DISTINCT FROM (NEW."text_language_id") OR OLD."way_in" IS DISTINCT FROM (NEW."way_in"))',
                    func='INSERT INTO "premises_premisesevent" ("about", "accessible_parking", "accessible_toilet", "address", "approved_at", "city", "confirmed_at", "confirmed_by", "door_width_cm", "email", "equipment", "hearing_loop", "id", "is_example", "kind_id", "lift", "most_persons", "municipality_id", "name", "owner_municipality_id", "owner_organisation_id", "paused_until_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "published_at", "rules", "seats", "square_metres", "step_free", "taken_down_at", "text_language_id", "way_in") VALUES (NEW."about", NEW."accessible_parking", NEW."accessible_toilet", NEW."address", NEW."approved_at", NEW."city", NEW."confirmed_at", NEW."confirmed_by", NEW."door_width_cm", NEW."email", NEW."equipment", NEW."hearing_loop", NEW."id", NEW."is_example", NEW."kind_id", NEW."lift", NEW."most_persons", NEW."municipality_id", NEW."name", NEW."owner_municipality_id", NEW."owner_organisation_id", NEW."paused_until_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."postcode", NEW."published_at", NEW."rules", NEW."seats", NEW."square_metres", NEW."step_free", NEW."taken_down_at", NEW."text_language_id", NEW."way_in"); RETURN NULL;',
                    hash="9594a64ab69d583c3427e08c21eed1c029a49e82",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7d9de",
                    table="premises_premises",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="premises",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "premises_premisesevent" ("about", "accessible_parking", "accessible_toilet", "address", "approved_at", "city", "confirmed_at", "confirmed_by", "door_width_cm", "email", "equipment", "hearing_loop", "id", "is_example", "kind_id", "lift", "most_persons", "municipality_id", "name", "owner_municipality_id", "owner_organisation_id", "paused_until_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "published_at", "rules", "seats", "square_metres", "step_free", "taken_down_at", "text_language_id", "way_in") VALUES (OLD."about", OLD."accessible_parking", OLD."accessible_toilet", OLD."address", OLD."approved_at", OLD."city", OLD."confirmed_at", OLD."confirmed_by", OLD."door_width_cm", OLD."email", OLD."equipment", OLD."hearing_loop", OLD."id", OLD."is_example", OLD."kind_id", OLD."lift", OLD."most_persons", OLD."municipality_id", OLD."name", OLD."owner_municipality_id", OLD."owner_organisation_id", OLD."paused_until_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."postcode", OLD."published_at", OLD."rules", OLD."seats", OLD."square_metres", OLD."step_free", OLD."taken_down_at", OLD."text_language_id", OLD."way_in"); RETURN NULL;',
                    hash="3e8857a59ca4324aa4e3425098d8265bffd820a2",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_16c01",
                    table="premises_premises",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="price",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "premises_priceevent" ("condition", "id", "kronor", "per", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "premises_id", "user_kind") VALUES (NEW."condition", NEW."id", NEW."kronor", NEW."per", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."premises_id", NEW."user_kind"); RETURN NULL;',
                    hash="23e0402c6b118a20dada80184f3f4694752583f2",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e7edf",
                    table="premises_price",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="price",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "premises_priceevent" ("condition", "id", "kronor", "per", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "premises_id", "user_kind") VALUES (NEW."condition", NEW."id", NEW."kronor", NEW."per", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."premises_id", NEW."user_kind"); RETURN NULL;',
                    hash="a25b3dd6bf6405a1420d997fa1249b3b3a0aecef",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d58fc",
                    table="premises_price",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="price",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "premises_priceevent" ("condition", "id", "kronor", "per", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "premises_id", "user_kind") VALUES (OLD."condition", OLD."id", OLD."kronor", OLD."per", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."premises_id", OLD."user_kind"); RETURN NULL;',
                    hash="1a3740d7f24ee7a436dfbec67c800beb53d8f4c4",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c2480",
                    table="premises_price",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="premises",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("taken_down_at", None), ("published_at", None), _connector="OR"
                ),
                name="premises_taken_down_is_not_shown",
                violation_error_message="It is taken from the public by a decision; only a new decision shows it again.",
            ),
        ),
        migrations.AddConstraint(
            model_name="premises",
            constraint=models.CheckConstraint(
                condition=models.Q(("standing__lte", 2)), name="premises_has_a_standing"
            ),
        ),
        migrations.AddField(
            model_name="openingwindowevent",
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
            model_name="openingwindowevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="premises.openingwindow",
            ),
        ),
        migrations.AddField(
            model_name="openingwindowevent",
            name="premises",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="premises.premises",
            ),
        ),
        migrations.AddField(
            model_name="premisesevent",
            name="kind",
            field=samla.taxonomy.models.TermField(
                db_constraint=False,
                list="premises_kind",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="taxonomy.term",
                verbose_name="What kind of room is it?",
            ),
        ),
        migrations.AddField(
            model_name="premisesevent",
            name="municipality",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="municipalities.municipality",
                verbose_name="Which municipality is it in?",
            ),
        ),
        migrations.AddField(
            model_name="premisesevent",
            name="owner_municipality",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="municipalities.municipality",
            ),
        ),
        migrations.AddField(
            model_name="premisesevent",
            name="owner_organisation",
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
            model_name="premisesevent",
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
            model_name="premisesevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="premises.premises",
            ),
        ),
        migrations.AddField(
            model_name="premisesevent",
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
            model_name="priceevent",
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
            model_name="priceevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="premises.price",
            ),
        ),
        migrations.AddField(
            model_name="priceevent",
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
