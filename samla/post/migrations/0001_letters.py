"""Letters on their way out, whose writing calls the worker; and letters that came in."""

import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import samla.post.models.letter


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        default=samla.post.models.letter.new_key,
                        max_length=24,
                        unique=True,
                        verbose_name="Key",
                    ),
                ),
                (
                    "kind",
                    models.CharField(blank=True, max_length=100, verbose_name="Kind"),
                ),
                ("once", models.CharField(editable=False, max_length=64, null=True)),
                (
                    "email",
                    models.CharField(
                        blank=True, max_length=320, verbose_name="Recipient"
                    ),
                ),
                (
                    "sender",
                    models.CharField(blank=True, max_length=320, verbose_name="Sender"),
                ),
                ("message", models.BinaryField()),
                (
                    "message_id",
                    models.CharField(
                        db_index=True, max_length=200, verbose_name="Message-ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("handing_over", "Being handed over"),
                            ("sent", "Sent"),
                            ("failed", "Refused"),
                            ("uncertain", "Uncertain: sent, or not"),
                            ("dropped", "Too late to be of use"),
                            ("nobody", "For nobody"),
                        ],
                        default="waiting",
                        max_length=12,
                        verbose_name="State",
                    ),
                ),
                (
                    "goes_first",
                    models.BooleanField(default=False, verbose_name="Goes first"),
                ),
                (
                    "written_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="Written"
                    ),
                ),
                (
                    "not_before_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="Leaves from"
                    ),
                ),
                (
                    "useless_after_at",
                    models.DateTimeField(null=True, verbose_name="Useless after"),
                ),
                (
                    "tries",
                    models.PositiveSmallIntegerField(default=0, verbose_name="Tries"),
                ),
                ("worker", models.PositiveIntegerField(editable=False, null=True)),
                (
                    "handed_at",
                    models.DateTimeField(null=True, verbose_name="Handed over"),
                ),
                ("ended_at", models.DateTimeField(null=True, verbose_name="Ended")),
                (
                    "bounced_at",
                    models.DateTimeField(null=True, verbose_name="Came back"),
                ),
                (
                    "answer",
                    models.TextField(
                        blank=True, verbose_name="What the mail server said"
                    ),
                ),
            ],
            options={
                "verbose_name": "letter",
                "verbose_name_plural": "letters",
                "indexes": [
                    models.Index(
                        models.OrderBy(models.F("goes_first"), descending=True),
                        models.F("not_before_at"),
                        models.F("id"),
                        condition=models.Q(("state", "waiting")),
                        name="letter_waiting_in_order",
                    ),
                    models.Index(
                        condition=models.Q(
                            ("state__in", ["handing_over", "uncertain", "nobody"])
                        ),
                        fields=["state"],
                        name="letter_unsettled",
                    ),
                    models.Index(
                        condition=models.Q(("ended_at__isnull", False)),
                        fields=["ended_at"],
                        name="letter_ended",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("once",), name="letter_is_written_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "handing_over"), _negated=True),
                            ("worker__isnull", False),
                            _connector="OR",
                        ),
                        name="letter_is_handed_over_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_at", None),
                                ("state__in", ["waiting", "handing_over", "nobody"]),
                            ),
                            models.Q(
                                ("ended_at__isnull", False),
                                (
                                    "state__in",
                                    ["sent", "failed", "uncertain", "dropped"],
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="letter_says_when_it_ended",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IncomingLetter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("fingerprint", models.CharField(editable=False, max_length=64)),
                ("raw", models.BinaryField()),
                (
                    "is_cut",
                    models.BooleanField(
                        verbose_name="Too large: only its beginning is here"
                    ),
                ),
                (
                    "message_id",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="Message-ID"
                    ),
                ),
                (
                    "answers_to",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="Answers to"
                    ),
                ),
                (
                    "sender",
                    models.CharField(blank=True, max_length=320, verbose_name="Sender"),
                ),
                (
                    "sender_name",
                    models.CharField(blank=True, max_length=200, verbose_name="Name"),
                ),
                ("token", models.CharField(blank=True, max_length=40)),
                (
                    "subject",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="Subject"
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="Text")),
                (
                    "attachments",
                    models.JSONField(
                        blank=True, default=list, verbose_name="Attachments"
                    ),
                ),
                (
                    "is_automatic",
                    models.BooleanField(verbose_name="Written by a program"),
                ),
                (
                    "is_bounce",
                    models.BooleanField(
                        default=False, verbose_name="A letter of ours that came back"
                    ),
                ),
                (
                    "bounced_email",
                    models.CharField(
                        blank=True, max_length=320, verbose_name="To whom"
                    ),
                ),
                (
                    "received_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="Came in"
                    ),
                ),
                (
                    "read_at",
                    models.DateTimeField(null=True, verbose_name="Taken care of"),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="incoming",
                        to="post.letter",
                        verbose_name="About the letter",
                    ),
                ),
            ],
            options={
                "verbose_name": "letter that came in",
                "verbose_name_plural": "letters that came in",
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="letter",
            trigger=pgtrigger.compiler.Trigger(
                name="letter_calls_the_worker",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM pg_notify('samla_post', ''); RETURN NULL;",
                    hash="52206b2ebc4f8808939ce8cd0a6c412c41c2ebe3",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_letter_calls_the_worker_00772",
                    table="post_letter",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="incomingletter",
            index=models.Index(
                condition=models.Q(("read_at", None)),
                fields=["token"],
                name="incoming_letter_unread",
                opclasses=["varchar_pattern_ops"],
            ),
        ),
        migrations.AddIndex(
            model_name="incomingletter",
            index=models.Index(fields=["read_at"], name="incoming_letter_read"),
        ),
        migrations.AddConstraint(
            model_name="incomingletter",
            constraint=models.UniqueConstraint(
                fields=("fingerprint",), name="incoming_letter_is_kept_once"
            ),
        ),
    ]
