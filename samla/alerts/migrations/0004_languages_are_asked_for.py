"""The languages of letters are asked for, so a new one needs no migration."""

from django.db import migrations, models

import samla.core.languages


class Migration(migrations.Migration):
    dependencies = [
        ("alerts", "0003_rooms"),
    ]

    operations = [
        migrations.AlterField(
            model_name="subscription",
            name="language",
            field=models.CharField(choices=samla.core.languages.choices, max_length=10),
        ),
    ]
