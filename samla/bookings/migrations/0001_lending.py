"""Lending: bookings, their dates, and the claims that keep two of them apart."""

import datetime
import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.lookups
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import samla.bookings.models.asking
import samla.bookings.models.booking_date
import samla.bookings.models.deciding
import samla.bookings.models.using
import samla.premises.models.picture
import samla.taxonomy.models

# Claims anew what these dates and closures claim now: the room and every part of it,
# with the time that is needed after each use. Called by triggers only.
CLAIM = """
create function samla_claim(dates bigint[], closures bigint[]) returns void
language plpgsql as $$
begin
    delete from bookings_claim where booking_date_id = any(dates);
    delete from bookings_claim where closure_id = any(closures);
    insert into bookings_claim (premises_id, booking_date_id, during)
    select room.id, use.id, tstzrange(
        use.starts_at,
        use.ends_at + make_interval(
            mins => greatest(lent.turnaround_minutes, room.turnaround_minutes)::int
        ),
        '[)'
    )
    from bookings_bookingdate as use
    join premises_premises as lent on lent.id = use.premises_id
    cross join lateral samla_rooms_within(array[lent.id]) as inside(id)
    join premises_premises as room on room.id = inside.id
    where use.id = any(dates) and use.state in ('held', 'confirmed');
    insert into bookings_claim (premises_id, closure_id, during)
    select inside.id, closure.id, tstzrange(closure.starts_at, closure.ends_at, '[)')
    from bookings_closure as closure
    cross join lateral samla_rooms_within(array[closure.premises_id]) as inside(id)
    where closure.id = any(closures);
end $$
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("municipalities", "0004_history_begins"),
        ("organisations", "0007_history_begins"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("premises", "0007_lending"),
        ("taxonomy", "0002_terms"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LentPart",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("premises.part",),
        ),
        migrations.CreateModel(
            name="LentRoom",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("premises.premises",),
        ),
        migrations.CreateModel(
            name="Booking",
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
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "target_groups",
                    samla.taxonomy.models.TermsField(
                        blank=True,
                        default=samla.taxonomy.models._nothing,
                        list="target_group",
                        size=None,
                        verbose_name="For whom?",
                    ),
                ),
                (
                    "persons",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(9999),
                        ],
                        verbose_name="How many will you be?",
                    ),
                ),
                (
                    "purpose",
                    models.TextField(
                        blank=True,
                        max_length=1000,
                        verbose_name="What will you do in the room?",
                    ),
                ),
                (
                    "contact_name",
                    models.CharField(
                        blank=True,
                        max_length=80,
                        verbose_name="Whom does the lender ask?",
                    ),
                ),
                (
                    "contact_phone",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[+(]?(?=(?:[ ()–-]*[0-9]){5})[0-9][0-9 ()–-]*\\Z",
                                "Write the number in digits, as 08-123 45 67.",
                            )
                        ],
                        verbose_name="Phone",
                    ),
                ),
                (
                    "user_kind",
                    models.CharField(
                        choices=[
                            (
                                "youth",
                                "Associations with activities for children and youth",
                            ),
                            ("association", "Associations in general"),
                            ("study", "Study associations"),
                            ("municipal", "Municipal units"),
                            ("private", "Private persons"),
                            ("company", "Companies"),
                        ],
                        max_length=12,
                    ),
                ),
                ("quote_kronor", models.PositiveIntegerField(blank=True, null=True)),
                ("quote_reason", models.TextField(blank=True)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("asked", "Asked"),
                            ("held", "Held for you"),
                            ("confirmed", "Confirmed"),
                            ("key_out", "Key handed out"),
                            ("returned", "Key returned"),
                            ("inspected", "Inspected"),
                            ("closed", "Finished"),
                            ("declined", "Declined"),
                            ("withdrawn", "Taken back"),
                            ("cancelled", "Cancelled"),
                            ("expired", "Expired"),
                        ],
                        default="asked",
                        max_length=9,
                    ),
                ),
                ("answer_due_on", models.DateField()),
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "reason",
                    models.TextField(
                        blank=True, max_length=1000, verbose_name="Reason"
                    ),
                ),
                ("priority", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("needs_terms", models.BooleanField(default=False)),
                ("terms_accepted_at", models.DateTimeField(blank=True, null=True)),
                ("needs_safety_officer", models.BooleanField(default=True)),
                (
                    "safety_officer",
                    models.CharField(
                        blank=True,
                        help_text="Somebody who is there, knows the ways out and counts all.",
                        max_length=80,
                        verbose_name="Who answers for safety?",
                    ),
                ),
                (
                    "safety_officer_phone",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[+(]?(?=(?:[ ()–-]*[0-9]){5})[0-9][0-9 ()–-]*\\Z",
                                "Write the number in digits, as 08-123 45 67.",
                            )
                        ],
                        verbose_name="Her or his phone",
                    ),
                ),
                (
                    "backup_holder",
                    models.CharField(
                        blank=True,
                        max_length=80,
                        verbose_name="Who else can take the key?",
                    ),
                ),
                (
                    "backup_holder_phone",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[+(]?(?=(?:[ ()–-]*[0-9]){5})[0-9][0-9 ()–-]*\\Z",
                                "Write the number in digits, as 08-123 45 67.",
                            )
                        ],
                        verbose_name="Her or his phone",
                    ),
                ),
                (
                    "access_code",
                    models.CharField(
                        blank=True, max_length=40, verbose_name="Code to the door"
                    ),
                ),
                (
                    "code_from_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="Works from"
                    ),
                ),
                (
                    "code_until_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="Works until"
                    ),
                ),
                (
                    "cancelled_by_side",
                    models.CharField(
                        blank=True,
                        choices=[("requester", "Who borrows"), ("lender", "Who lends")],
                        max_length=9,
                    ),
                ),
                ("is_late", models.BooleanField(default=False)),
                ("inspected_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "uid",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
                ),
                ("sequence", models.PositiveSmallIntegerField(default=0)),
                (
                    "activity_type",
                    samla.taxonomy.models.TermField(
                        list="activity_type",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="taxonomy.term",
                        verbose_name="What kind of activity is it?",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bookings",
                        to="organisations.organisation",
                        verbose_name="Which organisation is the room for?",
                    ),
                ),
                (
                    "premises",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bookings",
                        to="premises.premises",
                    ),
                ),
                (
                    "terms",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="premises.terms",
                    ),
                ),
                (
                    "terms_accepted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-asked_at", "-pk"],
            },
            bases=(
                samla.bookings.models.asking.Asked,
                samla.bookings.models.deciding.Decided,
                samla.bookings.models.using.Used,
                models.Model,
            ),
        ),
        migrations.CreateModel(
            name="BookingDate",
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
                ("day_on", models.DateField()),
                ("starts", models.TimeField()),
                ("ends", models.TimeField()),
                ("ends_next_day", models.BooleanField(default=False)),
                (
                    "timezone",
                    models.CharField(default="Europe/Stockholm", max_length=40),
                ),
                ("dst_adjusted", models.BooleanField(default=False)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Asked"),
                            ("held", "Held for you"),
                            ("confirmed", "Confirmed"),
                            ("declined", "Declined"),
                            ("conflict", "Taken by others"),
                            ("cancelled", "Cancelled"),
                            ("released", "No longer held"),
                            ("no_show", "Nobody came"),
                        ],
                        default="asked",
                        max_length=9,
                    ),
                ),
                ("held_until_at", models.DateTimeField(blank=True, null=True)),
                ("granted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "reason",
                    models.CharField(blank=True, max_length=300, verbose_name="Why?"),
                ),
                ("sequence", models.PositiveSmallIntegerField(default=0)),
                (
                    "booking",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dates",
                        to="bookings.booking",
                    ),
                ),
                (
                    "premises",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="booking_dates",
                        to="premises.premises",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="proposals",
                        to="bookings.bookingdate",
                    ),
                ),
            ],
            options={
                "ordering": ["starts_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="BookingDateEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("day_on", models.DateField()),
                ("starts", models.TimeField()),
                ("ends", models.TimeField()),
                ("ends_next_day", models.BooleanField(default=False)),
                (
                    "timezone",
                    models.CharField(default="Europe/Stockholm", max_length=40),
                ),
                ("dst_adjusted", models.BooleanField(default=False)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Asked"),
                            ("held", "Held for you"),
                            ("confirmed", "Confirmed"),
                            ("declined", "Declined"),
                            ("conflict", "Taken by others"),
                            ("cancelled", "Cancelled"),
                            ("released", "No longer held"),
                            ("no_show", "Nobody came"),
                        ],
                        default="asked",
                        max_length=9,
                    ),
                ),
                ("held_until_at", models.DateTimeField(blank=True, null=True)),
                ("granted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "reason",
                    models.CharField(blank=True, max_length=300, verbose_name="Why?"),
                ),
                ("sequence", models.PositiveSmallIntegerField(default=0)),
                (
                    "booking",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="bookings.booking",
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
                        to="bookings.bookingdate",
                    ),
                ),
                (
                    "premises",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="premises.premises",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="bookings.bookingdate",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="BookingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "target_groups",
                    samla.taxonomy.models.TermsField(
                        blank=True,
                        default=samla.taxonomy.models._nothing,
                        list="target_group",
                        size=None,
                        verbose_name="For whom?",
                    ),
                ),
                (
                    "persons",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(9999),
                        ],
                        verbose_name="How many will you be?",
                    ),
                ),
                (
                    "user_kind",
                    models.CharField(
                        choices=[
                            (
                                "youth",
                                "Associations with activities for children and youth",
                            ),
                            ("association", "Associations in general"),
                            ("study", "Study associations"),
                            ("municipal", "Municipal units"),
                            ("private", "Private persons"),
                            ("company", "Companies"),
                        ],
                        max_length=12,
                    ),
                ),
                ("quote_kronor", models.PositiveIntegerField(blank=True, null=True)),
                ("quote_reason", models.TextField(blank=True)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("asked", "Asked"),
                            ("held", "Held for you"),
                            ("confirmed", "Confirmed"),
                            ("key_out", "Key handed out"),
                            ("returned", "Key returned"),
                            ("inspected", "Inspected"),
                            ("closed", "Finished"),
                            ("declined", "Declined"),
                            ("withdrawn", "Taken back"),
                            ("cancelled", "Cancelled"),
                            ("expired", "Expired"),
                        ],
                        default="asked",
                        max_length=9,
                    ),
                ),
                ("answer_due_on", models.DateField()),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "reason",
                    models.TextField(
                        blank=True, max_length=1000, verbose_name="Reason"
                    ),
                ),
                ("priority", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("needs_terms", models.BooleanField(default=False)),
                ("terms_accepted_at", models.DateTimeField(blank=True, null=True)),
                ("needs_safety_officer", models.BooleanField(default=True)),
                (
                    "code_from_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="Works from"
                    ),
                ),
                (
                    "code_until_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="Works until"
                    ),
                ),
                (
                    "cancelled_by_side",
                    models.CharField(
                        blank=True,
                        choices=[("requester", "Who borrows"), ("lender", "Who lends")],
                        max_length=9,
                    ),
                ),
                ("is_late", models.BooleanField(default=False)),
                ("inspected_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("sequence", models.PositiveSmallIntegerField(default=0)),
                (
                    "activity_type",
                    samla.taxonomy.models.TermField(
                        db_constraint=False,
                        list="activity_type",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="taxonomy.term",
                        verbose_name="What kind of activity is it?",
                    ),
                ),
                (
                    "asked_by",
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
                    "decided_by",
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
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                        verbose_name="Which organisation is the room for?",
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
                        to="bookings.booking",
                    ),
                ),
                (
                    "premises",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="premises.premises",
                    ),
                ),
                (
                    "terms",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="premises.terms",
                    ),
                ),
                (
                    "terms_accepted_by",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CalendarLink",
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
                ("token_digest", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner_municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="municipalities.municipality",
                    ),
                ),
                (
                    "owner_organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Closure",
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
                ("starts_at", models.DateTimeField(verbose_name="From")),
                ("ends_at", models.DateTimeField(verbose_name="Until")),
                (
                    "reason",
                    models.CharField(
                        help_text="For example: the floor is being mended. Everybody can read it.",
                        max_length=200,
                        verbose_name="Why?",
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "premises",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="closures",
                        to="premises.premises",
                    ),
                ),
            ],
            options={
                "ordering": ["starts_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Claim",
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
                ("during", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                (
                    "booking_date",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="claims",
                        to="bookings.bookingdate",
                    ),
                ),
                (
                    "premises",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="claims",
                        to="premises.premises",
                    ),
                ),
                (
                    "closure",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="claims",
                        to="bookings.closure",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ClosureEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("starts_at", models.DateTimeField(verbose_name="From")),
                ("ends_at", models.DateTimeField(verbose_name="Until")),
                (
                    "reason",
                    models.CharField(
                        help_text="For example: the floor is being mended. Everybody can read it.",
                        max_length=200,
                        verbose_name="Why?",
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "made_by",
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
                        to="bookings.closure",
                    ),
                ),
                (
                    "premises",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="premises.premises",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="KeyHandout",
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
                    models.CharField(
                        choices=[("key", "Key"), ("tag", "Tag"), ("code", "Code")],
                        max_length=4,
                        verbose_name="What is it?",
                    ),
                ),
                (
                    "what",
                    models.CharField(
                        help_text="Its number, or its colour.",
                        max_length=60,
                        verbose_name="Which one?",
                    ),
                ),
                ("to", models.CharField(max_length=80, verbose_name="To whom?")),
                (
                    "handed_out_at",
                    models.DateTimeField(default=django.utils.timezone.now),
                ),
                ("due_on", models.DateField(verbose_name="Back by")),
                ("returned_at", models.DateTimeField(blank=True, null=True)),
                (
                    "booking",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="key_handouts",
                        to="bookings.booking",
                    ),
                ),
                (
                    "handed_out_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "returned_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["handed_out_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="KeyHandoutEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("key", "Key"), ("tag", "Tag"), ("code", "Code")],
                        max_length=4,
                        verbose_name="What is it?",
                    ),
                ),
                (
                    "what",
                    models.CharField(
                        help_text="Its number, or its colour.",
                        max_length=60,
                        verbose_name="Which one?",
                    ),
                ),
                (
                    "handed_out_at",
                    models.DateTimeField(default=django.utils.timezone.now),
                ),
                ("due_on", models.DateField(verbose_name="Back by")),
                ("returned_at", models.DateTimeField(blank=True, null=True)),
                (
                    "booking",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="bookings.booking",
                    ),
                ),
                (
                    "handed_out_by",
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
                        to="bookings.keyhandout",
                    ),
                ),
                (
                    "returned_to",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Round",
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
                        max_length=80, verbose_name="What is the round called?"
                    ),
                ),
                ("first_on", models.DateField(verbose_name="First day of the season")),
                ("last_on", models.DateField(verbose_name="Last day of the season")),
                ("wishes_from_at", models.DateTimeField(verbose_name="Wishes from")),
                ("wishes_until_at", models.DateTimeField(verbose_name="Wishes until")),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "owner_municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="municipalities.municipality",
                    ),
                ),
                (
                    "owner_organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["-first_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="RoundEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "name",
                    models.CharField(
                        max_length=80, verbose_name="What is the round called?"
                    ),
                ),
                ("first_on", models.DateField(verbose_name="First day of the season")),
                ("last_on", models.DateField(verbose_name="Last day of the season")),
                ("wishes_from_at", models.DateTimeField(verbose_name="Wishes from")),
                ("wishes_until_at", models.DateTimeField(verbose_name="Wishes until")),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "owner_municipality",
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
                    "owner_organisation",
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
                        to="bookings.round",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RoundWish",
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
                    "rank",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(50),
                        ],
                        verbose_name="Which wish is it? 1 is the most important",
                    ),
                ),
                (
                    "persons",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(9999),
                        ],
                        verbose_name="How many will you be?",
                    ),
                ),
                (
                    "weekday",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "Monday"),
                            (2, "Tuesday"),
                            (3, "Wednesday"),
                            (4, "Thursday"),
                            (5, "Friday"),
                            (6, "Saturday"),
                            (7, "Sunday"),
                        ],
                        verbose_name="Weekday",
                    ),
                ),
                ("starts", models.TimeField(verbose_name="From")),
                ("ends", models.TimeField(verbose_name="Until")),
                (
                    "every",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(12),
                        ],
                        verbose_name="How often?",
                    ),
                ),
                (
                    "user_kind",
                    models.CharField(
                        choices=[
                            (
                                "youth",
                                "Associations with activities for children and youth",
                            ),
                            ("association", "Associations in general"),
                            ("study", "Study associations"),
                            ("municipal", "Municipal units"),
                            ("private", "Private persons"),
                            ("company", "Companies"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="Tell more"
                    ),
                ),
                ("wished_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("allotted", "As you wished"),
                            ("other", "Another time or room"),
                            ("shared", "Shared with others"),
                            ("declined", "Declined"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "explanation",
                    models.CharField(blank=True, max_length=300, verbose_name="Reason"),
                ),
                (
                    "activity_type",
                    samla.taxonomy.models.TermField(
                        list="activity_type",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="taxonomy.term",
                        verbose_name="What kind of activity is it?",
                    ),
                ),
                (
                    "booking",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="round_wishes",
                        to="bookings.booking",
                    ),
                ),
                (
                    "kind",
                    samla.taxonomy.models.TermField(
                        blank=True,
                        list="premises_kind",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="taxonomy.term",
                        verbose_name="What kind of room is it?",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="round_wishes",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "premises",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="round_wishes",
                        to="premises.premises",
                        verbose_name="Which room?",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wishes",
                        to="bookings.round",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "round wishes",
                "ordering": ["round", "organisation", "rank"],
            },
        ),
        migrations.CreateModel(
            name="RoundWishEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "rank",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(50),
                        ],
                        verbose_name="Which wish is it? 1 is the most important",
                    ),
                ),
                (
                    "persons",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(9999),
                        ],
                        verbose_name="How many will you be?",
                    ),
                ),
                (
                    "weekday",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "Monday"),
                            (2, "Tuesday"),
                            (3, "Wednesday"),
                            (4, "Thursday"),
                            (5, "Friday"),
                            (6, "Saturday"),
                            (7, "Sunday"),
                        ],
                        verbose_name="Weekday",
                    ),
                ),
                ("starts", models.TimeField(verbose_name="From")),
                ("ends", models.TimeField(verbose_name="Until")),
                (
                    "every",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(12),
                        ],
                        verbose_name="How often?",
                    ),
                ),
                (
                    "user_kind",
                    models.CharField(
                        choices=[
                            (
                                "youth",
                                "Associations with activities for children and youth",
                            ),
                            ("association", "Associations in general"),
                            ("study", "Study associations"),
                            ("municipal", "Municipal units"),
                            ("private", "Private persons"),
                            ("company", "Companies"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="Tell more"
                    ),
                ),
                ("wished_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("allotted", "As you wished"),
                            ("other", "Another time or room"),
                            ("shared", "Shared with others"),
                            ("declined", "Declined"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "explanation",
                    models.CharField(blank=True, max_length=300, verbose_name="Reason"),
                ),
                (
                    "activity_type",
                    samla.taxonomy.models.TermField(
                        db_constraint=False,
                        list="activity_type",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="taxonomy.term",
                        verbose_name="What kind of activity is it?",
                    ),
                ),
                (
                    "booking",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="bookings.booking",
                    ),
                ),
                (
                    "kind",
                    samla.taxonomy.models.TermField(
                        blank=True,
                        db_constraint=False,
                        list="premises_kind",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="taxonomy.term",
                        verbose_name="What kind of room is it?",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
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
                        to="bookings.roundwish",
                    ),
                ),
                (
                    "premises",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="premises.premises",
                        verbose_name="Which room?",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="bookings.round",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Rule",
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
                    models.CharField(
                        choices=[
                            ("weekly", "Every week"),
                            ("once", "Once"),
                            ("monthly", "Every month"),
                            ("dates", "On days I choose"),
                        ],
                        default="weekly",
                        max_length=8,
                        verbose_name="How often?",
                    ),
                ),
                (
                    "every",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(12),
                        ],
                        verbose_name="How often?",
                    ),
                ),
                (
                    "weekdays",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "week_of_month",
                    models.SmallIntegerField(
                        blank=True,
                        choices=[
                            (1, "The first"),
                            (2, "The second"),
                            (3, "The third"),
                            (4, "The fourth"),
                            (-1, "The last"),
                        ],
                        null=True,
                        verbose_name="Which one of the month?",
                    ),
                ),
                (
                    "listed_dates",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.DateField(),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "skip_dates",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.DateField(),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "skip_public_holidays",
                    models.BooleanField(
                        default=True, verbose_name="Closed on public holidays"
                    ),
                ),
                (
                    "skip_school_breaks",
                    models.BooleanField(
                        default=False, verbose_name="Closed during school breaks"
                    ),
                ),
                ("starts", models.TimeField(verbose_name="From what time?")),
                ("ends", models.TimeField(verbose_name="Until what time?")),
                (
                    "ends_next_day",
                    models.BooleanField(
                        default=False, verbose_name="Ends after midnight"
                    ),
                ),
                ("first_on", models.DateField(verbose_name="First day")),
                ("last_on", models.DateField(verbose_name="Last day")),
                (
                    "booking",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rules",
                        to="bookings.booking",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StandingWish",
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
                    "weekday",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "Monday"),
                            (2, "Tuesday"),
                            (3, "Wednesday"),
                            (4, "Thursday"),
                            (5, "Friday"),
                            (6, "Saturday"),
                            (7, "Sunday"),
                        ],
                        verbose_name="Weekday",
                    ),
                ),
                ("starts", models.TimeField(verbose_name="From")),
                ("ends", models.TimeField(verbose_name="Until")),
                (
                    "persons",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(9999),
                        ],
                        verbose_name="How many will you be?",
                    ),
                ),
                ("first_on", models.DateField(verbose_name="First day")),
                ("last_on", models.DateField(verbose_name="Last day")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("told_at", models.DateTimeField(blank=True, null=True)),
                (
                    "made_by",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="standing_wishes",
                        to="municipalities.municipality",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="standing_wishes",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "premises",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="standing_wishes",
                        to="premises.premises",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "standing wishes",
                "ordering": ["made_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="UseReport",
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
                        choices=[("requester", "Who borrows"), ("lender", "Who lends")],
                        max_length=9,
                    ),
                ),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "left_tidy",
                    models.BooleanField(
                        default=True, verbose_name="The room was left tidy"
                    ),
                ),
                (
                    "is_damage",
                    models.BooleanField(
                        default=False, verbose_name="Something is broken"
                    ),
                ),
                (
                    "text",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="Tell more"
                    ),
                ),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "booking",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reports",
                        to="bookings.booking",
                    ),
                ),
                (
                    "booking_date",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reports",
                        to="bookings.bookingdate",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["written_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ReportPicture",
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
                        default=samla.premises.models.picture.new_name,
                        editable=False,
                        max_length=32,
                        unique=True,
                    ),
                ),
                ("jpeg", models.BinaryField()),
                ("width", models.PositiveSmallIntegerField(editable=False)),
                ("height", models.PositiveSmallIntegerField(editable=False)),
                (
                    "alt",
                    models.CharField(
                        help_text="For those who cannot see it.",
                        max_length=200,
                        verbose_name="What does the picture show?",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pictures",
                        to="bookings.usereport",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="UseReportEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "side",
                    models.CharField(
                        choices=[("requester", "Who borrows"), ("lender", "Who lends")],
                        max_length=9,
                    ),
                ),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "left_tidy",
                    models.BooleanField(
                        default=True, verbose_name="The room was left tidy"
                    ),
                ),
                (
                    "is_damage",
                    models.BooleanField(
                        default=False, verbose_name="Something is broken"
                    ),
                ),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "booking",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="bookings.booking",
                    ),
                ),
                (
                    "booking_date",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="bookings.bookingdate",
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
                        to="bookings.usereport",
                    ),
                ),
                (
                    "written_by",
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
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lentpart",
            trigger=pgtrigger.compiler.Trigger(
                name="parts_are_claimed_with_the_whole",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE wholes bigint[] := array_remove(array[old.whole_id, new.whole_id], null); around bigint[] := array_remove(array[old.part_id, new.part_id], null);",
                    func="\nperform id from premises_premises\n    where id in (select samla_rooms_above(wholes))\n        or id in (select samla_rooms_within(around))\n    order by id for no key update;\nperform samla_claim(\n    array(\n        select id from bookings_bookingdate\n        where premises_id in (select samla_rooms_above(wholes))\n            and state in ('held', 'confirmed') and ends_at > now()\n    ),\n    array(\n        select id from bookings_closure\n        where premises_id in (select samla_rooms_above(wholes)) and ends_at > now()\n    )\n);\nreturn null;\n",
                    hash="70427fa86b6e818def7919db6cc908159d91e49d",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_parts_are_claimed_with_the_whole_30f1d",
                    table="premises_part",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lentroom",
            trigger=pgtrigger.compiler.Trigger(
                name="turnaround_is_claimed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nperform samla_claim(\n    array(\n        select distinct booking_date_id from bookings_claim\n        where premises_id = new.id and booking_date_id is not null\n            and upper(during) > now()\n    ),\n    '{}'\n);\nreturn null;\n",
                    hash="5464ad0c19b8864a61fb8cbe815a08a3536da2a3",
                    operation='UPDATE OF "turnaround_minutes"',
                    pgid="pgtrigger_turnaround_is_claimed_e74f3",
                    table="premises_premises",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="booking",
            index=models.Index(fields=["premises", "stage"], name="booking_of_room"),
        ),
        migrations.AddIndex(
            model_name="booking",
            index=models.Index(
                fields=["organisation", "-asked_at"], name="booking_of_organisation"
            ),
        ),
        migrations.AddIndex(
            model_name="booking",
            index=models.Index(
                condition=models.Q(("stage__in", ["asked", "held"])),
                fields=["answer_due_on"],
                name="booking_promised_soonest",
            ),
        ),
        migrations.AddConstraint(
            model_name="booking",
            constraint=models.CheckConstraint(
                condition=models.Q(("persons__range", (1, 9999))),
                name="booking_is_for_1_to_9999_persons",
                violation_error_message="Write a number from 1 to 9999.",
            ),
        ),
        migrations.AddConstraint(
            model_name="booking",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        (
                            "stage__in",
                            ("confirmed", "key_out", "returned", "inspected"),
                        ),
                        _negated=True,
                    ),
                    ("needs_terms", False),
                    models.Q(
                        ("terms__isnull", False), ("terms_accepted_at__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="booking_in_use_has_accepted_terms",
            ),
        ),
        migrations.AddConstraint(
            model_name="booking",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        (
                            "stage__in",
                            ("confirmed", "key_out", "returned", "inspected"),
                        ),
                        _negated=True,
                    ),
                    ("needs_safety_officer", False),
                    models.Q(
                        models.Q(("safety_officer", ""), _negated=True),
                        models.Q(("safety_officer_phone", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="booking_in_use_has_a_safety_officer",
            ),
        ),
        migrations.AddConstraint(
            model_name="booking",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stage__in", ["declined", "cancelled"]), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="booking_declined_or_cancelled_has_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="booking",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("terms", None), ("terms_accepted_at", None)),
                    models.Q(
                        ("terms__isnull", False), ("terms_accepted_at__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="booking_terms_are_accepted_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="booking",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("access_code", ""),
                    models.Q(
                        ("code_from_at__isnull", False),
                        ("code_until_at__gt", models.F("code_from_at")),
                    ),
                    _connector="OR",
                ),
                name="booking_code_works_for_a_time",
                violation_error_message="Write from when until when the code works.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="booking",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bookings_bookingevent" ("activity_type_id", "answer_due_on", "asked_at", "asked_by_id", "cancelled_by_side", "closed_at", "code_from_at", "code_until_at", "decided_at", "decided_by_id", "id", "inspected_at", "is_late", "needs_safety_officer", "needs_terms", "organisation_id", "persons", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "premises_id", "priority", "quote_kronor", "quote_reason", "reason", "sequence", "stage", "target_groups", "terms_accepted_at", "terms_accepted_by_id", "terms_id", "uid", "user_kind") VALUES (NEW."activity_type_id", NEW."answer_due_on", NEW."asked_at", NEW."asked_by_id", NEW."cancelled_by_side", NEW."closed_at", NEW."code_from_at", NEW."code_until_at", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."inspected_at", NEW."is_late", NEW."needs_safety_officer", NEW."needs_terms", NEW."organisation_id", NEW."persons", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."premises_id", NEW."priority", NEW."quote_kronor", NEW."quote_reason", NEW."reason", NEW."sequence", NEW."stage", NEW."target_groups", NEW."terms_accepted_at", NEW."terms_accepted_by_id", NEW."terms_id", NEW."uid", NEW."user_kind"); RETURN NULL;',
                    hash="8cd345adccbf5ce5c84fa72b465a527e3060a1cb",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_28bb6",
                    table="bookings_booking",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="booking",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."activity_type_id" IS DISTINCT FROM (NEW."activity_type_id") OR OLD."answer_due_on" IS DISTINCT FROM (NEW."answer_due_on") OR OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."asked_by_id" IS DISTINCT FROM (NEW."asked_by_id") OR OLD."cancelled_by_side" IS DISTINCT FROM (NEW."cancelled_by_side") OR OLD."closed_at" IS DISTINCT FROM (NEW."closed_at") OR OLD."code_from_at" IS DISTINCT FROM (NEW."code_from_at") OR OLD."code_until_at" IS DISTINCT FROM (NEW."code_until_at") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."inspected_at" IS DISTINCT FROM (NEW."inspected_at") OR OLD."is_late" IS DISTINCT FROM (NEW."is_late") OR OLD."needs_safety_officer" IS DISTINCT FROM (NEW."needs_safety_officer") OR OLD."needs_terms" IS DISTINCT FROM (NEW."needs_terms") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."persons" IS DISTINCT FROM (NEW."persons") OR OLD."premises_id" IS DISTINCT FROM (NEW."premises_id") OR OLD."priority" IS DISTINCT FROM (NEW."priority") OR OLD."quote_kronor" IS DISTINCT FROM (NEW."quote_kronor") OR OLD."quote_reason" IS DISTINCT FROM (NEW."quote_reason") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."sequence" IS DISTINCT FROM (NEW."sequence") OR OLD."stage" IS DISTINCT FROM (NEW."stage") OR OLD."target_groups" IS DISTINCT FROM (NEW."target_groups") OR OLD."terms_id" IS DISTINCT FROM (NEW."terms_id") OR OLD."terms_accepted_at" IS DISTINCT FROM (NEW."terms_accepted_at") OR OLD."terms_accepted_by_id" IS DISTINCT FROM (NEW."terms_accepted_by_id") OR OLD."uid" IS DISTINCT FROM (NEW."uid") OR OLD."user_kind" IS DISTINCT FROM (NEW."user_kind"))',
                    func='INSERT INTO "bookings_bookingevent" ("activity_type_id", "answer_due_on", "asked_at", "asked_by_id", "cancelled_by_side", "closed_at", "code_from_at", "code_until_at", "decided_at", "decided_by_id", "id", "inspected_at", "is_late", "needs_safety_officer", "needs_terms", "organisation_id", "persons", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "premises_id", "priority", "quote_kronor", "quote_reason", "reason", "sequence", "stage", "target_groups", "terms_accepted_at", "terms_accepted_by_id", "terms_id", "uid", "user_kind") VALUES (NEW."activity_type_id", NEW."answer_due_on", NEW."asked_at", NEW."asked_by_id", NEW."cancelled_by_side", NEW."closed_at", NEW."code_from_at", NEW."code_until_at", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."inspected_at", NEW."is_late", NEW."needs_safety_officer", NEW."needs_terms", NEW."organisation_id", NEW."persons", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."premises_id", NEW."priority", NEW."quote_kronor", NEW."quote_reason", NEW."reason", NEW."sequence", NEW."stage", NEW."target_groups", NEW."terms_accepted_at", NEW."terms_accepted_by_id", NEW."terms_id", NEW."uid", NEW."user_kind"); RETURN NULL;',
                    hash="2c0b1cce2ab9eb7d3d8dc4ef7597db58a31dc5dd",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d8751",
                    table="bookings_booking",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="booking",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bookings_bookingevent" ("activity_type_id", "answer_due_on", "asked_at", "asked_by_id", "cancelled_by_side", "closed_at", "code_from_at", "code_until_at", "decided_at", "decided_by_id", "id", "inspected_at", "is_late", "needs_safety_officer", "needs_terms", "organisation_id", "persons", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "premises_id", "priority", "quote_kronor", "quote_reason", "reason", "sequence", "stage", "target_groups", "terms_accepted_at", "terms_accepted_by_id", "terms_id", "uid", "user_kind") VALUES (OLD."activity_type_id", OLD."answer_due_on", OLD."asked_at", OLD."asked_by_id", OLD."cancelled_by_side", OLD."closed_at", OLD."code_from_at", OLD."code_until_at", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."inspected_at", OLD."is_late", OLD."needs_safety_officer", OLD."needs_terms", OLD."organisation_id", OLD."persons", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."premises_id", OLD."priority", OLD."quote_kronor", OLD."quote_reason", OLD."reason", OLD."sequence", OLD."stage", OLD."target_groups", OLD."terms_accepted_at", OLD."terms_accepted_by_id", OLD."terms_id", OLD."uid", OLD."user_kind"); RETURN NULL;',
                    hash="b7521a0f388a2244351930e44c3222abf483b34a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0839f",
                    table="bookings_booking",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="bookingdate",
            index=models.Index(
                fields=["premises", "starts_at"], name="booking_date_of_room"
            ),
        ),
        migrations.AddIndex(
            model_name="bookingdate",
            index=models.Index(
                condition=models.Q(("state", "held")),
                fields=["held_until_at"],
                name="booking_date_held_longest",
            ),
        ),
        migrations.AddIndex(
            model_name="bookingdate",
            index=models.Index(
                condition=models.Q(("state", "asked")),
                fields=["starts_at"],
                include=("booking", "premises"),
                name="booking_date_asked_soonest",
            ),
        ),
        migrations.AddConstraint(
            model_name="bookingdate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("dst_adjusted", True),
                    django.db.models.lookups.Exact(
                        samla.bookings.models.booking_date.InZone(
                            models.F("timezone"), models.F("starts_at")
                        ),
                        samla.bookings.models.booking_date.Wall(
                            models.F("day_on"), models.F("starts")
                        ),
                    ),
                    _connector="OR",
                ),
                name="booking_date_starts_when_the_clock_says",
            ),
        ),
        migrations.AddConstraint(
            model_name="bookingdate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("dst_adjusted", True),
                    django.db.models.lookups.Exact(
                        samla.bookings.models.booking_date.InZone(
                            models.F("timezone"), models.F("ends_at")
                        ),
                        samla.bookings.models.booking_date.Wall(
                            samla.bookings.models.booking_date.DaysLater(
                                models.F("day_on"),
                                django.db.models.functions.comparison.Cast(
                                    models.F("ends_next_day"), models.IntegerField()
                                ),
                            ),
                            models.F("ends"),
                        ),
                    ),
                    _connector="OR",
                ),
                name="booking_date_ends_when_the_clock_says",
            ),
        ),
        migrations.AddConstraint(
            model_name="bookingdate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("dst_adjusted", False),
                    models.Q(
                        django.db.models.lookups.Exact(
                            samla.bookings.models.booking_date.InZone(
                                models.F("timezone"),
                                samla.bookings.models.booking_date.InZone(
                                    models.F("timezone"),
                                    samla.bookings.models.booking_date.Wall(
                                        models.F("day_on"), models.F("starts")
                                    ),
                                ),
                            ),
                            samla.bookings.models.booking_date.Wall(
                                models.F("day_on"), models.F("starts")
                            ),
                        ),
                        _negated=True,
                    ),
                    models.Q(
                        django.db.models.lookups.Exact(
                            samla.bookings.models.booking_date.InZone(
                                models.F("timezone"),
                                samla.bookings.models.booking_date.InZone(
                                    models.F("timezone"),
                                    samla.bookings.models.booking_date.Wall(
                                        samla.bookings.models.booking_date.DaysLater(
                                            models.F("day_on"),
                                            django.db.models.functions.comparison.Cast(
                                                models.F("ends_next_day"),
                                                models.IntegerField(),
                                            ),
                                        ),
                                        models.F("ends"),
                                    ),
                                ),
                            ),
                            samla.bookings.models.booking_date.Wall(
                                samla.bookings.models.booking_date.DaysLater(
                                    models.F("day_on"),
                                    django.db.models.functions.comparison.Cast(
                                        models.F("ends_next_day"), models.IntegerField()
                                    ),
                                ),
                                models.F("ends"),
                            ),
                        ),
                        _negated=True,
                    ),
                    _connector="OR",
                ),
                name="booking_date_is_adjusted_where_an_hour_is_missing",
            ),
        ),
        migrations.AddConstraint(
            model_name="bookingdate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_at__gt", models.F("starts_at")),
                    models.Q(
                        models.Q(
                            ("ends__gt", models.F("starts")), ("ends_next_day", False)
                        ),
                        ("ends_next_day", True),
                        _connector="OR",
                    ),
                ),
                name="booking_date_ends_after_it_starts",
                violation_error_message="It ends before it starts.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bookingdate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "ends_at__lte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("starts_at"),
                            "+",
                            models.Value(datetime.timedelta(days=1, seconds=3600)),
                        ),
                    ),
                    models.Q(
                        ("ends_next_day", False),
                        ("ends__lte", models.F("starts")),
                        _connector="OR",
                    ),
                ),
                name="booking_date_lasts_a_day_at_most",
                violation_error_message="A use lasts 24 hours at most. Ask for several days instead.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bookingdate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("held_until_at__isnull", False), ("state", "held")),
                    models.Q(
                        models.Q(("state", "held"), _negated=True),
                        ("held_until_at", None),
                    ),
                    _connector="OR",
                ),
                name="booking_date_is_held_until_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="bookingdate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "confirmed"), _negated=True),
                    ("granted_at__isnull", False),
                    _connector="OR",
                ),
                name="booking_date_is_confirmed_by_the_lender",
            ),
        ),
        migrations.AddConstraint(
            model_name="bookingdate",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ("asked", "held", "confirmed"))),
                fields=("booking", "day_on", "starts", "ends", "premises"),
                name="booking_date_stands_once",
                violation_error_message="That time is in the booking already.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bookingdate",
            trigger=pgtrigger.compiler.Trigger(
                name="date_claims_its_room",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nif tg_op = 'INSERT' and new.state not in ('held', 'confirmed') then\n    return null;\nend if;\nif tg_op <> 'DELETE' and new.state in ('held', 'confirmed') then\n    perform id from premises_premises\n        where id in (select samla_rooms_within(array[new.premises_id]))\n        order by id for no key update;\nend if;\nperform samla_claim(array[coalesce(new.id, old.id)], '{}');\nreturn null;\n",
                    hash="b2dda2863038ec75d4c3017d69c9f90c1ac8ab56",
                    operation='INSERT OR UPDATE OF "state", "premises_id", "starts_at", "ends_at" OR DELETE',
                    pgid="pgtrigger_date_claims_its_room_1592f",
                    table="bookings_bookingdate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bookingdate",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."ends_at" IS DISTINCT FROM (NEW."ends_at") OR OLD."premises_id" IS DISTINCT FROM (NEW."premises_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."starts_at" IS DISTINCT FROM (NEW."starts_at") OR OLD."state" IS DISTINCT FROM (NEW."state"))',
                    func='INSERT INTO "bookings_bookingdateevent" ("booking_id", "day_on", "dst_adjusted", "ends", "ends_at", "ends_next_day", "granted_at", "held_until_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "premises_id", "reason", "replaces_id", "sequence", "starts", "starts_at", "state", "timezone") VALUES (NEW."booking_id", NEW."day_on", NEW."dst_adjusted", NEW."ends", NEW."ends_at", NEW."ends_next_day", NEW."granted_at", NEW."held_until_at", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."premises_id", NEW."reason", NEW."replaces_id", NEW."sequence", NEW."starts", NEW."starts_at", NEW."state", NEW."timezone"); RETURN NULL;',
                    hash="a76ee45bc4f692f6b1c7614d32b4e0d8f29eb5b1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7ed4f",
                    table="bookings_bookingdate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bookingdate",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.\"state\" IN ('held', 'confirmed'))",
                    func='INSERT INTO "bookings_bookingdateevent" ("booking_id", "day_on", "dst_adjusted", "ends", "ends_at", "ends_next_day", "granted_at", "held_until_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "premises_id", "reason", "replaces_id", "sequence", "starts", "starts_at", "state", "timezone") VALUES (OLD."booking_id", OLD."day_on", OLD."dst_adjusted", OLD."ends", OLD."ends_at", OLD."ends_next_day", OLD."granted_at", OLD."held_until_at", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."premises_id", OLD."reason", OLD."replaces_id", OLD."sequence", OLD."starts", OLD."starts_at", OLD."state", OLD."timezone"); RETURN NULL;',
                    hash="bc11c2645cca8b67a34af05ad399419c9f76a0ff",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a68d3",
                    table="bookings_bookingdate",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="calendarlink",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("owner_municipality__isnull", True),
                    ("owner_organisation__isnull", True),
                    _connector="XOR",
                ),
                name="calendarlink_has_one_owner",
                violation_error_message="Choose one owner.",
            ),
        ),
        migrations.AddIndex(
            model_name="closure",
            index=models.Index(
                fields=["premises", "starts_at"], name="closure_of_room"
            ),
        ),
        migrations.AddConstraint(
            model_name="closure",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                name="closure_ends_after_it_starts",
                violation_error_message="It ends before it starts.",
            ),
        ),
        migrations.AddConstraint(
            model_name="closure",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True),
                name="closure_has_a_reason",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="closure",
            trigger=pgtrigger.compiler.Trigger(
                name="closure_claims_its_room",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nif tg_op <> 'DELETE' then\n    perform id from premises_premises\n        where id in (select samla_rooms_within(array[new.premises_id]))\n        order by id for no key update;\nend if;\nperform samla_claim('{}', array[coalesce(new.id, old.id)]);\nreturn null;\n",
                    hash="880bc86518111a81308d2a2d96f71c0c3105e21b",
                    operation='INSERT OR UPDATE OF "premises_id", "starts_at", "ends_at" OR DELETE',
                    pgid="pgtrigger_closure_claims_its_room_bd83e",
                    table="bookings_closure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="closure",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bookings_closureevent" ("ends_at", "id", "made_at", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "premises_id", "reason", "starts_at") VALUES (NEW."ends_at", NEW."id", NEW."made_at", NEW."made_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."premises_id", NEW."reason", NEW."starts_at"); RETURN NULL;',
                    hash="b21e8e132c9f1a0582298431b01bfe32ec1bb5f1",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_fc747",
                    table="bookings_closure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="closure",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "bookings_closureevent" ("ends_at", "id", "made_at", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "premises_id", "reason", "starts_at") VALUES (NEW."ends_at", NEW."id", NEW."made_at", NEW."made_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."premises_id", NEW."reason", NEW."starts_at"); RETURN NULL;',
                    hash="a67283673e5f61a329e9e009a7ad4d2ee178cc57",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9ce72",
                    table="bookings_closure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="closure",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bookings_closureevent" ("ends_at", "id", "made_at", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "premises_id", "reason", "starts_at") VALUES (OLD."ends_at", OLD."id", OLD."made_at", OLD."made_by_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."premises_id", OLD."reason", OLD."starts_at"); RETURN NULL;',
                    hash="4c8d0f2ac7f33c218876302d75838587dfe6acb3",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_60a09",
                    table="bookings_closure",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("premises", "="), ("during", "&&")],
                name="claim_room_is_free",
                violation_error_message="The room is already lent at that time.",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("booking_date__isnull", True),
                    ("closure__isnull", True),
                    _connector="XOR",
                ),
                name="claim_follows_from_one_thing",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("during__endswith__isnull", False),
                    ("during__isempty", False),
                    ("during__lower_inc", True),
                    ("during__startswith__isnull", False),
                    ("during__upper_inc", False),
                ),
                name="claim_has_a_beginning_and_an_end",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claim",
            trigger=pgtrigger.compiler.Trigger(
                name="claims_are_not_written_by_hand",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nif pg_trigger_depth() < 2 then\n    raise exception 'claims follow from bookings and closures; change those'\n        using errcode = 'check_violation',\n              constraint = 'claims_are_not_written_by_hand';\nend if;\nreturn coalesce(new, old);\n",
                    hash="7ee96fd43fc087ccdd90b47fd5fe73cd971aca9f",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_claims_are_not_written_by_hand_445ca",
                    table="bookings_claim",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="keyhandout",
            index=models.Index(
                condition=models.Q(("returned_at", None)),
                fields=["due_on"],
                name="key_out_longest",
            ),
        ),
        migrations.AddConstraint(
            model_name="keyhandout",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("returned_at", None),
                    ("returned_at__gte", models.F("handed_out_at")),
                    _connector="OR",
                ),
                name="key_comes_back_after_it_went",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="keyhandout",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bookings_keyhandoutevent" ("booking_id", "due_on", "handed_out_at", "handed_out_by_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "returned_at", "returned_to_id", "what") VALUES (NEW."booking_id", NEW."due_on", NEW."handed_out_at", NEW."handed_out_by_id", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."returned_at", NEW."returned_to_id", NEW."what"); RETURN NULL;',
                    hash="1a3f36bd59d200eb02f661074c7e63d0baecd7cc",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_93046",
                    table="bookings_keyhandout",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="keyhandout",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."booking_id" IS DISTINCT FROM (NEW."booking_id") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."handed_out_at" IS DISTINCT FROM (NEW."handed_out_at") OR OLD."handed_out_by_id" IS DISTINCT FROM (NEW."handed_out_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."returned_at" IS DISTINCT FROM (NEW."returned_at") OR OLD."returned_to_id" IS DISTINCT FROM (NEW."returned_to_id") OR OLD."what" IS DISTINCT FROM (NEW."what"))',
                    func='INSERT INTO "bookings_keyhandoutevent" ("booking_id", "due_on", "handed_out_at", "handed_out_by_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "returned_at", "returned_to_id", "what") VALUES (NEW."booking_id", NEW."due_on", NEW."handed_out_at", NEW."handed_out_by_id", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."returned_at", NEW."returned_to_id", NEW."what"); RETURN NULL;',
                    hash="d71da2fec0edf08bc5adfac7477769b2ba377feb",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c320f",
                    table="bookings_keyhandout",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="keyhandout",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bookings_keyhandoutevent" ("booking_id", "due_on", "handed_out_at", "handed_out_by_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "returned_at", "returned_to_id", "what") VALUES (OLD."booking_id", OLD."due_on", OLD."handed_out_at", OLD."handed_out_by_id", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."returned_at", OLD."returned_to_id", OLD."what"); RETURN NULL;',
                    hash="3a0f39eb0d473bf0673b0b10c6c7bee3f74b0d85",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f5060",
                    table="bookings_keyhandout",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("owner_municipality__isnull", True),
                    ("owner_organisation__isnull", True),
                    _connector="XOR",
                ),
                name="round_has_one_owner",
                violation_error_message="Choose one owner.",
            ),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.UniqueConstraint(
                fields=("owner_municipality", "owner_organisation", "name"),
                name="round_has_a_name_of_its_own",
                nulls_distinct=False,
                violation_error_message="You have a round of that name.",
            ),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.CheckConstraint(
                condition=models.Q(("last_on__gte", models.F("first_on"))),
                name="round_season_ends_after_it_begins",
                violation_error_message="The last day is before the first day.",
            ),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.CheckConstraint(
                condition=models.Q(("wishes_until_at__gt", models.F("wishes_from_at"))),
                name="round_takes_wishes_for_a_time",
                violation_error_message="Wishes end before they begin.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="round",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bookings_roundevent" ("decided_at", "first_on", "id", "last_on", "name", "owner_municipality_id", "owner_organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "wishes_from_at", "wishes_until_at") VALUES (NEW."decided_at", NEW."first_on", NEW."id", NEW."last_on", NEW."name", NEW."owner_municipality_id", NEW."owner_organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."wishes_from_at", NEW."wishes_until_at"); RETURN NULL;',
                    hash="d6b4c36b89e597fc33ee4bfbf297ba88bc72a2b6",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1b8dc",
                    table="bookings_round",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="round",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "bookings_roundevent" ("decided_at", "first_on", "id", "last_on", "name", "owner_municipality_id", "owner_organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "wishes_from_at", "wishes_until_at") VALUES (NEW."decided_at", NEW."first_on", NEW."id", NEW."last_on", NEW."name", NEW."owner_municipality_id", NEW."owner_organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."wishes_from_at", NEW."wishes_until_at"); RETURN NULL;',
                    hash="b58d38c16bbbaec0bdb60715aa9b313414189ca2",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_59e08",
                    table="bookings_round",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="round",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bookings_roundevent" ("decided_at", "first_on", "id", "last_on", "name", "owner_municipality_id", "owner_organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "wishes_from_at", "wishes_until_at") VALUES (OLD."decided_at", OLD."first_on", OLD."id", OLD."last_on", OLD."name", OLD."owner_municipality_id", OLD."owner_organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."wishes_from_at", OLD."wishes_until_at"); RETURN NULL;',
                    hash="5afe1936b8d5eab314634a2c6a017350fc5a0946",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0119f",
                    table="bookings_round",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="roundwish",
            constraint=models.UniqueConstraint(
                fields=("round", "organisation", "rank"),
                name="round_wish_has_a_rank_of_its_own",
                violation_error_message="You have another wish of that rank.",
            ),
        ),
        migrations.AddConstraint(
            model_name="roundwish",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("premises__isnull", False),
                    ("kind__isnull", False),
                    _connector="OR",
                ),
                name="round_wish_is_for_a_room_or_a_kind",
                violation_error_message="Choose a room or a kind of room.",
            ),
        ),
        migrations.AddConstraint(
            model_name="roundwish",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends__gt", models.F("starts"))),
                name="round_wish_hours_are_in_order",
                violation_error_message="It ends before it starts.",
            ),
        ),
        migrations.AddConstraint(
            model_name="roundwish",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("every__range", (1, 12)), ("weekday__range", (1, 7))
                ),
                name="round_wish_has_a_rhythm",
            ),
        ),
        migrations.AddConstraint(
            model_name="roundwish",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "declined"), _negated=True),
                    models.Q(("explanation", ""), _negated=True),
                    _connector="OR",
                ),
                name="round_wish_is_declined_with_a_reason",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="roundwish",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bookings_roundwishevent" ("activity_type_id", "booking_id", "ends", "every", "explanation", "id", "kind_id", "note", "organisation_id", "outcome", "persons", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "premises_id", "rank", "round_id", "starts", "user_kind", "weekday", "wished_at") VALUES (NEW."activity_type_id", NEW."booking_id", NEW."ends", NEW."every", NEW."explanation", NEW."id", NEW."kind_id", NEW."note", NEW."organisation_id", NEW."outcome", NEW."persons", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."premises_id", NEW."rank", NEW."round_id", NEW."starts", NEW."user_kind", NEW."weekday", NEW."wished_at"); RETURN NULL;',
                    hash="c618f7479f87ec934b11fde9da8674423031c109",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d2acf",
                    table="bookings_roundwish",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="roundwish",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "bookings_roundwishevent" ("activity_type_id", "booking_id", "ends", "every", "explanation", "id", "kind_id", "note", "organisation_id", "outcome", "persons", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "premises_id", "rank", "round_id", "starts", "user_kind", "weekday", "wished_at") VALUES (NEW."activity_type_id", NEW."booking_id", NEW."ends", NEW."every", NEW."explanation", NEW."id", NEW."kind_id", NEW."note", NEW."organisation_id", NEW."outcome", NEW."persons", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."premises_id", NEW."rank", NEW."round_id", NEW."starts", NEW."user_kind", NEW."weekday", NEW."wished_at"); RETURN NULL;',
                    hash="0ef4a84a395cccb0b0ddcd29318a8ac049d20835",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a6748",
                    table="bookings_roundwish",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="roundwish",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bookings_roundwishevent" ("activity_type_id", "booking_id", "ends", "every", "explanation", "id", "kind_id", "note", "organisation_id", "outcome", "persons", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "premises_id", "rank", "round_id", "starts", "user_kind", "weekday", "wished_at") VALUES (OLD."activity_type_id", OLD."booking_id", OLD."ends", OLD."every", OLD."explanation", OLD."id", OLD."kind_id", OLD."note", OLD."organisation_id", OLD."outcome", OLD."persons", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."premises_id", OLD."rank", OLD."round_id", OLD."starts", OLD."user_kind", OLD."weekday", OLD."wished_at"); RETURN NULL;',
                    hash="f0645189dc12bdc2a45b4c9a65530f587cba9380",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7fb45",
                    table="bookings_roundwish",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="rule",
            constraint=models.CheckConstraint(
                condition=models.Q(("last_on__gte", models.F("first_on"))),
                name="rule_ends_after_it_begins",
                violation_error_message="The last day is before the first day.",
            ),
        ),
        migrations.AddConstraint(
            model_name="rule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_next_day", True),
                    ("ends__gt", models.F("starts")),
                    _connector="OR",
                ),
                name="rule_hours_are_in_order",
                violation_error_message="It ends before it starts.",
            ),
        ),
        migrations.AddConstraint(
            model_name="rule",
            constraint=models.CheckConstraint(
                condition=models.Q(("every__range", (1, 12))),
                name="rule_repeats_1_to_12_weeks",
            ),
        ),
        migrations.AddConstraint(
            model_name="rule",
            constraint=models.CheckConstraint(
                condition=models.Q(("weekdays__contained_by", [1, 2, 3, 4, 5, 6, 7])),
                name="rule_weekdays_are_1_to_7",
            ),
        ),
        migrations.AddConstraint(
            model_name="rule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind", "once"),
                    models.Q(("kind", "weekly"), ("weekdays__len__gte", 1)),
                    models.Q(
                        ("kind", "monthly"),
                        ("week_of_month__in", [1, 2, 3, 4, -1]),
                        ("week_of_month__isnull", False),
                        ("weekdays__len__gte", 1),
                    ),
                    models.Q(("kind", "dates"), ("listed_dates__len__gte", 1)),
                    _connector="OR",
                ),
                name="rule_says_what_its_kind_needs",
            ),
        ),
        migrations.AddConstraint(
            model_name="rule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "last_on__lte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("first_on"),
                            "+",
                            models.Value(datetime.timedelta(days=550)),
                        ),
                    )
                ),
                name="rule_ends_within_three_terms",
                violation_error_message="The last day is more than 18 months after the first. Ask for less.",
            ),
        ),
        migrations.AddConstraint(
            model_name="rule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_next_day", False),
                    ("ends__lte", models.F("starts")),
                    _connector="OR",
                ),
                name="rule_lasts_a_day_at_most",
                violation_error_message="A use lasts 24 hours at most. Ask for several days instead.",
            ),
        ),
        migrations.AddConstraint(
            model_name="standingwish",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("premises__isnull", False),
                    ("municipality__isnull", False),
                    _connector="OR",
                ),
                name="standing_wish_is_for_a_room_or_a_place",
                violation_error_message="Choose a room or a municipality.",
            ),
        ),
        migrations.AddConstraint(
            model_name="standingwish",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends__gt", models.F("starts"))),
                name="standing_wish_hours_are_in_order",
                violation_error_message="It ends before it starts.",
            ),
        ),
        migrations.AddConstraint(
            model_name="standingwish",
            constraint=models.CheckConstraint(
                condition=models.Q(("last_on__gte", models.F("first_on"))),
                name="standing_wish_ends_after_it_begins",
                violation_error_message="The last day is before the first day.",
            ),
        ),
        migrations.AddConstraint(
            model_name="standingwish",
            constraint=models.CheckConstraint(
                condition=models.Q(("weekday__range", (1, 7))),
                name="standing_wish_has_a_weekday",
            ),
        ),
        migrations.AddConstraint(
            model_name="standingwish",
            constraint=models.UniqueConstraint(
                fields=(
                    "organisation",
                    "premises",
                    "municipality",
                    "weekday",
                    "starts",
                    "ends",
                ),
                name="standing_wish_stands_once",
                nulls_distinct=False,
                violation_error_message="You wait for that time already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="usereport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("settled_at", None), ("is_damage", True), _connector="OR"
                ),
                name="use_report_settles_damage_only",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="usereport",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bookings_usereportevent" ("booking_date_id", "booking_id", "id", "is_damage", "left_tidy", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_at", "side", "written_at", "written_by_id") VALUES (NEW."booking_date_id", NEW."booking_id", NEW."id", NEW."is_damage", NEW."left_tidy", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."settled_at", NEW."side", NEW."written_at", NEW."written_by_id"); RETURN NULL;',
                    hash="e36b7c973ca86737427c68903c0b50afa16b159a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_911a0",
                    table="bookings_usereport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="usereport",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."booking_id" IS DISTINCT FROM (NEW."booking_id") OR OLD."booking_date_id" IS DISTINCT FROM (NEW."booking_date_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_damage" IS DISTINCT FROM (NEW."is_damage") OR OLD."left_tidy" IS DISTINCT FROM (NEW."left_tidy") OR OLD."settled_at" IS DISTINCT FROM (NEW."settled_at") OR OLD."side" IS DISTINCT FROM (NEW."side") OR OLD."written_at" IS DISTINCT FROM (NEW."written_at") OR OLD."written_by_id" IS DISTINCT FROM (NEW."written_by_id"))',
                    func='INSERT INTO "bookings_usereportevent" ("booking_date_id", "booking_id", "id", "is_damage", "left_tidy", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_at", "side", "written_at", "written_by_id") VALUES (NEW."booking_date_id", NEW."booking_id", NEW."id", NEW."is_damage", NEW."left_tidy", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."settled_at", NEW."side", NEW."written_at", NEW."written_by_id"); RETURN NULL;',
                    hash="deb7fcf99d69b2e0a1808cba19eb99bbb026d834",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7137f",
                    table="bookings_usereport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="usereport",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bookings_usereportevent" ("booking_date_id", "booking_id", "id", "is_damage", "left_tidy", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_at", "side", "written_at", "written_by_id") VALUES (OLD."booking_date_id", OLD."booking_id", OLD."id", OLD."is_damage", OLD."left_tidy", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."settled_at", OLD."side", OLD."written_at", OLD."written_by_id"); RETURN NULL;',
                    hash="cb23f264409dc139480906e9c03de08cb6b93d1f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c9886",
                    table="bookings_usereport",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(CLAIM, "drop function samla_claim(bigint[], bigint[])"),
    ]
