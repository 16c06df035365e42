"""How often words were looked for in vain, by municipality and week."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("municipalities", "0005_head_is_told"),
    ]

    operations = [
        migrations.CreateModel(
            name="MissedSearch",
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
                ("words", models.CharField(max_length=40)),
                ("week_on", models.DateField()),
                ("times", models.PositiveIntegerField()),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="missed_searches",
                        to="municipalities.municipality",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["week_on"], name="missed_search_week")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "words", "week_on"),
                        name="missed_search_is_counted_once_a_week",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("week_on__iso_week_day", 1)),
                        name="missed_search_knows_only_the_week",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("words__regex", "[0-9@]"), _negated=True),
                        name="missed_search_is_no_number_or_address",
                    ),
                ],
            },
        ),
    ]
