"""Organisations and the people who belong to them."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import samla.organisations.numbers
import samla.taxonomy.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("municipalities", "0001_initial"),
        ("taxonomy", "0002_terms"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Organisation",
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
                                "^\\+?[0-9][0-9 ()–-]*\\Z",
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
                    "folded",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(models.F("name"), function="samla_fold"),
                        output_field=models.TextField(),
                    ),
                ),
                (
                    "category",
                    samla.taxonomy.models.TermField(
                        list="association_category",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="taxonomy.term",
                        verbose_name="What does it mostly work with?",
                    ),
                ),
                (
                    "legal_form",
                    samla.taxonomy.models.TermField(
                        list="legal_form",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="taxonomy.term",
                        verbose_name="What kind of organisation is it?",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="organisations",
                        to="municipalities.municipality",
                        verbose_name="Home municipality",
                    ),
                ),
                (
                    "serves",
                    models.ManyToManyField(
                        blank=True,
                        related_name="served_by",
                        to="municipalities.municipality",
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
            name="Membership",
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
                        choices=[("owner", "Owner"), ("editor", "Editor")],
                        default="editor",
                        max_length=6,
                    ),
                ),
                ("joined_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="organisations.organisation",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="organisation",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["document"], name="organisation_document"
            ),
        ),
        migrations.AddIndex(
            model_name="organisation",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    models.F("likeness"), name="gin_trgm_ops"
                ),
                name="organisation_likeness",
            ),
        ),
        migrations.AddIndex(
            model_name="organisation",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["capabilities"], name="organisation_capabilities"
            ),
        ),
        migrations.AddIndex(
            model_name="organisation",
            index=models.Index(
                condition=models.Q(("published_at__isnull", False)),
                fields=["name_sort", "id"],
                name="organisation_published_by_name",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("number", ""), _negated=True),
                fields=("number", "name"),
                name="organisation_number_names_a_section_once",
                violation_error_message="This organisation is already registered in Samla.",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("number", ""),
                    ("number__regex", "^[0-9]{2}[2-9][0-9]{7}$"),
                    _connector="OR",
                ),
                name="organisation_number_is_nobodys_identity_number",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(("best_at__len__lte", 3)),
                name="organisation_is_best_at_three_things_at_most",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(("capabilities__contains", models.F("best_at"))),
                name="organisation_is_best_at_what_it_can",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.UniqueConstraint(
                fields=("user", "organisation"), name="membership_stands_once"
            ),
        ),
    ]
