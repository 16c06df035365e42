"""Activities, when they happen, and each of their dates."""

import datetime

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
from django.db import migrations, models

import samla.activities.models.shown
import samla.taxonomy.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("municipalities", "0001_initial"),
        ("organisations", "0002_words"),
        ("premises", "0002_words"),
        ("taxonomy", "0002_terms"),
    ]

    operations = [
        migrations.CreateModel(
            name="Activity",
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
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("unpublished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "confirmed_at",
                    models.DateTimeField(default=django.utils.timezone.now),
                ),
                ("next_starts_at", models.DateTimeField(editable=False, null=True)),
                ("next_ends_at", models.DateTimeField(editable=False, null=True)),
                ("next_is_moved", models.BooleanField(default=False, editable=False)),
                (
                    "cancelled_starts_at",
                    models.DateTimeField(editable=False, null=True),
                ),
                ("dated_until_on", models.DateField(editable=False, null=True)),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="activities",
                        to="municipalities.municipality",
                        verbose_name="Municipality",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="activities",
                        to="organisations.organisation",
                        verbose_name="Which organisation does this?",
                    ),
                ),
                (
                    "premises",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="activities",
                        to="premises.premises",
                        verbose_name="Which room?",
                    ),
                ),
                (
                    "signup",
                    samla.taxonomy.models.TermField(
                        default="access_flag:drop-in",
                        list="access_flag",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="taxonomy.term",
                        verbose_name="How does one take part?",
                    ),
                ),
                (
                    "swedish_level",
                    samla.taxonomy.models.TermField(
                        blank=True,
                        list="swedish_level",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="taxonomy.term",
                        verbose_name="How much Swedish is needed?",
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
                (
                    "type",
                    samla.taxonomy.models.TermField(
                        list="activity_type",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="taxonomy.term",
                        verbose_name="What kind of activity is it?",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
            bases=(samla.activities.models.shown.Shown, models.Model),
        ),
        migrations.CreateModel(
            name="CoOrganiser",
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
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="activities.activity",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="organisations.organisation",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="activity",
            name="co_organisers",
            field=models.ManyToManyField(
                related_name="co_organised",
                through="activities.CoOrganiser",
                to="organisations.organisation",
            ),
        ),
        migrations.CreateModel(
            name="Schedule",
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
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="schedules",
                        to="activities.activity",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Occurrence",
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
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="occurrences",
                        to="activities.activity",
                    ),
                ),
                (
                    "schedule",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="occurrences",
                        to="activities.schedule",
                    ),
                ),
            ],
            options={
                "ordering": ["starts_at", "pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="coorganiser",
            constraint=models.UniqueConstraint(
                fields=("activity", "organisation"), name="co_organiser_stands_once"
            ),
        ),
        migrations.AddIndex(
            model_name="activity",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["document"], name="activity_document"
            ),
        ),
        migrations.AddIndex(
            model_name="activity",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    models.F("likeness"), name="gin_trgm_ops"
                ),
                name="activity_likeness",
            ),
        ),
        migrations.AddIndex(
            model_name="activity",
            index=models.Index(
                condition=models.Q(("published_at__isnull", False)),
                fields=["municipality", "next_starts_at", "id"],
                name="activity_soonest_in_place",
            ),
        ),
        migrations.AddIndex(
            model_name="activity",
            index=models.Index(
                condition=models.Q(("published_at__isnull", False)),
                fields=["next_starts_at", "id"],
                name="activity_published_soonest",
            ),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.CheckConstraint(
                condition=models.Q(("age_to__gte", models.F("age_from"))),
                name="activity_ages_are_in_order",
                violation_error_message="The highest age is below the lowest.",
            ),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.CheckConstraint(
                condition=models.Q(("price__lte", 10000)),
                name="activity_price_is_believable",
            ),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.CheckConstraint(
                condition=models.Q(("venue__in", ["premises", "address", "online"])),
                name="activity_has_a_kind_of_venue",
            ),
        ),
        migrations.AddConstraint(
            model_name="schedule",
            constraint=models.CheckConstraint(
                condition=models.Q(("last_on__gte", models.F("first_on"))),
                name="schedule_ends_after_it_begins",
                violation_error_message="The last day is before the first day.",
            ),
        ),
        migrations.AddConstraint(
            model_name="schedule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_next_day", True),
                    ("ends__gt", models.F("starts")),
                    _connector="OR",
                ),
                name="schedule_hours_are_in_order",
                violation_error_message="It ends before it starts.",
            ),
        ),
        migrations.AddConstraint(
            model_name="schedule",
            constraint=models.CheckConstraint(
                condition=models.Q(("every__range", (1, 12))),
                name="schedule_repeats_1_to_12_weeks",
            ),
        ),
        migrations.AddConstraint(
            model_name="schedule",
            constraint=models.CheckConstraint(
                condition=models.Q(("weekdays__contained_by", [1, 2, 3, 4, 5, 6, 7])),
                name="schedule_weekdays_are_1_to_7",
            ),
        ),
        migrations.AddConstraint(
            model_name="schedule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind", "once"),
                    models.Q(("kind", "weekly"), ("weekdays__len__gte", 1)),
                    models.Q(
                        ("kind", "monthly"),
                        ("week_of_month__in", [1, 2, 3, 4, -1]),
                        ("week_of_month__isnull", False),
                        ("weekdays__len__gte", 1),
                    ),
                    models.Q(("kind", "dates"), ("listed_dates__len__gte", 1)),
                    _connector="OR",
                ),
                name="schedule_says_what_its_kind_needs",
            ),
        ),
        migrations.AddIndex(
            model_name="occurrence",
            index=models.Index(
                fields=["activity", "starts_at"], name="occurrence_of_activity"
            ),
        ),
        migrations.AddIndex(
            model_name="occurrence",
            index=models.Index(
                condition=models.Q(("cancelled_at__isnull", True)),
                fields=["starts_at"],
                include=("activity",),
                name="occurrence_happening_soonest",
            ),
        ),
        migrations.AddConstraint(
            model_name="occurrence",
            constraint=models.UniqueConstraint(
                fields=("activity", "original_starts_at"), name="occurrence_stands_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="occurrence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_at__gt", models.F("starts_at")),
                    (
                        "ends_at__lte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("starts_at"),
                            "+",
                            models.Value(datetime.timedelta(days=2)),
                        ),
                    ),
                ),
                name="occurrence_ends_after_it_starts",
                violation_error_message="It ends before it starts.",
            ),
        ),
    ]
