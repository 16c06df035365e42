"""Only what is dealt with is put away; questions of one sender are found at once."""

import django.db.models.functions.text
from django.db import migrations, models

STEPS = [
    ("received", "Somebody has begun to read your question"),
    ("assigned", "Your question was given to somebody who answers"),
    ("handed", "Your question was handed over"),
    ("asked-consent", "You were asked about another municipality"),
    ("consented", "You said yes: another municipality answers"),
    ("declined", "You said no: the question stays where it is"),
    ("reopened", "You said that it is not answered yet"),
    ("closed", "The question was closed"),
    ("merged", "Another question of yours is answered here too"),
    ("parted", "The question is answered by itself again"),
    ("put-away", "The question was put away"),
    ("taken-out", "The question was taken out again"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("enquiries", "0003_links_are_read"),
    ]

    operations = [
        migrations.AlterField(
            model_name="message",
            name="step",
            field=models.CharField(blank=True, choices=STEPS, max_length=14),
        ),
        migrations.AddIndex(
            model_name="enquiry",
            index=models.Index(
                django.db.models.functions.text.Upper("email"),
                models.F("municipality"),
                name="enquiry_of_sender",
            ),
        ),
        migrations.AddConstraint(
            model_name="enquiry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("hidden_at", None),
                    ("status__in", ["answered", "closed"]),
                    _connector="OR",
                ),
                name="enquiry_put_away_is_dealt_with",
                violation_error_message="Answer the question before you put it away, or close it with a reason.",
            ),
        ),
    ]
