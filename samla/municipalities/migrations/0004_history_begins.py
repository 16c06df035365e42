"""The history begins with what there was before it was kept."""

from django.db import migrations

from samla.core.beginning import history_begins


class Migration(migrations.Migration):
    """An event for each row that has none."""

    dependencies = [("municipalities", "0003_confirmed_by")]

    operations = [history_begins("municipalities")]
