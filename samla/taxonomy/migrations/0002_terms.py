"""Terms and their labels."""

import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("taxonomy", "0001_database_functions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Term",
            fields=[
                (
                    "id",
                    models.CharField(max_length=64, primary_key=True, serialize=False),
                ),
                ("list", models.CharField(max_length=32)),
                ("code", models.CharField(max_length=32)),
                ("position", models.PositiveSmallIntegerField()),
                ("attributes", models.JSONField(blank=True, default=dict)),
                ("retired", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["list", "position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("list", "code"),
                        name="term_code_stands_once_in_its_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "id",
                                django.db.models.functions.text.Concat(
                                    "list",
                                    models.Value(":"),
                                    "code",
                                    output_field=models.TextField(),
                                ),
                            )
                        ),
                        name="term_id_is_list_and_code",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TermLabel",
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
                ("language", models.CharField(max_length=16)),
                ("label", models.CharField(max_length=120)),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="labels",
                        to="taxonomy.term",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("term", "language"),
                        name="term_has_one_label_in_a_language",
                    )
                ],
            },
        ),
    ]
