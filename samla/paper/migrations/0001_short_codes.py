"""Short codes that stand on paper."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("activities", "0008_rooms"),
        ("municipalities", "0005_head_is_told"),
        ("organisations", "0008_second_contact"),
        ("premises", "0008_pictures_wait"),
    ]

    operations = [
        migrations.CreateModel(
            name="ShortCode",
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
                ("code", models.CharField(max_length=8, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("activity", "activity"),
                            ("organisation", "organisation"),
                            ("premises", "room"),
                            ("municipality", "municipality"),
                        ],
                        max_length=12,
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "activity",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="short_code",
                        to="activities.activity",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="short_codes",
                        to="municipalities.municipality",
                    ),
                ),
                (
                    "organisation",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="short_code",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "premises",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="short_code",
                        to="premises.premises",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("code__regex", "^[234579BCDFGHJKMNPRTVWXY]{4,8}$")
                        ),
                        name="short_code_can_be_read_aloud",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind", "activity"),
                                ("organisation", None),
                                ("premises", None),
                            ),
                            models.Q(
                                ("activity", None),
                                ("kind", "organisation"),
                                ("premises", None),
                            ),
                            models.Q(
                                ("activity", None),
                                ("kind", "premises"),
                                ("organisation", None),
                            ),
                            models.Q(
                                ("activity", None),
                                ("kind", "municipality"),
                                ("organisation", None),
                                ("premises", None),
                            ),
                            _connector="OR",
                        ),
                        name="short_code_leads_to_one_thing",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "municipality")),
                        fields=("municipality",),
                        name="municipality_has_one_short_code",
                    ),
                ],
            },
        ),
    ]
