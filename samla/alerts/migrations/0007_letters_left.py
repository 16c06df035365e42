"""An issue notes whose letter could not be written; what was heard at once in a week."""

from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("alerts", "0006_audiences")]

    operations = [
        migrations.AddField(
            model_name="issue",
            name="left",
            field=ArrayField(
                base_field=models.BigIntegerField(), db_default=[], default=list
            ),
        ),
        migrations.AddField(
            model_name="subscription",
            name="heard_from_at",
            field=models.DateTimeField(null=True),
        ),
    ]
