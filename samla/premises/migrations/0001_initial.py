"""Premises to lend: when they are open, what they cost, how they look."""

import django.contrib.postgres.constraints
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import django.utils.timezone
from django.db import migrations, models

import samla.premises.models.picture
import samla.taxonomy.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("municipalities", "0001_initial"),
        ("organisations", "0002_words"),
        ("taxonomy", "0002_terms"),
    ]

    operations = [
        migrations.CreateModel(
            name="Premises",
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
                    "document",
                    django.contrib.postgres.search.SearchVectorField(
                        editable=False, null=True
                    ),
                ),
                ("likeness", models.TextField(default="", editable=False)),
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
                ("published_at", models.DateTimeField(blank=True, null=True)),
                (
                    "confirmed_at",
                    models.DateTimeField(default=django.utils.timezone.now),
                ),
                (
                    "name_sort",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(models.F("name"), function="samla_sv"),
                        output_field=models.TextField(db_collation="C"),
                    ),
                ),
                (
                    "kind",
                    samla.taxonomy.models.TermField(
                        list="premises_kind",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="taxonomy.term",
                        verbose_name="What kind of room is it?",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="premises",
                        to="municipalities.municipality",
                        verbose_name="Which municipality is it in?",
                    ),
                ),
                (
                    "owner_municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="municipalities.municipality",
                    ),
                ),
                (
                    "owner_organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="premises",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "text_language",
                    samla.taxonomy.models.TermField(
                        default="language:sv",
                        list="language",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="taxonomy.term",
                        verbose_name="Which language is the text in?",
                    ),
                ),
            ],
            options={
                "ordering": ["name_sort", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Picture",
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
                        default=samla.premises.models.picture.new_name,
                        editable=False,
                        max_length=32,
                        unique=True,
                    ),
                ),
                ("jpeg", models.BinaryField()),
                ("width", models.PositiveSmallIntegerField(editable=False)),
                ("height", models.PositiveSmallIntegerField(editable=False)),
                (
                    "alt",
                    models.CharField(
                        help_text="For those who cannot see it.",
                        max_length=200,
                        verbose_name="What does the picture show?",
                    ),
                ),
                (
                    "premises",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pictures",
                        to="premises.premises",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="OpeningWindow",
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
                ("opens", models.TimeField(verbose_name="From")),
                ("closes", models.TimeField(verbose_name="Until")),
                (
                    "premises",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="opening_windows",
                        to="premises.premises",
                    ),
                ),
            ],
            options={
                "ordering": ["weekday", "opens"],
            },
        ),
        migrations.CreateModel(
            name="Price",
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
                (
                    "premises",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="prices",
                        to="premises.premises",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.AddIndex(
            model_name="premises",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["document"], name="premises_document"
            ),
        ),
        migrations.AddIndex(
            model_name="premises",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    models.F("likeness"), name="gin_trgm_ops"
                ),
                name="premises_likeness",
            ),
        ),
        migrations.AddIndex(
            model_name="premises",
            index=models.Index(
                condition=models.Q(("published_at__isnull", False)),
                fields=["name_sort", "id"],
                name="premises_offered_by_name",
            ),
        ),
        migrations.AddConstraint(
            model_name="premises",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("owner_municipality__isnull", True),
                    ("owner_organisation__isnull", True),
                    _connector="XOR",
                ),
                name="premises_have_one_owner",
            ),
        ),
        migrations.AddConstraint(
            model_name="premises",
            constraint=models.CheckConstraint(
                condition=models.Q(("most_persons__range", (1, 9999))),
                name="premises_hold_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="premises",
            constraint=models.UniqueConstraint(
                fields=("name", "address", "owner_municipality", "owner_organisation"),
                name="premises_stand_once",
                nulls_distinct=False,
                violation_error_message="You have already registered a room of this name at this address.",
            ),
        ),
        migrations.AddConstraint(
            model_name="openingwindow",
            constraint=models.CheckConstraint(
                condition=models.Q(("closes__gt", models.F("opens"))),
                name="opening_window_closes_after_it_opens",
                violation_error_message="The room closes before it opens.",
            ),
        ),
        migrations.AddConstraint(
            model_name="openingwindow",
            constraint=models.CheckConstraint(
                condition=models.Q(("weekday__range", (1, 7))),
                name="opening_window_has_a_weekday",
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
                ],
                name="opening_windows_do_not_overlap",
                violation_error_message="The room already has hours at that time of the week.",
            ),
        ),
        migrations.AddConstraint(
            model_name="price",
            constraint=models.UniqueConstraint(
                fields=("premises", "user_kind", "condition"),
                name="price_stands_once_for_a_kind_of_user",
                violation_error_message="This kind of user already has a price on these conditions.",
            ),
        ),
        migrations.AddConstraint(
            model_name="price",
            constraint=models.CheckConstraint(
                condition=models.Q(("kronor__lte", 100000)), name="price_is_believable"
            ),
        ),
    ]
