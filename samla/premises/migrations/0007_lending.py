"""How rooms are lent: parts, other hours some days, policies, terms, exact prices."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import samla.premises.models.lending
import samla.taxonomy.models

# The rooms that a use of some takes: themselves and every part of them.
WITHIN = """
create function samla_rooms_within(rooms bigint[]) returns setof bigint
language sql stable as $$
    with recursive within(id) as (
        select unnest(rooms)
        union
        select part_id from premises_part join within on whole_id = within.id
    )
    select id from within
$$
"""
# The rooms that some are parts of, and themselves.
ABOVE = """
create function samla_rooms_above(rooms bigint[]) returns setof bigint
language sql stable as $$
    with recursive above(id) as (
        select unnest(rooms)
        union
        select whole_id from premises_part join above on part_id = above.id
    )
    select id from above
$$
"""
# The rooms that cannot be used together with some.
SHARING = """
create function samla_rooms_sharing(rooms bigint[]) returns setof bigint
language sql stable as $$
    select samla_rooms_above(array(select samla_rooms_within(rooms)))
$$
"""
FUNCTIONS = {"within": WITHIN, "above": ABOVE, "sharing": SHARING}


class Migration(migrations.Migration):
    dependencies = [
        ("municipalities", "0004_history_begins"),
        ("organisations", "0007_history_begins"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("premises", "0006_history_begins"),
        ("taxonomy", "0002_terms"),
    ]

    operations = [
        migrations.CreateModel(
            name="LendingPolicy",
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
                    "priorities",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
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
                        ),
                        default=samla.premises.models.lending.usual_order,
                        size=None,
                        verbose_name="Who comes first?",
                    ),
                ),
                (
                    "promise_days",
                    models.PositiveSmallIntegerField(
                        default=5,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(20),
                        ],
                        verbose_name="Within how many working days do you answer?",
                    ),
                ),
                (
                    "cancel_notice_days",
                    models.PositiveSmallIntegerField(
                        default=2,
                        validators=[django.core.validators.MaxValueValidator(60)],
                        verbose_name="How many days before must a booking be cancelled?",
                    ),
                ),
                (
                    "held_days",
                    models.PositiveSmallIntegerField(
                        default=7,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(60),
                        ],
                        verbose_name="How many days do you hold a time for an answer?",
                    ),
                ),
                (
                    "no_show",
                    models.TextField(
                        blank=True,
                        max_length=500,
                        verbose_name="What happens when nobody comes?",
                    ),
                ),
                (
                    "needs_safety_officer",
                    models.BooleanField(
                        default=True,
                        verbose_name="Each booking names somebody who answers for safety",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "lending policies",
            },
        ),
        migrations.CreateModel(
            name="LendingPolicyEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "priorities",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
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
                        ),
                        default=samla.premises.models.lending.usual_order,
                        size=None,
                        verbose_name="Who comes first?",
                    ),
                ),
                (
                    "promise_days",
                    models.PositiveSmallIntegerField(
                        default=5,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(20),
                        ],
                        verbose_name="Within how many working days do you answer?",
                    ),
                ),
                (
                    "cancel_notice_days",
                    models.PositiveSmallIntegerField(
                        default=2,
                        validators=[django.core.validators.MaxValueValidator(60)],
                        verbose_name="How many days before must a booking be cancelled?",
                    ),
                ),
                (
                    "held_days",
                    models.PositiveSmallIntegerField(
                        default=7,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(60),
                        ],
                        verbose_name="How many days do you hold a time for an answer?",
                    ),
                ),
                (
                    "no_show",
                    models.TextField(
                        blank=True,
                        max_length=500,
                        verbose_name="What happens when nobody comes?",
                    ),
                ),
                (
                    "needs_safety_officer",
                    models.BooleanField(
                        default=True,
                        verbose_name="Each booking names somebody who answers for safety",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OpeningException",
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
                ("first_on", models.DateField(verbose_name="First day")),
                ("last_on", models.DateField(verbose_name="Last day")),
                ("opens", models.TimeField(blank=True, null=True, verbose_name="From")),
                (
                    "closes",
                    models.TimeField(blank=True, null=True, verbose_name="Until"),
                ),
                (
                    "reason",
                    models.CharField(
                        help_text="For example: annual meeting. Everybody can read it.",
                        max_length=120,
                        verbose_name="Why?",
                    ),
                ),
            ],
            options={
                "ordering": ["first_on"],
            },
        ),
        migrations.CreateModel(
            name="OpeningExceptionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("first_on", models.DateField(verbose_name="First day")),
                ("last_on", models.DateField(verbose_name="Last day")),
                ("opens", models.TimeField(blank=True, null=True, verbose_name="From")),
                (
                    "closes",
                    models.TimeField(blank=True, null=True, verbose_name="Until"),
                ),
                (
                    "reason",
                    models.CharField(
                        help_text="For example: annual meeting. Everybody can read it.",
                        max_length=120,
                        verbose_name="Why?",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Part",
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
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="PartEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Terms",
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
                ("number", models.PositiveIntegerField(verbose_name="Version")),
                ("text", models.TextField(max_length=20000, verbose_name="Terms")),
                ("published_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name_plural": "terms",
                "ordering": ["-number"],
            },
        ),
        migrations.CreateModel(
            name="TermsEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("number", models.PositiveIntegerField(verbose_name="Version")),
                ("text", models.TextField(max_length=20000, verbose_name="Terms")),
                ("published_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="openingwindow",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="openingwindow",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="openingwindow",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="premises",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="premises",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="premises",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="price",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="price",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="price",
            name="delete_delete",
        ),
        migrations.RemoveConstraint(
            model_name="openingwindow",
            name="opening_windows_do_not_overlap",
        ),
        migrations.RemoveConstraint(
            model_name="price",
            name="price_stands_once_for_a_kind_of_user",
        ),
        migrations.AddField(
            model_name="openingwindow",
            name="first_on",
            field=models.DateField(blank=True, null=True, verbose_name="First day"),
        ),
        migrations.AddField(
            model_name="openingwindow",
            name="last_on",
            field=models.DateField(blank=True, null=True, verbose_name="Last day"),
        ),
        migrations.AddField(
            model_name="openingwindowevent",
            name="first_on",
            field=models.DateField(blank=True, null=True, verbose_name="First day"),
        ),
        migrations.AddField(
            model_name="openingwindowevent",
            name="last_on",
            field=models.DateField(blank=True, null=True, verbose_name="Last day"),
        ),
        migrations.AddField(
            model_name="premises",
            name="closed_in_school_breaks",
            field=models.BooleanField(
                default=False, verbose_name="Closed during school breaks"
            ),
        ),
        migrations.AddField(
            model_name="premises",
            name="closed_on_public_holidays",
            field=models.BooleanField(
                default=False, verbose_name="Closed on public holidays"
            ),
        ),
        migrations.AddField(
            model_name="premises",
            name="turnaround_minutes",
            field=models.PositiveSmallIntegerField(
                default=0,
                help_text="For cleaning and airing. The room is lent to nobody meanwhile.",
                validators=[django.core.validators.MaxValueValidator(480)],
                verbose_name="Minutes needed after each use",
            ),
        ),
        migrations.AddField(
            model_name="premisesevent",
            name="closed_in_school_breaks",
            field=models.BooleanField(
                default=False, verbose_name="Closed during school breaks"
            ),
        ),
        migrations.AddField(
            model_name="premisesevent",
            name="closed_on_public_holidays",
            field=models.BooleanField(
                default=False, verbose_name="Closed on public holidays"
            ),
        ),
        migrations.AddField(
            model_name="premisesevent",
            name="turnaround_minutes",
            field=models.PositiveSmallIntegerField(
                default=0,
                help_text="For cleaning and airing. The room is lent to nobody meanwhile.",
                validators=[django.core.validators.MaxValueValidator(480)],
                verbose_name="Minutes needed after each use",
            ),
        ),
        migrations.AddField(
            model_name="price",
            name="activity_types",
            field=samla.taxonomy.models.TermsField(
                blank=True,
                default=samla.taxonomy.models._nothing,
                list="activity_type",
                size=None,
                verbose_name="For which activities?",
            ),
        ),
        migrations.AddField(
            model_name="price",
            name="closes",
            field=models.TimeField(blank=True, null=True, verbose_name="Until"),
        ),
        migrations.AddField(
            model_name="price",
            name="opens",
            field=models.TimeField(blank=True, null=True, verbose_name="From"),
        ),
        migrations.AddField(
            model_name="price",
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
            model_name="price",
            name="weekdays",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.PositiveSmallIntegerField(),
                blank=True,
                default=list,
                size=None,
                verbose_name="Which days?",
            ),
        ),
        migrations.AddField(
            model_name="priceevent",
            name="activity_types",
            field=samla.taxonomy.models.TermsField(
                blank=True,
                default=samla.taxonomy.models._nothing,
                list="activity_type",
                size=None,
                verbose_name="For which activities?",
            ),
        ),
        migrations.AddField(
            model_name="priceevent",
            name="closes",
            field=models.TimeField(blank=True, null=True, verbose_name="Until"),
        ),
        migrations.AddField(
            model_name="priceevent",
            name="opens",
            field=models.TimeField(blank=True, null=True, verbose_name="From"),
        ),
        migrations.AddField(
            model_name="priceevent",
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
            model_name="priceevent",
            name="weekdays",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.PositiveSmallIntegerField(),
                blank=True,
                default=list,
                size=None,
                verbose_name="Which days?",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="openingwindow",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "premises_openingwindowevent" ("closes", "first_on", "id", "last_on", "opens", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "premises_id", "weekday") VALUES (NEW."closes", NEW."first_on", NEW."id", NEW."last_on", NEW."opens", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."premises_id", NEW."weekday"); RETURN NULL;',
                    hash="5f314ea967ae24dbb830032cc752cc5b6ebe1b63",
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
                    func='INSERT INTO "premises_openingwindowevent" ("closes", "first_on", "id", "last_on", "opens", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "premises_id", "weekday") VALUES (NEW."closes", NEW."first_on", NEW."id", NEW."last_on", NEW."opens", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."premises_id", NEW."weekday"); RETURN NULL;',
                    hash="dc3d3bc6a81d2138bbf62cfacfe9f1bb63870d17",
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
                    func='INSERT INTO "premises_openingwindowevent" ("closes", "first_on", "id", "last_on", "opens", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "premises_id", "weekday") VALUES (OLD."closes", OLD."first_on", OLD."id", OLD."last_on", OLD."opens", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."premises_id", OLD."weekday"); RETURN NULL;',
                    hash="bde1ec113e92061573cb099fc8c99457e7e47d0a",
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
                name="parts_have_the_owner_of_all",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    constraint="CONSTRAINT",
                    func="\nif exists (\n    select from premises_part\n    join premises_premises as whole on whole.id = whole_id\n    join premises_premises as part on part.id = part_id\n    where new.id in (whole_id, part_id)\n        and (whole.owner_municipality_id, whole.owner_organisation_id)\n            is distinct from (part.owner_municipality_id, part.owner_organisation_id)\n) then\n    raise exception 'the room % would have another owner than its parts', new.id\n        using errcode = 'check_violation', constraint = 'parts_have_the_owner_of_all';\nend if;\nreturn null;\n",
                    hash="5e1db46f62e525e1f1fb7043096fb4d7ad411f1e",
                    operation='UPDATE OF "owner_municipality_id", "owner_organisation_id"',
                    pgid="pgtrigger_parts_have_the_owner_of_all_5972a",
                    table="premises_premises",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="premises",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "premises_premisesevent" ("about", "accessible_parking", "accessible_toilet", "address", "approved_at", "city", "closed_in_school_breaks", "closed_on_public_holidays", "confirmed_at", "confirmed_by", "door_width_cm", "email", "equipment", "hearing_loop", "id", "is_example", "kind_id", "lift", "most_persons", "municipality_id", "name", "owner_municipality_id", "owner_organisation_id", "paused_until_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "published_at", "rules", "seats", "square_metres", "step_free", "taken_down_at", "text_language_id", "turnaround_minutes", "way_in") VALUES (NEW."about", NEW."accessible_parking", NEW."accessible_toilet", NEW."address", NEW."approved_at", NEW."city", NEW."closed_in_school_breaks", NEW."closed_on_public_holidays", NEW."confirmed_at", NEW."confirmed_by", NEW."door_width_cm", NEW."email", NEW."equipment", NEW."hearing_loop", NEW."id", NEW."is_example", NEW."kind_id", NEW."lift", NEW."most_persons", NEW."municipality_id", NEW."name", NEW."owner_municipality_id", NEW."owner_organisation_id", NEW."paused_until_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."postcode", NEW."published_at", NEW."rules", NEW."seats", NEW."square_metres", NEW."step_free", NEW."taken_down_at", NEW."text_language_id", NEW."turnaround_minutes", NEW."way_in"); RETURN NULL;',
                    hash="6658ca97bb4c76bc845cb11bbdaa959e5fb7b652",
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
                    condition='WHEN (OLD."about" IS DISTINCT FROM (NEW."about") OR OLD."accessible_parking" IS DISTINCT FROM (NEW."accessible_parking") OR OLD."accessible_toilet" IS DISTINCT FROM (NEW."accessible_toilet") OR OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."approved_at" IS DISTINCT FROM (NEW."approved_at") OR OLD."city" IS DISTINCT FROM (NEW."city") OR OLD."closed_in_school_breaks" IS DISTINCT FROM (NEW."closed_in_school_breaks") OR OLD."closed_on_public_holidays" IS DISTINCT FROM (NEW."closed_on_public_holidays") OR OLD."confirmed_at" IS DISTINCT FROM (NEW."confirmed_at") OR OLD."confirmed_by" IS DISTINCT FROM (NEW."confirmed_by") OR OLD."door_width_cm" IS DISTINCT FROM (NEW."door_width_cm") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."equipment" IS DISTINCT FROM (NEW."equipment") OR OLD."hearing_loop" IS DISTINCT FROM (NEW."hearing_loop") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_example" IS DISTINCT FROM (NEW."is_example") OR OLD."kind_id" IS DISTINCT FROM (NEW."kind_id") OR OLD."lift" IS DISTINCT FROM (NEW."lift") OR OLD."most_persons" IS DISTINCT FROM (NEW."most_persons") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."owner_municipality_id" IS DISTINCT FROM (NEW."owner_municipality_id") OR OLD."owner_organisation_id" IS DISTINCT FROM (NEW."owner_organisation_id") OR OLD."paused_until_on" IS DISTINCT FROM (NEW."paused_until_on") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."postcode" IS DISTINCT FROM (NEW."postcode") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."rules" IS DISTINCT FROM (NEW."rules") OR OLD."seats" IS DISTINCT FROM (NEW."seats") OR OLD."square_metres" IS DISTINCT FROM (NEW."square_metres") OR OLD."step_free" IS DISTINCT FROM (NEW."step_free") OR OLD."taken_down_at" IS DISTINCT FROM (NEW."taken_down_at") OR OLD."text_language_id" IS DISTINCT FROM (NEW."text_language_id") OR OLD."turnaround_minutes" IS DISTINCT FROM (NEW."turnaround_minutes") OR OLD."way_in" IS DISTINCT FROM (NEW."way_in"))',
                    func='INSERT INTO "premises_premisesevent" ("about", "accessible_parking", "accessible_toilet", "address", "approved_at", "city", "closed_in_school_breaks", "closed_on_public_holidays", "confirmed_at", "confirmed_by", "door_width_cm", "email", "equipment", "hearing_loop", "id", "is_example", "kind_id", "lift", "most_persons", "municipality_id", "name", "owner_municipality_id", "owner_organisation_id", "paused_until_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "published_at", "rules", "seats", "square_metres", "step_free", "taken_down_at", "text_language_id", "turnaround_minutes", "way_in") VALUES (NEW."about", NEW."accessible_parking", NEW."accessible_toilet", NEW."address", NEW."approved_at", NEW."city", NEW."closed_in_school_breaks", NEW."closed_on_public_holidays", NEW."confirmed_at", NEW."confirmed_by", NEW."door_width_cm", NEW."email", NEW."equipment", NEW."hearing_loop", NEW."id", NEW."is_example", NEW."kind_id", NEW."lift", NEW."most_persons", NEW."municipality_id", NEW."name", NEW."owner_municipality_id", NEW."owner_organisation_id", NEW."paused_until_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."postcode", NEW."published_at", NEW."rules", NEW."seats", NEW."square_metres", NEW."step_free", NEW."taken_down_at", NEW."text_language_id", NEW."turnaround_minutes", NEW."way_in"); RETURN NULL;',
                    hash="43ced8fab94a6d4c3d103e21e9a95fb1a5b7ff8b",
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
                    func='INSERT INTO "premises_premisesevent" ("about", "accessible_parking", "accessible_toilet", "address", "approved_at", "city", "closed_in_school_breaks", "closed_on_public_holidays", "confirmed_at", "confirmed_by", "door_width_cm", "email", "equipment", "hearing_loop", "id", "is_example", "kind_id", "lift", "most_persons", "municipality_id", "name", "owner_municipality_id", "owner_organisation_id", "paused_until_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "published_at", "rules", "seats", "square_metres", "step_free", "taken_down_at", "text_language_id", "turnaround_minutes", "way_in") VALUES (OLD."about", OLD."accessible_parking", OLD."accessible_toilet", OLD."address", OLD."approved_at", OLD."city", OLD."closed_in_school_breaks", OLD."closed_on_public_holidays", OLD."confirmed_at", OLD."confirmed_by", OLD."door_width_cm", OLD."email", OLD."equipment", OLD."hearing_loop", OLD."id", OLD."is_example", OLD."kind_id", OLD."lift", OLD."most_persons", OLD."municipality_id", OLD."name", OLD."owner_municipality_id", OLD."owner_organisation_id", OLD."paused_until_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."postcode", OLD."published_at", OLD."rules", OLD."seats", OLD."square_metres", OLD."step_free", OLD."taken_down_at", OLD."text_language_id", OLD."turnaround_minutes", OLD."way_in"); RETURN NULL;',
                    hash="c57ac7d594103645d2544a61477505552261ab59",
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
                    func='INSERT INTO "premises_priceevent" ("activity_types", "closes", "condition", "id", "kronor", "opens", "per", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "premises_id", "target_groups", "user_kind", "weekdays") VALUES (NEW."activity_types", NEW."closes", NEW."condition", NEW."id", NEW."kronor", NEW."opens", NEW."per", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."premises_id", NEW."target_groups", NEW."user_kind", NEW."weekdays"); RETURN NULL;',
                    hash="787d26207707cff2a7352130a271b22b45a687ad",
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
                    func='INSERT INTO "premises_priceevent" ("activity_types", "closes", "condition", "id", "kronor", "opens", "per", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "premises_id", "target_groups", "user_kind", "weekdays") VALUES (NEW."activity_types", NEW."closes", NEW."condition", NEW."id", NEW."kronor", NEW."opens", NEW."per", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."premises_id", NEW."target_groups", NEW."user_kind", NEW."weekdays"); RETURN NULL;',
                    hash="4b7198ab38160c151698e7535015f40908e8cc56",
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
                    func='INSERT INTO "premises_priceevent" ("activity_types", "closes", "condition", "id", "kronor", "opens", "per", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "premises_id", "target_groups", "user_kind", "weekdays") VALUES (OLD."activity_types", OLD."closes", OLD."condition", OLD."id", OLD."kronor", OLD."opens", OLD."per", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."premises_id", OLD."target_groups", OLD."user_kind", OLD."weekdays"); RETURN NULL;',
                    hash="5fb5cfcdd56b908591d1d9d665524f97ffff2b9c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c2480",
                    table="premises_price",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="openingwindow",
            constraint=models.CheckConstraint(
                condition=models.Q(("last_on__gte", models.F("first_on"))),
                name="opening_window_ends_after_it_begins",
                violation_error_message="The last day is before the first day.",
            ),
        ),
        migrations.AddConstraint(
            model_name="openingwindow",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("premises", "="),
                    ("weekday", "="),
                    (
                        models.Func(
                            django.db.models.functions.datetime.Extract(
                                django.db.models.functions.comparison.Least(
                                    "opens", "closes"
                                ),
                                "epoch",
                            ),
                            django.db.models.functions.datetime.Extract(
                                django.db.models.functions.comparison.Greatest(
                                    "opens", "closes"
                                ),
                                "epoch",
                            ),
                            function="numrange",
                        ),
                        "&&",
                    ),
                    (
                        models.Func(
                            django.db.models.functions.comparison.Cast(
                                models.F("first_on"), models.DateField()
                            ),
                            django.db.models.functions.comparison.Greatest(
                                django.db.models.functions.comparison.Cast(
                                    models.F("first_on"), models.DateField()
                                ),
                                django.db.models.functions.comparison.Coalesce(
                                    django.db.models.functions.comparison.Cast(
                                        models.F("last_on"), models.DateField()
                                    ),
                                    django.db.models.functions.comparison.Cast(
                                        models.Value("infinity"), models.DateField()
                                    ),
                                ),
                            ),
                            models.Value("[]"),
                            function="daterange",
                        ),
                        "&&",
                    ),
                ],
                name="opening_windows_do_not_overlap",
                violation_error_message="The room already has hours at that time of the week.",
            ),
        ),
        migrations.AddConstraint(
            model_name="premises",
            constraint=models.CheckConstraint(
                condition=models.Q(("turnaround_minutes__lte", 480)),
                name="premises_are_free_again_within_hours",
            ),
        ),
        migrations.AddConstraint(
            model_name="price",
            constraint=models.CheckConstraint(
                condition=models.Q(("weekdays__contained_by", [1, 2, 3, 4, 5, 6, 7])),
                name="price_weekdays_are_1_to_7",
            ),
        ),
        migrations.AddConstraint(
            model_name="price",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closes", None), ("opens", None)),
                    models.Q(
                        ("closes__gt", models.F("opens")),
                        ("closes__isnull", False),
                        ("opens__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="price_hours_are_in_order",
                violation_error_message="Write both hours, the later one last, or neither.",
            ),
        ),
        migrations.AddConstraint(
            model_name="price",
            constraint=models.UniqueConstraint(
                fields=(
                    "premises",
                    "user_kind",
                    "condition",
                    "activity_types",
                    "target_groups",
                    "weekdays",
                    "opens",
                    "closes",
                ),
                name="price_stands_once_for_a_kind_of_user",
                nulls_distinct=False,
                violation_error_message="This kind of user already has a price on these conditions.",
            ),
        ),
        migrations.AddField(
            model_name="lendingpolicy",
            name="owner_municipality",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="municipalities.municipality",
            ),
        ),
        migrations.AddField(
            model_name="lendingpolicy",
            name="owner_organisation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="organisations.organisation",
            ),
        ),
        migrations.AddField(
            model_name="lendingpolicyevent",
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
            model_name="lendingpolicyevent",
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
            model_name="lendingpolicyevent",
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
            model_name="lendingpolicyevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="premises.lendingpolicy",
            ),
        ),
        migrations.AddField(
            model_name="openingexception",
            name="premises",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="opening_exceptions",
                to="premises.premises",
            ),
        ),
        migrations.AddField(
            model_name="openingexceptionevent",
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
            model_name="openingexceptionevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="premises.openingexception",
            ),
        ),
        migrations.AddField(
            model_name="openingexceptionevent",
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
            model_name="part",
            name="part",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="wholes",
                to="premises.premises",
            ),
        ),
        migrations.AddField(
            model_name="part",
            name="whole",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="parts",
                to="premises.premises",
            ),
        ),
        migrations.AddField(
            model_name="partevent",
            name="part",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="premises.premises",
            ),
        ),
        migrations.AddField(
            model_name="partevent",
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
            model_name="partevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="premises.part",
            ),
        ),
        migrations.AddField(
            model_name="partevent",
            name="whole",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="premises.premises",
            ),
        ),
        migrations.AddField(
            model_name="terms",
            name="owner_municipality",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="municipalities.municipality",
            ),
        ),
        migrations.AddField(
            model_name="terms",
            name="owner_organisation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="organisations.organisation",
            ),
        ),
        migrations.AddField(
            model_name="terms",
            name="text_language",
            field=samla.taxonomy.models.TermField(
                default="language:sv",
                list="language",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="taxonomy.term",
                verbose_name="Which language is the text in?",
            ),
        ),
        migrations.AddField(
            model_name="termsevent",
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
            model_name="termsevent",
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
            model_name="termsevent",
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
            model_name="termsevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="premises.terms",
            ),
        ),
        migrations.AddField(
            model_name="termsevent",
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
        migrations.AddConstraint(
            model_name="lendingpolicy",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("owner_municipality__isnull", True),
                    ("owner_organisation__isnull", True),
                    _connector="XOR",
                ),
                name="lendingpolicy_has_one_owner",
                violation_error_message="Choose one owner.",
            ),
        ),
        migrations.AddConstraint(
            model_name="lendingpolicy",
            constraint=models.UniqueConstraint(
                fields=("owner_municipality", "owner_organisation"),
                name="lending_policy_stands_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="lendingpolicy",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "priorities__contains",
                        [
                            "youth",
                            "association",
                            "study",
                            "municipal",
                            "private",
                            "company",
                        ],
                    ),
                    ("priorities__len", 6),
                ),
                name="priorities_name_each_kind_of_user_once",
                violation_error_message="Give each kind of user a place of its own.",
            ),
        ),
        migrations.AddConstraint(
            model_name="lendingpolicy",
            constraint=models.CheckConstraint(
                condition=models.Q(("promise_days__range", (1, 20))),
                name="lending_is_answered_within_20_working_days",
            ),
        ),
        migrations.AddConstraint(
            model_name="lendingpolicy",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("held_days__range", (1, 60)), ("cancel_notice_days__lte", 60)
                ),
                name="lending_has_believable_times",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lendingpolicy",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "premises_lendingpolicyevent" ("cancel_notice_days", "held_days", "id", "needs_safety_officer", "no_show", "owner_municipality_id", "owner_organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priorities", "promise_days") VALUES (NEW."cancel_notice_days", NEW."held_days", NEW."id", NEW."needs_safety_officer", NEW."no_show", NEW."owner_municipality_id", NEW."owner_organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."priorities", NEW."promise_days"); RETURN NULL;',
                    hash="3c0d27ef4cf10f29ea879cfdb5c573b499ba2311",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f7420",
                    table="premises_lendingpolicy",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lendingpolicy",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "premises_lendingpolicyevent" ("cancel_notice_days", "held_days", "id", "needs_safety_officer", "no_show", "owner_municipality_id", "owner_organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priorities", "promise_days") VALUES (NEW."cancel_notice_days", NEW."held_days", NEW."id", NEW."needs_safety_officer", NEW."no_show", NEW."owner_municipality_id", NEW."owner_organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."priorities", NEW."promise_days"); RETURN NULL;',
                    hash="021383806717eb61f8e55db1f8469d2b993f4da1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_facda",
                    table="premises_lendingpolicy",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lendingpolicy",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "premises_lendingpolicyevent" ("cancel_notice_days", "held_days", "id", "needs_safety_officer", "no_show", "owner_municipality_id", "owner_organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priorities", "promise_days") VALUES (OLD."cancel_notice_days", OLD."held_days", OLD."id", OLD."needs_safety_officer", OLD."no_show", OLD."owner_municipality_id", OLD."owner_organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."priorities", OLD."promise_days"); RETURN NULL;',
                    hash="2b4bb59c8bf3968e108cc29251d418d7b3176c0d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_57484",
                    table="premises_lendingpolicy",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="openingexception",
            constraint=models.CheckConstraint(
                condition=models.Q(("last_on__gte", models.F("first_on"))),
                name="opening_exception_ends_after_it_begins",
                violation_error_message="The last day is before the first day.",
            ),
        ),
        migrations.AddConstraint(
            model_name="openingexception",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closes", None), ("opens", None)),
                    models.Q(
                        ("closes__gt", models.F("opens")),
                        ("closes__isnull", False),
                        ("opens__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="opening_exception_closes_after_it_opens",
                violation_error_message="The room closes before it opens.",
            ),
        ),
        migrations.AddConstraint(
            model_name="openingexception",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("premises", "="),
                    (
                        models.Func(
                            django.db.models.functions.comparison.Cast(
                                models.F("first_on"), models.DateField()
                            ),
                            django.db.models.functions.comparison.Greatest(
                                django.db.models.functions.comparison.Cast(
                                    models.F("first_on"), models.DateField()
                                ),
                                django.db.models.functions.comparison.Coalesce(
                                    django.db.models.functions.comparison.Cast(
                                        models.F("last_on"), models.DateField()
                                    ),
                                    django.db.models.functions.comparison.Cast(
                                        models.Value("infinity"), models.DateField()
                                    ),
                                ),
                            ),
                            models.Value("[]"),
                            function="daterange",
                        ),
                        "&&",
                    ),
                ],
                name="opening_exceptions_do_not_overlap",
                violation_error_message="The room has an exception those days.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="openingexception",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "premises_openingexceptionevent" ("closes", "first_on", "id", "last_on", "opens", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "premises_id", "reason") VALUES (NEW."closes", NEW."first_on", NEW."id", NEW."last_on", NEW."opens", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."premises_id", NEW."reason"); RETURN NULL;',
                    hash="754c4647d0ad1db31fe96c0b442bcc302ef35998",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5ede2",
                    table="premises_openingexception",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="openingexception",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "premises_openingexceptionevent" ("closes", "first_on", "id", "last_on", "opens", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "premises_id", "reason") VALUES (NEW."closes", NEW."first_on", NEW."id", NEW."last_on", NEW."opens", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."premises_id", NEW."reason"); RETURN NULL;',
                    hash="d8426b19093b03361b5f0806d2e87b4f6dd5f7d9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4eb2f",
                    table="premises_openingexception",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="openingexception",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "premises_openingexceptionevent" ("closes", "first_on", "id", "last_on", "opens", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "premises_id", "reason") VALUES (OLD."closes", OLD."first_on", OLD."id", OLD."last_on", OLD."opens", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."premises_id", OLD."reason"); RETURN NULL;',
                    hash="2f36d3fbf81778ff99d09ce63a13c5cfa381f3bd",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c1daf",
                    table="premises_openingexception",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="part",
            constraint=models.UniqueConstraint(
                fields=("whole", "part"),
                name="part_stands_once",
                violation_error_message="The room is a part already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="part",
            constraint=models.CheckConstraint(
                condition=models.Q(("whole", models.F("part")), _negated=True),
                name="part_is_another_room",
                violation_error_message="A room cannot be a part of itself.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="part",
            trigger=pgtrigger.compiler.Trigger(
                name="parts_make_a_tree",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nperform pg_advisory_xact_lock(5241300);\nif new.whole_id in (select samla_rooms_within(array[new.part_id])) then\n    raise exception 'the room % would be a part of itself', new.whole_id\n        using errcode = 'check_violation', constraint = 'part_is_never_its_own_whole';\nend if;\nif (select count(distinct (owner_municipality_id, owner_organisation_id))\n    from premises_premises where id in (new.whole_id, new.part_id)) > 1 then\n    raise exception 'the rooms % and % have two owners', new.whole_id, new.part_id\n        using errcode = 'check_violation', constraint = 'parts_have_the_owner_of_all';\nend if;\nreturn new;\n",
                    hash="e31159a4c68b6bc49777f87d63655a6b27269387",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_parts_make_a_tree_b2a38",
                    table="premises_part",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="part",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "premises_partevent" ("id", "part_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "whole_id") VALUES (NEW."id", NEW."part_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."whole_id"); RETURN NULL;',
                    hash="862e48b3693643377f118a6c852303d3aa05fe2b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_02191",
                    table="premises_part",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="part",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "premises_partevent" ("id", "part_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "whole_id") VALUES (NEW."id", NEW."part_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."whole_id"); RETURN NULL;',
                    hash="d351bd07d91a4c1725f58bfd0ca9548eda2eba49",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_edcdf",
                    table="premises_part",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="part",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "premises_partevent" ("id", "part_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "whole_id") VALUES (OLD."id", OLD."part_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."whole_id"); RETURN NULL;',
                    hash="db46b05a92531d0b73ed50ae874e7655568f3348",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5562c",
                    table="premises_part",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="terms",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("owner_municipality__isnull", True),
                    ("owner_organisation__isnull", True),
                    _connector="XOR",
                ),
                name="terms_has_one_owner",
                violation_error_message="Choose one owner.",
            ),
        ),
        migrations.AddConstraint(
            model_name="terms",
            constraint=models.UniqueConstraint(
                fields=("owner_municipality", "owner_organisation", "number"),
                name="terms_have_a_number_of_their_own",
                nulls_distinct=False,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="terms",
            trigger=pgtrigger.compiler.Trigger(
                name="published_terms_never_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."published_at" IS NOT NULL)',
                    func="\nif (new.text, new.text_language_id, new.number, new.published_at)\n    is distinct from (old.text, old.text_language_id, old.number, old.published_at) then\n    raise exception 'the terms % are published', old.id\n        using errcode = 'check_violation', constraint = 'published_terms_never_change';\nend if;\nreturn new;\n",
                    hash="deae445ab1b4a1b38a069c1ed07e6a6e3e85d8c0",
                    operation="UPDATE",
                    pgid="pgtrigger_published_terms_never_change_2ebb1",
                    table="premises_terms",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="terms",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "premises_termsevent" ("id", "number", "owner_municipality_id", "owner_organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "text", "text_language_id") VALUES (NEW."id", NEW."number", NEW."owner_municipality_id", NEW."owner_organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published_at", NEW."text", NEW."text_language_id"); RETURN NULL;',
                    hash="508aae7f30c02217a223edc4111587a6037d1d2e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_53387",
                    table="premises_terms",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="terms",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "premises_termsevent" ("id", "number", "owner_municipality_id", "owner_organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "text", "text_language_id") VALUES (NEW."id", NEW."number", NEW."owner_municipality_id", NEW."owner_organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_at", NEW."text", NEW."text_language_id"); RETURN NULL;',
                    hash="2daa1e9b3f010c68d30a73e84c158731d1359866",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d5edb",
                    table="premises_terms",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="terms",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "premises_termsevent" ("id", "number", "owner_municipality_id", "owner_organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "text", "text_language_id") VALUES (OLD."id", OLD."number", OLD."owner_municipality_id", OLD."owner_organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."published_at", OLD."text", OLD."text_language_id"); RETURN NULL;',
                    hash="5dbcbd80fd5ff411d0ed99106cd5937549426e81",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_41df2",
                    table="premises_terms",
                    when="AFTER",
                ),
            ),
        ),
        *(
            migrations.RunSQL(make, f"drop function samla_rooms_{name}(bigint[])")
            for name, make in FUNCTIONS.items()
        ),
    ]
