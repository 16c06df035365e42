"""Let people follow searches, organisations and municipalities, at once or weekly."""

import django.core.serializers.json
import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0008_rooms"),
        ("alerts", "0004_languages_are_asked_for"),
        ("municipalities", "0005_head_is_told"),
        ("organisations", "0008_second_contact"),
    ]

    operations = [
        migrations.CreateModel(
            name="Issue",
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
                    "rhythm",
                    models.CharField(
                        choices=[
                            ("at_once", "At once, when something happens"),
                            ("weekly", "Once a week, on Monday morning"),
                        ],
                        max_length=7,
                    ),
                ),
                ("due_on", models.DateField(null=True)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "changes",
                    models.JSONField(
                        encoder=django.core.serializers.json.DjangoJSONEncoder
                    ),
                ),
                ("told_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="news",
            name="news_is_told_once",
        ),
        migrations.AddField(
            model_name="news",
            name="audience",
            field=models.CharField(
                choices=[
                    ("activity", "those who follow the activity"),
                    ("at_once", "those who follow more, and hear at once"),
                    ("weekly", "those who hear once a week"),
                ],
                db_default="activity",
                default="activity",
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="news",
            name="changed_at",
            field=models.DateTimeField(
                db_default=django.db.models.functions.datetime.Now(),
                default=django.utils.timezone.now,
            ),
        ),
        migrations.AddField(
            model_name="news",
            name="is_new",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="subscription",
            name="municipality",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="subscriptions",
                to="municipalities.municipality",
            ),
        ),
        migrations.AddField(
            model_name="subscription",
            name="organisation",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="subscriptions",
                to="organisations.organisation",
            ),
        ),
        migrations.AddField(
            model_name="subscription",
            name="owes_week",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="subscription",
            name="rhythm",
            field=models.CharField(
                choices=[
                    ("at_once", "At once, when something happens"),
                    ("weekly", "Once a week, on Monday morning"),
                ],
                db_default="at_once",
                default="at_once",
                max_length=7,
            ),
        ),
        migrations.AddField(
            model_name="subscription",
            name="rhythm_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="subscription",
            name="search",
            field=models.CharField(blank=True, default="", max_length=2000),
        ),
        migrations.AddField(
            model_name="subscription",
            name="told_issue",
            field=models.PositiveBigIntegerField(db_default=0, default=0),
        ),
        migrations.AddIndex(
            model_name="subscription",
            index=models.Index(fields=["email"], name="subscription_email"),
        ),
        migrations.AddIndex(
            model_name="subscription",
            index=models.Index(
                condition=models.Q(
                    models.Q(("search", ""), _negated=True),
                    ("confirmed_at__isnull", False),
                ),
                fields=["rhythm", "search"],
                name="subscription_searches",
            ),
        ),
        migrations.AddConstraint(
            model_name="news",
            constraint=models.UniqueConstraint(
                fields=("activity", "original_starts_at", "audience"),
                name="news_is_told_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="subscription",
            constraint=models.UniqueConstraint(
                fields=("organisation", "email"), name="organisation_is_followed_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="subscription",
            constraint=models.UniqueConstraint(
                fields=("municipality", "email"), name="municipality_is_followed_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="subscription",
            constraint=models.UniqueConstraint(
                condition=models.Q(("search", ""), _negated=True),
                fields=("search", "email"),
                name="search_is_followed_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="subscription",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("activity", None),
                        ("municipality", None),
                        ("organisation", None),
                    ),
                    models.Q(
                        ("activity", None), ("organisation", None), ("search", "")
                    ),
                    models.Q(
                        ("activity", None), ("municipality", None), ("search", "")
                    ),
                    models.Q(
                        ("municipality", None), ("organisation", None), ("search", "")
                    ),
                    _connector="OR",
                ),
                name="subscription_follows_one_thing",
            ),
        ),
        migrations.AddConstraint(
            model_name="issue",
            constraint=models.UniqueConstraint(
                fields=("rhythm", "due_on"), name="a_week_is_told_once"
            ),
        ),
    ]
