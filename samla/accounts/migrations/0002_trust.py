"""The language of letters, what is forgotten, and who did what found quickly."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("accounts", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ForgettingRun",
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
                ("started_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("counts", models.JSONField(default=dict)),
            ],
            options={
                "ordering": ["-started_at"],
            },
        ),
        migrations.AddField(
            model_name="user",
            name="asked_back_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="user",
            name="language",
            field=models.CharField(
                choices=[("sv", "Svenska"), ("en", "English"), ("ar", "العربية")],
                default="sv",
                max_length=10,
                verbose_name="Language of your letters",
            ),
        ),
        migrations.RunSQL(
            "create index samla_context_metadata on pghistory_context "
            "using gin (metadata jsonb_path_ops)",
            "drop index samla_context_metadata",
        ),
        migrations.RunSQL(
            "create index samla_context_created on pghistory_context (created_at)",
            "drop index samla_context_created",
        ),
    ]
