"""Counties, municipalities, what people call them, and the way in to each."""

import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import samla.taxonomy.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("taxonomy", "0002_terms"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="County",
            fields=[
                (
                    "code",
                    models.CharField(max_length=2, primary_key=True, serialize=False),
                ),
                ("name", models.CharField(max_length=60, unique=True)),
                ("slug", models.SlugField(unique=True)),
                ("outline", models.TextField()),
                (
                    "name_sort",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(models.F("name"), function="samla_sv"),
                        output_field=models.TextField(db_collation="C"),
                    ),
                ),
            ],
            options={
                "ordering": ["name_sort"],
            },
        ),
        migrations.CreateModel(
            name="Municipality",
            fields=[
                (
                    "code",
                    models.CharField(max_length=4, primary_key=True, serialize=False),
                ),
                ("name", models.CharField(max_length=60)),
                ("official_name", models.CharField(max_length=80)),
                ("slug", models.SlugField(unique=True)),
                ("seat", models.CharField(max_length=60)),
                ("latitude", models.FloatField()),
                ("longitude", models.FloatField()),
                ("population", models.PositiveIntegerField()),
                ("outline", models.TextField()),
                (
                    "name_sort",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(models.F("name"), function="samla_sv"),
                        output_field=models.TextField(db_collation="C"),
                    ),
                ),
                (
                    "county",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="municipalities",
                        to="municipalities.county",
                    ),
                ),
            ],
            options={
                "ordering": ["name_sort"],
            },
        ),
        migrations.CreateModel(
            name="PlaceName",
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
                ("name", models.CharField(max_length=80)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("name", "Name"),
                            ("seat", "Seat"),
                            ("alias", "Alias"),
                            ("locality", "Locality"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "folded",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(models.F("name"), function="samla_fold"),
                        output_field=models.TextField(),
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="municipalities.municipality",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PostcodePrefix",
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
                ("prefix", models.CharField(max_length=3)),
                (
                    "share",
                    models.FloatField(
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(1),
                        ]
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="postcode_prefixes",
                        to="municipalities.municipality",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SchoolBreak",
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
                ("name", models.CharField(max_length=40, verbose_name="Name")),
                ("first_on", models.DateField(verbose_name="First day")),
                ("last_on", models.DateField(verbose_name="Last day")),
                ("is_example", models.BooleanField(default=False)),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="school_breaks",
                        to="municipalities.municipality",
                    ),
                ),
            ],
            options={
                "ordering": ["first_on"],
            },
        ),
        migrations.CreateModel(
            name="StaffMember",
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
                ("chose_to_be_shown_at", models.DateTimeField(blank=True, null=True)),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="staff",
                        to="municipalities.municipality",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="staff_roles",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="EntryPoint",
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
                (
                    "confirmed_at",
                    models.DateTimeField(default=django.utils.timezone.now),
                ),
                (
                    "municipality",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entry_point",
                        to="municipalities.municipality",
                    ),
                ),
                (
                    "deputy",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="municipalities.staffmember",
                    ),
                ),
                (
                    "on_duty",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="municipalities.staffmember",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="municipality",
            constraint=models.CheckConstraint(
                condition=models.Q(("code__startswith", models.F("county"))),
                name="municipality_code_begins_with_its_county",
            ),
        ),
        migrations.AddIndex(
            model_name="placename",
            index=models.Index(fields=["folded"], name="place_name_folded"),
        ),
        migrations.AddIndex(
            model_name="placename",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    models.F("folded"), name="gin_trgm_ops"
                ),
                name="place_name_alike",
            ),
        ),
        migrations.AddConstraint(
            model_name="placename",
            constraint=models.UniqueConstraint(
                fields=("municipality", "name"), name="place_name_stands_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="postcodeprefix",
            constraint=models.UniqueConstraint(
                fields=("prefix", "municipality"), name="postcode_prefix_stands_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="schoolbreak",
            constraint=models.CheckConstraint(
                condition=models.Q(("last_on__gte", models.F("first_on"))),
                name="school_break_ends_after_it_begins",
                violation_error_message="The last day is before the first day.",
            ),
        ),
        migrations.AddConstraint(
            model_name="schoolbreak",
            constraint=models.UniqueConstraint(
                fields=("municipality", "first_on"),
                name="school_break_stands_once",
                violation_error_message="A break that begins that day stands here.",
            ),
        ),
        migrations.AddConstraint(
            model_name="staffmember",
            constraint=models.UniqueConstraint(
                fields=("user", "municipality"), name="staff_member_has_one_role"
            ),
        ),
        migrations.AddConstraint(
            model_name="entrypoint",
            constraint=models.CheckConstraint(
                condition=models.Q(("promise_days__range", (1, 20))),
                name="entry_point_promises_1_to_20_days",
            ),
        ),
        migrations.AddConstraint(
            model_name="entrypoint",
            constraint=models.CheckConstraint(
                condition=models.Q(("deputy", models.F("on_duty")), _negated=True),
                name="entry_point_deputy_is_somebody_else",
                violation_error_message="The deputy must be somebody else.",
            ),
        ),
    ]
