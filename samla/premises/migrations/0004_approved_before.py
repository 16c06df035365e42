"""What was public before reviews began needs none."""

from django.db import migrations


class Migration(migrations.Migration):
    """Its first publication counts as approved."""

    dependencies = [("premises", "0003_trust")]

    operations = [
        migrations.RunSQL(
            "update premises_premises set approved_at = published_at where published_at is not null",
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(
            "update premises_premises set confirmed_by = 'municipality' where owner_municipality_id is not null",
            migrations.RunSQL.noop,
        ),
    ]
