"""What a notifier wrote may be forgotten some time after the decision."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("moderation", "0001_initial")]

    operations = [
        migrations.RemoveConstraint(
            model_name="report",
            name="report_of_illegal_content_has_grounds",
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "illegal"), _negated=True),
                    models.Q(
                        models.Q(("decided_at", None), ("grounds", ""), _negated=True),
                        ("in_good_faith", True),
                    ),
                    _connector="OR",
                ),
                name="report_of_illegal_content_has_grounds",
            ),
        ),
    ]
