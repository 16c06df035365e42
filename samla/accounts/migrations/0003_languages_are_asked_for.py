"""The languages of letters are asked for, so a new one needs no migration."""

from django.db import migrations, models

import samla.core.languages


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_trust"),
    ]

    operations = [
        migrations.AlterField(
            model_name="user",
            name="language",
            field=models.CharField(
                choices=samla.core.languages.choices,
                default="sv",
                max_length=10,
                verbose_name="Language of your letters",
            ),
        ),
    ]
