"""The history begins with what there was before it was kept."""

from django.db import migrations

from samla.core.beginning import history_begins


class Migration(migrations.Migration):
    """An event for each row that has none."""

    dependencies = [("premises", "0005_picture_history")]

    operations = [history_begins("premises")]
