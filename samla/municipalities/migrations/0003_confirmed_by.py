"""A municipality's word stands behind its way in."""

from django.db import migrations


class Migration(migrations.Migration):
    """Says so of those that are filled in already."""

    dependencies = [("municipalities", "0002_trust")]

    operations = [
        migrations.RunSQL(
            "update municipalities_entrypoint set confirmed_by = 'municipality'",
            migrations.RunSQL.noop,
        ),
    ]
