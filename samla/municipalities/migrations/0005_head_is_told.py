"""The head of a way in is told before a promise is broken; nobody else sees whom."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("municipalities", "0004_history_begins"),
    ]

    operations = [
        migrations.AddField(
            model_name="entrypoint",
            name="head_email",
            field=models.EmailField(
                blank=True,
                help_text="The address of the head, who is told when neither who is on duty nor the deputy has answered on the promised day. Empty: the mailbox above.",
                max_length=254,
                verbose_name="Who is told before a promise is broken?",
            ),
        ),
    ]
