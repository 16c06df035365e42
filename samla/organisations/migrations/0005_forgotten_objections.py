"""The words of an objection may be forgotten some time after its answer."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisations", "0004_approved_before")]

    operations = [
        migrations.RemoveConstraint(
            model_name="suspension",
            name="suspension_objection_has_words",
        ),
        migrations.AddConstraint(
            model_name="suspension",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("objected_at", None), ("objection", "")),
                    models.Q(
                        ("objected_at__isnull", False),
                        models.Q(
                            models.Q(("objection", ""), _negated=True),
                            ("answered_at__isnull", False),
                            ("lifted_at__isnull", False),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="suspension_objection_has_words",
            ),
        ),
    ]
