"""A room that somebody has wished for is kept, as one that was lent is."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bookings", "0004_exceptions"),
        ("premises", "0008_pictures_wait"),
    ]

    operations = [
        migrations.AlterField(
            model_name="roundwish",
            name="premises",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="round_wishes",
                to="premises.premises",
                verbose_name="Which room?",
            ),
        ),
    ]
