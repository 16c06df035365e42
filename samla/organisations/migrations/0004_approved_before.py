"""What was public before reviews began needs none."""

from django.db import migrations


class Migration(migrations.Migration):
    """Its first publication counts as approved."""

    dependencies = [("organisations", "0003_trust")]

    operations = [
        migrations.RunSQL(
            "update organisations_organisation set approved_at = published_at where published_at is not null",
            migrations.RunSQL.noop,
        ),
    ]
