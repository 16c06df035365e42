"""The history begins with what there was before it was kept."""

from django.db import migrations

from samla.core.beginning import history_begins


class Migration(migrations.Migration):
    """An event for each row that has none."""

    dependencies = [("activities", "0005_approved_before")]

    operations = [history_begins("activities", "OccurrenceEvent")]
