"""What became free, by the database: whoever waits for it is told once."""

import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bookings", "0001_lending"),
        ("premises", "0007_lending"),
    ]

    operations = [
        migrations.CreateModel(
            name="FreedClosure",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("bookings.closure",),
        ),
        migrations.CreateModel(
            name="FreedDate",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("bookings.bookingdate",),
        ),
        migrations.CreateModel(
            name="Freeing",
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
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("freed_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "premises",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="premises.premises",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="freedclosure",
            trigger=pgtrigger.compiler.Trigger(
                name="freed_closure_is_told",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (old.ends_at > now())",
                    func="\ninsert into bookings_freeing (premises_id, starts_at, ends_at, freed_at)\nselect id, old.starts_at, old.ends_at, now()\nfrom premises_premises where id = old.premises_id;\nreturn null;\n",
                    hash="36d510a60fd6d1afb9c8eafb937967ce1cd47093",
                    operation='UPDATE OF "starts_at", "ends_at" OR DELETE',
                    pgid="pgtrigger_freed_closure_is_told_b8501",
                    table="bookings_closure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="freeddate",
            trigger=pgtrigger.compiler.Trigger(
                name="freed_date_is_told",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (old.state in ('held', 'confirmed') and new.state not in ('held', 'confirmed') and old.ends_at > now())",
                    func="\ninsert into bookings_freeing (premises_id, starts_at, ends_at, freed_at)\nselect id, old.starts_at, old.ends_at, now()\nfrom premises_premises where id = old.premises_id;\nreturn null;\n",
                    hash="9e7106dde17474cbb2d0bfcdddbccb779977dcdb",
                    operation='UPDATE OF "state"',
                    pgid="pgtrigger_freed_date_is_told_bb07e",
                    table="bookings_bookingdate",
                    when="AFTER",
                ),
            ),
        ),
    ]
