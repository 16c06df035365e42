"""What waits is counted in an index, however many questions are open.

Built concurrently, so that nobody waits while it is made.
"""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [
        ("enquiries", "0004_records"),
    ]

    operations = [
        AddIndexConcurrently(
            model_name="enquiry",
            index=models.Index(
                condition=models.Q(
                    ("hidden_at", None),
                    (
                        "status__in",
                        ["new", "received", "handling", "waiting", "reopened"],
                    ),
                ),
                fields=["municipality", "status"],
                include=("handler", "answer_due_on", "asked_at", "id"),
                name="enquiry_counted",
            ),
        ),
    ]
