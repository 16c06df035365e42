"""What is asked of municipalities, and how it is answered."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import samla.enquiries.models.absence
import samla.enquiries.models.links
import samla.enquiries.models.message
import samla.taxonomy.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("municipalities", "0004_history_begins"),
        ("organisations", "0007_history_begins"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("taxonomy", "0002_terms"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Absence",
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
                ("from_at", models.DateTimeField(verbose_name="From")),
                ("until_at", models.DateTimeField(verbose_name="Until")),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="absences",
                        to="municipalities.staffmember",
                    ),
                ),
            ],
            options={
                "ordering": ["from_at"],
            },
        ),
        migrations.CreateModel(
            name="AbsenceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("from_at", models.DateTimeField(verbose_name="From")),
                ("until_at", models.DateTimeField(verbose_name="Until")),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="enquiries.absence",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="municipalities.staffmember",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AnswerTemplate",
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
                    "title",
                    models.CharField(
                        max_length=100, verbose_name="What is the template called?"
                    ),
                ),
                (
                    "kinds",
                    samla.taxonomy.models.TermsField(
                        blank=True,
                        default=samla.taxonomy.models._nothing,
                        list="enquiry_kind",
                        size=None,
                        verbose_name="For which questions?",
                    ),
                ),
                (
                    "text",
                    models.TextField(
                        help_text="Fields fill themselves: {namn}, {nummer}, {dag}, {kommun}, {enhet}, {handlaggare}.",
                        max_length=5000,
                        verbose_name="The answer",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answer_templates",
                        to="municipalities.municipality",
                    ),
                ),
                (
                    "text_language",
                    samla.taxonomy.models.TermField(
                        default="language:sv",
                        list="language",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="taxonomy.term",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AnswerTemplateEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "title",
                    models.CharField(
                        max_length=100, verbose_name="What is the template called?"
                    ),
                ),
                (
                    "kinds",
                    samla.taxonomy.models.TermsField(
                        blank=True,
                        default=samla.taxonomy.models._nothing,
                        list="enquiry_kind",
                        size=None,
                        verbose_name="For which questions?",
                    ),
                ),
                (
                    "text",
                    models.TextField(
                        help_text="Fields fill themselves: {namn}, {nummer}, {dag}, {kommun}, {enhet}, {handlaggare}.",
                        max_length=5000,
                        verbose_name="The answer",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="municipalities.municipality",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="enquiries.answertemplate",
                    ),
                ),
                (
                    "text_language",
                    samla.taxonomy.models.TermField(
                        db_constraint=False,
                        default="language:sv",
                        list="language",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="taxonomy.term",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Enquiry",
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
                    "nonce",
                    models.CharField(
                        default=samla.enquiries.models.links.new_nonce,
                        editable=False,
                        max_length=32,
                    ),
                ),
                (
                    "link_digest",
                    models.CharField(editable=False, max_length=64, unique=True),
                ),
                (
                    "reply_digest",
                    models.CharField(editable=False, max_length=64, unique=True),
                ),
                (
                    "reference",
                    models.CharField(editable=False, max_length=20, unique=True),
                ),
                ("object_id", models.PositiveBigIntegerField(blank=True, null=True)),
                (
                    "text",
                    models.TextField(max_length=5000, verbose_name="Your question"),
                ),
                ("language", models.CharField(default="sv", max_length=12)),
                (
                    "name",
                    models.CharField(
                        blank=True, max_length=100, verbose_name="Your name"
                    ),
                ),
                (
                    "email",
                    models.EmailField(
                        max_length=254, verbose_name="Your e-mail address"
                    ),
                ),
                (
                    "phone",
                    models.CharField(
                        blank=True, max_length=20, verbose_name="Your phone number"
                    ),
                ),
                (
                    "organisation_name",
                    models.CharField(
                        blank=True,
                        max_length=120,
                        verbose_name="Which organisation do you ask for?",
                    ),
                ),
                ("once", models.CharField(editable=False, max_length=64, unique=True)),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("new", "New"),
                            ("received", "Received"),
                            ("handling", "With a handler"),
                            ("waiting", "Waiting for the sender"),
                            ("answered", "Answered"),
                            ("reopened", "Opened again"),
                            ("closed", "Closed"),
                        ],
                        default="new",
                        max_length=10,
                    ),
                ),
                ("answer_due_on", models.DateField()),
                ("waiting_since_at", models.DateTimeField(blank=True, null=True)),
                ("first_answered_at", models.DateTimeField(blank=True, null=True)),
                ("was_in_time", models.BooleanField(blank=True, null=True)),
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
                ("times_reminded", models.PositiveSmallIntegerField(default=0)),
                (
                    "diary_number",
                    models.CharField(
                        blank=True, max_length=40, verbose_name="Diary number"
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "closing",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("answered", "It was answered"),
                            ("withdrawn", "The sender needs no answer any more"),
                            ("refused", "It was not answered, with a reason"),
                            ("merged", "It is answered together with another"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "closed_because",
                    models.TextField(blank=True, max_length=2000, verbose_name="Why?"),
                ),
                ("hidden_at", models.DateTimeField(blank=True, null=True)),
                ("is_example", models.BooleanField(default=False)),
                (
                    "content_type",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="contenttypes.contenttype",
                    ),
                ),
                (
                    "handler",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="enquiries",
                        to="municipalities.staffmember",
                    ),
                ),
                (
                    "hidden_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "kind",
                    samla.taxonomy.models.TermField(
                        list="enquiry_kind",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="taxonomy.term",
                        verbose_name="What is it about?",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="doubles",
                        to="enquiries.enquiry",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enquiries",
                        to="municipalities.municipality",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="enquiries",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "text_language",
                    samla.taxonomy.models.TermField(
                        list="language",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="taxonomy.term",
                        verbose_name="Which language have you written in?",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="enquiries",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Faq",
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
                    "document",
                    django.contrib.postgres.search.SearchVectorField(
                        editable=False, null=True
                    ),
                ),
                ("likeness", models.TextField(default="", editable=False)),
                (
                    "confirmed_at",
                    models.DateTimeField(default=django.utils.timezone.now),
                ),
                (
                    "confirmed_by",
                    models.CharField(
                        choices=[
                            ("organisation", "the organisation"),
                            ("municipality", "the municipality"),
                        ],
                        default="organisation",
                        max_length=12,
                    ),
                ),
                ("asked_at", models.DateTimeField(blank=True, null=True)),
                ("times_asked", models.PositiveSmallIntegerField(default=0)),
                (
                    "standing",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "Fresh"), (1, "Old"), (2, "Not shown in lists")],
                        default=0,
                    ),
                ),
                (
                    "question",
                    models.CharField(max_length=200, verbose_name="The question"),
                ),
                (
                    "answer",
                    models.TextField(max_length=5000, verbose_name="The answer"),
                ),
                (
                    "kinds",
                    samla.taxonomy.models.TermsField(
                        blank=True,
                        default=samla.taxonomy.models._nothing,
                        list="enquiry_kind",
                        size=None,
                        verbose_name="For which questions?",
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("is_example", models.BooleanField(default=False)),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="faqs",
                        to="municipalities.municipality",
                    ),
                ),
                (
                    "text_language",
                    samla.taxonomy.models.TermField(
                        default="language:sv",
                        list="language",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="taxonomy.term",
                    ),
                ),
                (
                    "translation_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="others",
                        to="enquiries.faq",
                    ),
                ),
            ],
            options={
                "ordering": ["question", "pk"],
            },
        ),
        migrations.CreateModel(
            name="FaqEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "confirmed_at",
                    models.DateTimeField(default=django.utils.timezone.now),
                ),
                (
                    "confirmed_by",
                    models.CharField(
                        choices=[
                            ("organisation", "the organisation"),
                            ("municipality", "the municipality"),
                        ],
                        default="organisation",
                        max_length=12,
                    ),
                ),
                (
                    "question",
                    models.CharField(max_length=200, verbose_name="The question"),
                ),
                (
                    "answer",
                    models.TextField(max_length=5000, verbose_name="The answer"),
                ),
                (
                    "kinds",
                    samla.taxonomy.models.TermsField(
                        blank=True,
                        default=samla.taxonomy.models._nothing,
                        list="enquiry_kind",
                        size=None,
                        verbose_name="For which questions?",
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("is_example", models.BooleanField(default=False)),
                (
                    "municipality",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="municipalities.municipality",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="enquiries.faq",
                    ),
                ),
                (
                    "text_language",
                    samla.taxonomy.models.TermField(
                        db_constraint=False,
                        default="language:sv",
                        list="language",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="taxonomy.term",
                    ),
                ),
                (
                    "translation_of",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enquiries.faq",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HandOver",
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
                    "nonce",
                    models.CharField(
                        default=samla.enquiries.models.links.new_nonce,
                        editable=False,
                        max_length=32,
                    ),
                ),
                (
                    "link_digest",
                    models.CharField(editable=False, max_length=64, unique=True),
                ),
                (
                    "reply_digest",
                    models.CharField(editable=False, max_length=64, unique=True),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("unit", "A unit"),
                            ("staff", "A colleague in Samla"),
                            ("person", "A named person without an account"),
                            ("municipality", "Another municipality"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="E-mail address"
                    ),
                ),
                (
                    "name",
                    models.CharField(blank=True, max_length=100, verbose_name="Name"),
                ),
                (
                    "function",
                    models.CharField(
                        blank=True,
                        help_text="The sender reads this, not the name.",
                        max_length=100,
                        verbose_name="What does she work as?",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="What do you ask?"
                    ),
                ),
                ("handed_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("expires_at", models.DateTimeField()),
                ("consented_at", models.DateTimeField(blank=True, null=True)),
                ("declined_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "enquiry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hand_overs",
                        to="enquiries.enquiry",
                    ),
                ),
                (
                    "handed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="municipalities.municipality",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="municipalities.staffmember",
                    ),
                ),
            ],
            options={
                "ordering": ["handed_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Message",
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
                    "side",
                    models.CharField(
                        choices=[
                            ("writer", "the sender"),
                            ("staff", "the municipality"),
                            ("colleague", "a colleague who was asked"),
                            ("system", "Samla"),
                        ],
                        max_length=9,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("words", "A message"),
                            ("answer", "An answer"),
                            ("question", "A question to the sender"),
                            ("note", "An internal note"),
                            ("step", "What was done"),
                        ],
                        default="words",
                        max_length=8,
                    ),
                ),
                (
                    "step",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("received", "Somebody has begun to read your question"),
                            (
                                "assigned",
                                "Your question was given to somebody who answers",
                            ),
                            ("handed", "Your question was handed over"),
                            (
                                "asked-consent",
                                "You were asked about another municipality",
                            ),
                            ("consented", "You said yes: another municipality answers"),
                            ("declined", "You said no: the question stays where it is"),
                            ("reopened", "You said that it is not answered yet"),
                            ("closed", "The question was closed"),
                            (
                                "merged",
                                "Another question of yours is answered here too",
                            ),
                        ],
                        max_length=14,
                    ),
                ),
                ("is_internal", models.BooleanField(default=False)),
                ("author_name", models.CharField(blank=True, max_length=120)),
                ("text", models.TextField(blank=True, max_length=10000)),
                ("said_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "once",
                    models.CharField(
                        editable=False, max_length=64, null=True, unique=True
                    ),
                ),
                ("sent_id", models.CharField(blank=True, max_length=255)),
                (
                    "incoming_id",
                    models.PositiveBigIntegerField(blank=True, null=True, unique=True),
                ),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "enquiry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="messages",
                        to="enquiries.enquiry",
                    ),
                ),
            ],
            options={
                "ordering": ["said_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
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
                    "name",
                    models.CharField(
                        default=samla.enquiries.models.message.new_name,
                        editable=False,
                        max_length=32,
                        unique=True,
                    ),
                ),
                ("title", models.CharField(max_length=100)),
                ("kind", models.CharField(max_length=100)),
                ("content", models.BinaryField()),
                ("size", models.PositiveIntegerField()),
                ("digest", models.CharField(max_length=64)),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="enquiries.message",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Pointer",
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
                ("object_id", models.PositiveBigIntegerField()),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "content_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="contenttypes.contenttype",
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pointers",
                        to="enquiries.message",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Reading",
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
                    "what",
                    models.CharField(
                        choices=[
                            ("page", "The page of the enquiry"),
                            ("file", "An attachment"),
                            ("export", "An export"),
                        ],
                        max_length=6,
                    ),
                ),
                ("read_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "enquiry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="readings",
                        to="enquiries.enquiry",
                    ),
                ),
                (
                    "reader",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReferenceSeries",
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
                ("prefix", models.CharField(max_length=3)),
                ("year", models.PositiveSmallIntegerField()),
                ("last", models.PositiveIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("prefix", "year"),
                        name="reference_series_is_counted_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RetentionPlan",
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
                    "days",
                    models.PositiveIntegerField(
                        default=730,
                        validators=[
                            django.core.validators.MinValueValidator(30),
                            django.core.validators.MaxValueValidator(36500),
                        ],
                        verbose_name="For how many days after it was closed?",
                    ),
                ),
                (
                    "decision",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="By which decision?"
                    ),
                ),
                (
                    "kind",
                    samla.taxonomy.models.TermField(
                        blank=True,
                        list="enquiry_kind",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="taxonomy.term",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="retention_plans",
                        to="municipalities.municipality",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RetentionPlanEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "days",
                    models.PositiveIntegerField(
                        default=730,
                        validators=[
                            django.core.validators.MinValueValidator(30),
                            django.core.validators.MaxValueValidator(36500),
                        ],
                        verbose_name="For how many days after it was closed?",
                    ),
                ),
                (
                    "decision",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="By which decision?"
                    ),
                ),
                (
                    "kind",
                    samla.taxonomy.models.TermField(
                        blank=True,
                        db_constraint=False,
                        list="enquiry_kind",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="taxonomy.term",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="municipalities.municipality",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="enquiries.retentionplan",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Route",
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
                    "kind",
                    samla.taxonomy.models.TermField(
                        list="enquiry_kind",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="taxonomy.term",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="routes",
                        to="municipalities.municipality",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Unit",
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
                    "name",
                    models.CharField(
                        max_length=80, verbose_name="What is the unit called?"
                    ),
                ),
                (
                    "email",
                    models.EmailField(
                        help_text="A function mailbox that colleagues can read too.",
                        max_length=254,
                        verbose_name="Its mailbox",
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="units",
                        to="municipalities.municipality",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="RouteEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    samla.taxonomy.models.TermField(
                        db_constraint=False,
                        list="enquiry_kind",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="taxonomy.term",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="municipalities.municipality",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="enquiries.route",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enquiries.unit",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="route",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="routes",
                to="enquiries.unit",
            ),
        ),
        migrations.CreateModel(
            name="HandOverEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("unit", "A unit"),
                            ("staff", "A colleague in Samla"),
                            ("person", "A named person without an account"),
                            ("municipality", "Another municipality"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "function",
                    models.CharField(
                        blank=True,
                        help_text="The sender reads this, not the name.",
                        max_length=100,
                        verbose_name="What does she work as?",
                    ),
                ),
                ("handed_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("expires_at", models.DateTimeField()),
                ("consented_at", models.DateTimeField(blank=True, null=True)),
                ("declined_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "enquiry",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enquiries.enquiry",
                    ),
                ),
                (
                    "handed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="municipalities.municipality",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="enquiries.handover",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="municipalities.staffmember",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enquiries.unit",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="handover",
            name="unit",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="enquiries.unit",
            ),
        ),
        migrations.CreateModel(
            name="EnquiryEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("reference", models.CharField(editable=False, max_length=20)),
                ("object_id", models.PositiveBigIntegerField(blank=True, null=True)),
                ("language", models.CharField(default="sv", max_length=12)),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("new", "New"),
                            ("received", "Received"),
                            ("handling", "With a handler"),
                            ("waiting", "Waiting for the sender"),
                            ("answered", "Answered"),
                            ("reopened", "Opened again"),
                            ("closed", "Closed"),
                        ],
                        default="new",
                        max_length=10,
                    ),
                ),
                ("answer_due_on", models.DateField()),
                ("waiting_since_at", models.DateTimeField(blank=True, null=True)),
                ("first_answered_at", models.DateTimeField(blank=True, null=True)),
                ("was_in_time", models.BooleanField(blank=True, null=True)),
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
                ("times_reminded", models.PositiveSmallIntegerField(default=0)),
                (
                    "diary_number",
                    models.CharField(
                        blank=True, max_length=40, verbose_name="Diary number"
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "closing",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("answered", "It was answered"),
                            ("withdrawn", "The sender needs no answer any more"),
                            ("refused", "It was not answered, with a reason"),
                            ("merged", "It is answered together with another"),
                        ],
                        max_length=10,
                    ),
                ),
                ("hidden_at", models.DateTimeField(blank=True, null=True)),
                ("is_example", models.BooleanField(default=False)),
                (
                    "content_type",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
                (
                    "handler",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="municipalities.staffmember",
                    ),
                ),
                (
                    "hidden_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "kind",
                    samla.taxonomy.models.TermField(
                        db_constraint=False,
                        list="enquiry_kind",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="taxonomy.term",
                        verbose_name="What is it about?",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enquiries.enquiry",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="municipalities.municipality",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="enquiries.enquiry",
                    ),
                ),
                (
                    "text_language",
                    samla.taxonomy.models.TermField(
                        db_constraint=False,
                        list="language",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="taxonomy.term",
                        verbose_name="Which language have you written in?",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enquiries.unit",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="enquiry",
            name="unit",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="enquiries",
                to="enquiries.unit",
            ),
        ),
        migrations.CreateModel(
            name="UnitEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "name",
                    models.CharField(
                        max_length=80, verbose_name="What is the unit called?"
                    ),
                ),
                (
                    "email",
                    models.EmailField(
                        help_text="A function mailbox that colleagues can read too.",
                        max_length=254,
                        verbose_name="Its mailbox",
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "municipality",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="municipalities.municipality",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="enquiries.unit",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="absence",
            constraint=models.CheckConstraint(
                condition=models.Q(("until_at__gt", models.F("from_at"))),
                name="absence_ends_after_it_begins",
                violation_error_message="The end is before the beginning.",
            ),
        ),
        migrations.AddConstraint(
            model_name="absence",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("staff", "="),
                    (
                        samla.enquiries.models.absence.Period(
                            "from_at",
                            "until_at",
                            django.contrib.postgres.fields.ranges.RangeBoundary(),
                        ),
                        "&&",
                    ),
                ],
                name="absence_is_told_once",
                violation_error_message="An absence of that time stands here.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="absence",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enquiries_absenceevent" ("from_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "staff_id", "until_at") VALUES (NEW."from_at", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."staff_id", NEW."until_at"); RETURN NULL;',
                    hash="1f9b01c18e80699e8f8edea24409b2ac0f964f8a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9d54c",
                    table="enquiries_absence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="absence",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enquiries_absenceevent" ("from_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "staff_id", "until_at") VALUES (NEW."from_at", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."staff_id", NEW."until_at"); RETURN NULL;',
                    hash="3b3c4825b19a868daf8af5d9dcd33000039171e0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_99ae1",
                    table="enquiries_absence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="absence",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enquiries_absenceevent" ("from_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "staff_id", "until_at") VALUES (OLD."from_at", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."staff_id", OLD."until_at"); RETURN NULL;',
                    hash="248f71526d8be52da1aba08101d2e1fe4622137b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8a517",
                    table="enquiries_absence",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="answertemplate",
            constraint=models.UniqueConstraint(
                fields=("municipality", "title"),
                name="answer_template_stands_once",
                violation_error_message="A template of that name stands here.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="answertemplate",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enquiries_answertemplateevent" ("id", "kinds", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "text_language_id", "title") VALUES (NEW."id", NEW."kinds", NEW."municipality_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."text", NEW."text_language_id", NEW."title"); RETURN NULL;',
                    hash="e72c8195db02f6e73e8a5bf3743e2c9fdfeda823",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e3bc0",
                    table="enquiries_answertemplate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="answertemplate",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enquiries_answertemplateevent" ("id", "kinds", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "text_language_id", "title") VALUES (NEW."id", NEW."kinds", NEW."municipality_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."text", NEW."text_language_id", NEW."title"); RETURN NULL;',
                    hash="916c7e35221cf832abdb33ae1b7ef917330b3bee",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d2194",
                    table="enquiries_answertemplate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="answertemplate",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enquiries_answertemplateevent" ("id", "kinds", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "text_language_id", "title") VALUES (OLD."id", OLD."kinds", OLD."municipality_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."text", OLD."text_language_id", OLD."title"); RETURN NULL;',
                    hash="df22e44a1b36936a43438ea5d7fdf3ae5c9055aa",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_84e1d",
                    table="enquiries_answertemplate",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="faq",
            index=models.Index(
                condition=models.Q(("published_at__isnull", False)),
                fields=["municipality", "question"],
                name="faq_published",
            ),
        ),
        migrations.AddIndex(
            model_name="faq",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["document"], name="faq_document"
            ),
        ),
        migrations.AddIndex(
            model_name="faq",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    models.F("likeness"), name="gin_trgm_ops"
                ),
                name="faq_likeness",
            ),
        ),
        migrations.AddConstraint(
            model_name="faq",
            constraint=models.CheckConstraint(
                condition=models.Q(("standing__lte", 2)), name="faq_has_a_standing"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="faq",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enquiries_faqevent" ("answer", "confirmed_at", "confirmed_by", "id", "is_example", "kinds", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "question", "text_language_id", "translation_of_id") VALUES (NEW."answer", NEW."confirmed_at", NEW."confirmed_by", NEW."id", NEW."is_example", NEW."kinds", NEW."municipality_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published_at", NEW."question", NEW."text_language_id", NEW."translation_of_id"); RETURN NULL;',
                    hash="3dfe5eeeb1c851585a9551e10b44524211729e28",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e7590",
                    table="enquiries_faq",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="faq",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."answer" IS DISTINCT FROM (NEW."answer") OR OLD."confirmed_at" IS DISTINCT FROM (NEW."confirmed_at") OR OLD."confirmed_by" IS DISTINCT FROM (NEW."confirmed_by") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_example" IS DISTINCT FROM (NEW."is_example") OR OLD."kinds" IS DISTINCT FROM (NEW."kinds") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."question" IS DISTINCT FROM (NEW."question") OR OLD."text_language_id" IS DISTINCT FROM (NEW."text_language_id") OR OLD."translation_of_id" IS DISTINCT FROM (NEW."translation_of_id"))',
                    func='INSERT INTO "enquiries_faqevent" ("answer", "confirmed_at", "confirmed_by", "id", "is_example", "kinds", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "question", "text_language_id", "translation_of_id") VALUES (NEW."answer", NEW."confirmed_at", NEW."confirmed_by", NEW."id", NEW."is_example", NEW."kinds", NEW."municipality_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_at", NEW."question", NEW."text_language_id", NEW."translation_of_id"); RETURN NULL;',
                    hash="a16bfb3117655af44c9d606aab07a7329ac9ad6a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4195d",
                    table="enquiries_faq",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="faq",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enquiries_faqevent" ("answer", "confirmed_at", "confirmed_by", "id", "is_example", "kinds", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "question", "text_language_id", "translation_of_id") VALUES (OLD."answer", OLD."confirmed_at", OLD."confirmed_by", OLD."id", OLD."is_example", OLD."kinds", OLD."municipality_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."published_at", OLD."question", OLD."text_language_id", OLD."translation_of_id"); RETURN NULL;',
                    hash="5f1f08de169c11289bf16aea64a6bf20e0509c8e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f280b",
                    table="enquiries_faq",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(fields=["enquiry", "said_at"], name="message_in_order"),
        ),
        migrations.AddConstraint(
            model_name="message",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "note"), _negated=True),
                    ("is_internal", True),
                    _connector="OR",
                ),
                name="message_note_is_internal",
            ),
        ),
        migrations.AddConstraint(
            model_name="message",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind__in", ["answer", "question"]), _negated=True),
                    ("is_internal", False),
                    _connector="OR",
                ),
                name="message_answer_is_told",
            ),
        ),
        migrations.AddConstraint(
            model_name="message",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("side", "writer"), _negated=True),
                    models.Q(("is_internal", False), ("kind", "words")),
                    _connector="OR",
                ),
                name="message_of_the_sender_is_hers_to_read",
            ),
        ),
        migrations.AddConstraint(
            model_name="message",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "step"), ("side", "system")),
                    models.Q(
                        models.Q(("kind", "step"), _negated=True),
                        models.Q(("side", "system"), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="message_of_the_system_is_a_step",
            ),
        ),
        migrations.AddConstraint(
            model_name="message",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "step"), models.Q(("step", ""), _negated=True)),
                    models.Q(
                        models.Q(("kind", "step"), _negated=True),
                        ("step", ""),
                        models.Q(("text", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="message_says_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.CheckConstraint(
                condition=models.Q(("size__gt", 0)), name="attachment_holds_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="pointer",
            constraint=models.UniqueConstraint(
                fields=("message", "content_type", "object_id"),
                name="pointer_stands_once",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reading",
            trigger=pgtrigger.compiler.Trigger(
                name="reading_is_only_added",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    constraint="CONSTRAINT",
                    func="\nif tg_op = 'UPDATE' then\n    if new.reader_id is null\n        and new.enquiry_id = old.enquiry_id\n        and new.what = old.what and new.read_at = old.read_at\n    then\n        return null;\n    end if;\nelsif not exists (select from enquiries_enquiry where id = old.enquiry_id) then\n    return null;\nend if;\nraise exception 'what was read is not taken back'\n    using errcode = 'check_violation', constraint = 'reading_is_only_added';\n",
                    hash="4a2001b5d818c8784d72c84ab56e290411ad7a40",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_reading_is_only_added_ec99c",
                    table="enquiries_reading",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="retentionplan",
            constraint=models.UniqueConstraint(
                fields=("municipality", "kind"),
                name="retention_plan_says_one_thing",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="retentionplan",
            constraint=models.CheckConstraint(
                condition=models.Q(("days__range", (30, 36500))),
                name="retention_plan_keeps_30_days_at_least",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="retentionplan",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enquiries_retentionplanevent" ("days", "decision", "id", "kind_id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."days", NEW."decision", NEW."id", NEW."kind_id", NEW."municipality_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="b5e3a6a92fdbb2f2e3bd63b4bc4dbd734ecfffcf",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_185b1",
                    table="enquiries_retentionplan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="retentionplan",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enquiries_retentionplanevent" ("days", "decision", "id", "kind_id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."days", NEW."decision", NEW."id", NEW."kind_id", NEW."municipality_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="4f538199cf4e55ca4da8130ee6704460a7dd52c9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_cf7c4",
                    table="enquiries_retentionplan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="retentionplan",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enquiries_retentionplanevent" ("days", "decision", "id", "kind_id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."days", OLD."decision", OLD."id", OLD."kind_id", OLD."municipality_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="0d225ba8c5e8bb46c957845b9a1a83216f55e916",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9229a",
                    table="enquiries_retentionplan",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.UniqueConstraint(
                models.F("municipality"),
                django.db.models.functions.text.Lower("name"),
                name="unit_stands_once",
                violation_error_message="A unit of that name stands here already.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="unit",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enquiries_unitevent" ("closed_at", "email", "id", "municipality_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."closed_at", NEW."email", NEW."id", NEW."municipality_id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="34974f71a2d7b6035da018b7a71d2045a3dde90c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c7195",
                    table="enquiries_unit",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="unit",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enquiries_unitevent" ("closed_at", "email", "id", "municipality_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."closed_at", NEW."email", NEW."id", NEW."municipality_id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="0181bab2b50b81861c2c66dc246497e1c075f103",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_01752",
                    table="enquiries_unit",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="unit",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enquiries_unitevent" ("closed_at", "email", "id", "municipality_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."closed_at", OLD."email", OLD."id", OLD."municipality_id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="c6efdd1c1e311f55965f1dfdf154b1600288ff76",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7d494",
                    table="enquiries_unit",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="route",
            constraint=models.UniqueConstraint(
                fields=("municipality", "kind"), name="kind_of_enquiry_has_one_unit"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="route",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enquiries_routeevent" ("id", "kind_id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") VALUES (NEW."id", NEW."kind_id", NEW."municipality_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."unit_id"); RETURN NULL;',
                    hash="0871dc38bb1b5095fc5520fa9ac69a2ccd457067",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_bf36b",
                    table="enquiries_route",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="route",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enquiries_routeevent" ("id", "kind_id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") VALUES (NEW."id", NEW."kind_id", NEW."municipality_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."unit_id"); RETURN NULL;',
                    hash="cba6e1c4a85e54f33fb41a295579e39c6eaf1c9a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d4954",
                    table="enquiries_route",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="route",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enquiries_routeevent" ("id", "kind_id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") VALUES (OLD."id", OLD."kind_id", OLD."municipality_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."unit_id"); RETURN NULL;',
                    hash="72ca937ed22259041ad75feafa302e20dc0dab9a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7bc09",
                    table="enquiries_route",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "person"), _negated=True),
                    models.Q(
                        models.Q(("email", ""), _negated=True),
                        models.Q(("function", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="hand_over_to_a_person_has_an_address",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "municipality"), ("municipality__isnull", False)),
                    models.Q(
                        models.Q(("kind", "municipality"), _negated=True),
                        ("municipality", None),
                    ),
                    _connector="OR",
                ),
                name="hand_over_to_a_municipality_says_which",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("consented_at__isnull", False),
                    ("declined_at__isnull", False),
                    _negated=True,
                ),
                name="hand_over_is_answered_with_one_word",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None), ("kind", "municipality")),
                fields=("enquiry",),
                name="hand_over_asks_for_consent_once",
                violation_error_message="The sender is asked already.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="handover",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enquiries_handoverevent" ("consented_at", "declined_at", "ended_at", "enquiry_id", "expires_at", "function", "handed_at", "handed_by_id", "id", "kind", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "staff_id", "unit_id") VALUES (NEW."consented_at", NEW."declined_at", NEW."ended_at", NEW."enquiry_id", NEW."expires_at", NEW."function", NEW."handed_at", NEW."handed_by_id", NEW."id", NEW."kind", NEW."municipality_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."staff_id", NEW."unit_id"); RETURN NULL;',
                    hash="2ee8a3f27f052e66b46f0baaae4490e400403901",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_23e61",
                    table="enquiries_handover",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="handover",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."consented_at" IS DISTINCT FROM (NEW."consented_at") OR OLD."declined_at" IS DISTINCT FROM (NEW."declined_at") OR OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."enquiry_id" IS DISTINCT FROM (NEW."enquiry_id") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."function" IS DISTINCT FROM (NEW."function") OR OLD."handed_at" IS DISTINCT FROM (NEW."handed_at") OR OLD."handed_by_id" IS DISTINCT FROM (NEW."handed_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."staff_id" IS DISTINCT FROM (NEW."staff_id") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id"))',
                    func='INSERT INTO "enquiries_handoverevent" ("consented_at", "declined_at", "ended_at", "enquiry_id", "expires_at", "function", "handed_at", "handed_by_id", "id", "kind", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "staff_id", "unit_id") VALUES (NEW."consented_at", NEW."declined_at", NEW."ended_at", NEW."enquiry_id", NEW."expires_at", NEW."function", NEW."handed_at", NEW."handed_by_id", NEW."id", NEW."kind", NEW."municipality_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."staff_id", NEW."unit_id"); RETURN NULL;',
                    hash="f8f121f29c4a1ce01f1a2920f1b3140d85dca2b2",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0bf5c",
                    table="enquiries_handover",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="handover",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enquiries_handoverevent" ("consented_at", "declined_at", "ended_at", "enquiry_id", "expires_at", "function", "handed_at", "handed_by_id", "id", "kind", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "staff_id", "unit_id") VALUES (OLD."consented_at", OLD."declined_at", OLD."ended_at", OLD."enquiry_id", OLD."expires_at", OLD."function", OLD."handed_at", OLD."handed_by_id", OLD."id", OLD."kind", OLD."municipality_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."staff_id", OLD."unit_id"); RETURN NULL;',
                    hash="1310245ebc84acb14c24044c5986f15db5dcae88",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a1d54",
                    table="enquiries_handover",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="enquiry",
            index=models.Index(
                condition=models.Q(
                    ("hidden_at", None),
                    (
                        "status__in",
                        ["new", "received", "handling", "waiting", "reopened"],
                    ),
                ),
                fields=["municipality", "answer_due_on", "id"],
                name="enquiry_inbox",
            ),
        ),
        migrations.AddIndex(
            model_name="enquiry",
            index=models.Index(
                condition=models.Q(
                    ("hidden_at", None),
                    (
                        "status__in",
                        ["new", "received", "handling", "waiting", "reopened"],
                    ),
                ),
                fields=["handler", "answer_due_on", "id"],
                name="enquiry_of_handler",
            ),
        ),
        migrations.AddIndex(
            model_name="enquiry",
            index=models.Index(
                fields=["municipality", "-asked_at", "-id"], name="enquiry_latest"
            ),
        ),
        migrations.AddIndex(
            model_name="enquiry",
            index=models.Index(
                fields=["content_type", "object_id"], name="enquiry_of_entry"
            ),
        ),
        migrations.AddIndex(
            model_name="enquiry",
            index=models.Index(
                condition=models.Q(("closed_at__isnull", False)),
                fields=["closed_at"],
                name="enquiry_closed_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="enquiry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("content_type", None), ("object_id", None)),
                    ("object_id__isnull", False),
                    _connector="OR",
                ),
                name="enquiry_is_about_one_entry_or_none",
            ),
        ),
        migrations.AddConstraint(
            model_name="enquiry",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True),
                name="enquiry_asks_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="enquiry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "answered"), _negated=True),
                    ("first_answered_at__isnull", False),
                    _connector="OR",
                ),
                name="enquiry_answered_knows_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="enquiry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at__isnull", False), ("status", "closed")),
                    models.Q(
                        models.Q(("status", "closed"), _negated=True),
                        ("closed_at", None),
                        ("closing", ""),
                    ),
                    _connector="OR",
                ),
                name="enquiry_closed_knows_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="enquiry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "closed"), _negated=True),
                    models.Q(
                        ("closing", "answered"), ("first_answered_at__isnull", False)
                    ),
                    models.Q(
                        ("closing", "refused"),
                        models.Q(("closed_because", ""), _negated=True),
                    ),
                    ("closing__in", ["withdrawn", "merged"]),
                    _connector="OR",
                ),
                name="enquiry_closed_with_answer_or_reason",
                violation_error_message="Answer the question before you close it, or write why it is not answered.",
            ),
        ),
        migrations.AddConstraint(
            model_name="enquiry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("status", "waiting"), ("waiting_since_at__isnull", False)
                    ),
                    models.Q(
                        models.Q(("status", "waiting"), _negated=True),
                        ("waiting_since_at", None),
                    ),
                    _connector="OR",
                ),
                name="enquiry_waiting_knows_since_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="enquiry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("merged_into", None), ("closing", "merged"), _connector="OR"
                ),
                name="enquiry_merged_is_closed",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="enquiry",
            trigger=pgtrigger.compiler.Trigger(
                name="answered_has_an_answer",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"status\" = 'answered')",
                    constraint="CONSTRAINT",
                    func="\nif exists (\n    select from enquiries_enquiry\n    where id = new.id and status = 'answered'\n) and not exists (\n    select from enquiries_message\n    where enquiry_id = new.id and kind = 'answer' and not is_internal\n) then\n    raise exception 'enquiry % is said to be answered and has no answer', new.id\n        using errcode = 'check_violation',\n              constraint = 'enquiry_answered_has_an_answer';\nend if;\nreturn null;\n",
                    hash="7723c69906a39a119c3939a74d5a8f21f288247f",
                    operation='INSERT OR UPDATE OF "status"',
                    pgid="pgtrigger_answered_has_an_answer_81222",
                    table="enquiries_enquiry",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="enquiry",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enquiries_enquiryevent" ("answer_due_on", "asked_at", "closed_at", "closing", "content_type_id", "diary_number", "first_answered_at", "handler_id", "hidden_at", "hidden_by_id", "id", "is_example", "kind_id", "language", "merged_into_id", "municipality_id", "object_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "reminded_at", "status", "text_language_id", "times_reminded", "unit_id", "user_id", "waiting_since_at", "was_in_time") VALUES (NEW."answer_due_on", NEW."asked_at", NEW."closed_at", NEW."closing", NEW."content_type_id", NEW."diary_number", NEW."first_answered_at", NEW."handler_id", NEW."hidden_at", NEW."hidden_by_id", NEW."id", NEW."is_example", NEW."kind_id", NEW."language", NEW."merged_into_id", NEW."municipality_id", NEW."object_id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reference", NEW."reminded_at", NEW."status", NEW."text_language_id", NEW."times_reminded", NEW."unit_id", NEW."user_id", NEW."waiting_since_at", NEW."was_in_time"); RETURN NULL;',
                    hash="56f3752dfd1757fc8db0574bc6157d6db3c6b5e7",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_03973",
                    table="enquiries_enquiry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="enquiry",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."answer_due_on" IS DISTINCT FROM (NEW."answer_due_on") OR OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."closed_at" IS DISTINCT FROM (NEW."closed_at") OR OLD."closing" IS DISTINCT FROM (NEW."closing") OR OLD."content_type_id" IS DISTINCT FROM (NEW."content_type_id") OR OLD."diary_number" IS DISTINCT FROM (NEW."diary_number") OR OLD."first_answered_at" IS DISTINCT FROM (NEW."first_answered_at") OR OLD."handler_id" IS DISTINCT FROM (NEW."handler_id") OR OLD."hidden_at" IS DISTINCT FROM (NEW."hidden_at") OR OLD."hidden_by_id" IS DISTINCT FROM (NEW."hidden_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_example" IS DISTINCT FROM (NEW."is_example") OR OLD."kind_id" IS DISTINCT FROM (NEW."kind_id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."merged_into_id" IS DISTINCT FROM (NEW."merged_into_id") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."object_id" IS DISTINCT FROM (NEW."object_id") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."reminded_at" IS DISTINCT FROM (NEW."reminded_at") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."text_language_id" IS DISTINCT FROM (NEW."text_language_id") OR OLD."times_reminded" IS DISTINCT FROM (NEW."times_reminded") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id") OR OLD."waiting_since_at" IS DISTINCT FROM (NEW."waiting_since_at") OR OLD."was_in_time" IS DISTINCT FROM (NEW."was_in_time"))',
                    func='INSERT INTO "enquiries_enquiryevent" ("answer_due_on", "asked_at", "closed_at", "closing", "content_type_id", "diary_number", "first_answered_at", "handler_id", "hidden_at", "hidden_by_id", "id", "is_example", "kind_id", "language", "merged_into_id", "municipality_id", "object_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "reminded_at", "status", "text_language_id", "times_reminded", "unit_id", "user_id", "waiting_since_at", "was_in_time") VALUES (NEW."answer_due_on", NEW."asked_at", NEW."closed_at", NEW."closing", NEW."content_type_id", NEW."diary_number", NEW."first_answered_at", NEW."handler_id", NEW."hidden_at", NEW."hidden_by_id", NEW."id", NEW."is_example", NEW."kind_id", NEW."language", NEW."merged_into_id", NEW."municipality_id", NEW."object_id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reference", NEW."reminded_at", NEW."status", NEW."text_language_id", NEW."times_reminded", NEW."unit_id", NEW."user_id", NEW."waiting_since_at", NEW."was_in_time"); RETURN NULL;',
                    hash="a4bd3ce3e569b2d038499b0645b961319fa3c763",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c1f31",
                    table="enquiries_enquiry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="enquiry",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "enquiries_enquiryevent" ("answer_due_on", "asked_at", "closed_at", "closing", "content_type_id", "diary_number", "first_answered_at", "handler_id", "hidden_at", "hidden_by_id", "id", "is_example", "kind_id", "language", "merged_into_id", "municipality_id", "object_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "reminded_at", "status", "text_language_id", "times_reminded", "unit_id", "user_id", "waiting_since_at", "was_in_time") VALUES (OLD."answer_due_on", OLD."asked_at", OLD."closed_at", OLD."closing", OLD."content_type_id", OLD."diary_number", OLD."first_answered_at", OLD."handler_id", OLD."hidden_at", OLD."hidden_by_id", OLD."id", OLD."is_example", OLD."kind_id", OLD."language", OLD."merged_into_id", OLD."municipality_id", OLD."object_id", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reference", OLD."reminded_at", OLD."status", OLD."text_language_id", OLD."times_reminded", OLD."unit_id", OLD."user_id", OLD."waiting_since_at", OLD."was_in_time"); RETURN NULL;',
                    hash="a76739299725ccb3c197f9ad8406f418258519dd",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1f2ce",
                    table="enquiries_enquiry",
                    when="AFTER",
                ),
            ),
        ),
    ]
