"""Dates that were called off are found in their order too, for lists day by day."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0011_places"),
        ("bookings", "0005_wished_rooms_stay"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="occurrence",
            index=models.Index(
                condition=models.Q(("cancelled_at__isnull", False)),
                fields=["starts_at"],
                include=("activity",),
                name="occurrence_called_off_soonest",
            ),
        ),
    ]
