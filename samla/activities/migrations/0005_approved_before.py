"""What was public before reviews began needs none."""

from django.db import migrations


class Migration(migrations.Migration):
    """Its first publication counts as approved."""

    dependencies = [("activities", "0004_trust")]

    operations = [
        migrations.RunSQL(
            "update activities_activity set approved_at = coalesce(published_at, unpublished_at) "
            "where published_at is not null or unpublished_at is not null",
            migrations.RunSQL.noop,
        ),
    ]
