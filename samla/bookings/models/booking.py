"""Bookings: an organisation asks for a room, and what becomes of it."""

import uuid

import pghistory
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.accounts.models import User
from samla.bookings.models.asking import Asked
from samla.bookings.models.booking_rows import BookingQuerySet
from samla.bookings.models.borrowing import Borrowed
from samla.bookings.models.deciding import Decided
from samla.bookings.models.lent import Lent
from samla.bookings.models.stages import IN_USE, LIVE, Side, Stage
from samla.bookings.models.using import Used
from samla.core.phones import validate_phone
from samla.core.retention import Kept, SeenBy, Until
from samla.organisations.models import Organisation
from samla.premises.models import Premises, Price, Terms
from samla.taxonomy.models import TermField, TermsField

# Who is named in a booking, by field: forgotten with it, and never in its history.
PEOPLE = (
    "purpose",
    "contact_name",
    "contact_phone",
    "safety_officer",
    "safety_officer_phone",
    "backup_holder",
    "backup_holder_phone",
    "access_code",
)
WHO = Kept("who answers for the use of the room", Until.LENT)
REACHED = Kept("to reach who answers for the use of the room", Until.LENT)


def person_field(question, **more):
    """The name of somebody who answers for something."""
    return models.CharField(question, max_length=80, blank=True, **more)


def phone_field(question):
    """A number at which somebody is reached."""
    return models.CharField(
        question, max_length=20, blank=True, validators=[validate_phone]
    )


@pghistory.track(exclude=[*PEOPLE, "reminded_at"])
class Booking(Asked, Borrowed, Decided, Lent, Used, models.Model):
    """An organisation's request for a room, the lender's answer, and its whole life.

    Written by its verbs only, each in one transaction with the rooms locked.
    """

    PEOPLE = PEOPLE
    # What is left of those columns when people are forgotten.
    NAMELESS = dict.fromkeys(PEOPLE, "") | {"code_from_at": None, "code_until_at": None}
    PERSONAL = {
        "asked_by": Kept("who asked", Until.NAMELESS),
        "decided_by": Kept("who decided", Until.NAMELESS),
        "terms_accepted_by": Kept("who accepted the terms", Until.NAMELESS),
        "purpose": Kept("what the room is for", Until.LENT, by="asked_by"),
        "contact_name": WHO,
        "contact_phone": REACHED,
        "safety_officer": WHO,
        "safety_officer_phone": REACHED,
        "backup_holder": WHO,
        "backup_holder_phone": REACHED,
        "access_code": Kept(
            "opens the door for a time", Until.LENT, SeenBy.DECIDERS, is_secret=True
        ),
    }
    Stage, Side = Stage, Side

    premises = models.ForeignKey(
        Premises, on_delete=models.PROTECT, related_name="bookings"
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="bookings",
        verbose_name=_("Which organisation is the room for?"),
    )
    asked_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    activity_type = TermField(
        "activity_type", verbose_name=_("What kind of activity is it?")
    )
    target_groups = TermsField("target_group", verbose_name=_("For whom?"))
    persons = models.PositiveSmallIntegerField(
        _("How many will you be?"),
        validators=[MinValueValidator(1), MaxValueValidator(9999)],
    )
    purpose = models.TextField(
        _("What will you do in the room?"), max_length=1000, blank=True
    )
    contact_name = person_field(_("Whom does the lender ask?"))
    contact_phone = phone_field(_("Phone"))
    # As what it borrows, and what it was told that this costs.
    user_kind = models.CharField(max_length=12, choices=Price.For)
    quote_kronor = models.PositiveIntegerField(null=True, blank=True)
    quote_reason = models.TextField(blank=True)
    stage = models.CharField(max_length=9, choices=Stage, default=Stage.ASKED)
    answer_due_on = models.DateField()
    reminded_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(_("Reason"), max_length=1000, blank=True)
    # The place in the owner's order of priority that the decision quoted.
    priority = models.PositiveSmallIntegerField(null=True, blank=True)
    needs_terms = models.BooleanField(default=False)
    terms = models.ForeignKey(
        Terms, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    terms_accepted_at = models.DateTimeField(null=True, blank=True)
    terms_accepted_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    needs_safety_officer = models.BooleanField(default=True)
    safety_officer = person_field(
        _("Who answers for safety?"),
        help_text=_("Somebody who is there, knows the ways out and counts all."),
    )
    safety_officer_phone = phone_field(_("Her or his phone"))
    backup_holder = person_field(_("Who else can take the key?"))
    backup_holder_phone = phone_field(_("Her or his phone"))
    access_code = models.CharField(_("Code to the door"), max_length=40, blank=True)
    code_from_at = models.DateTimeField(_("Works from"), null=True, blank=True)
    code_until_at = models.DateTimeField(_("Works until"), null=True, blank=True)
    cancelled_by_side = models.CharField(max_length=9, choices=Side, blank=True)
    is_late = models.BooleanField(default=False)
    inspected_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveSmallIntegerField(default=0)

    objects = BookingQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(persons__range=(1, 9999)),
                name="booking_is_for_1_to_9999_persons",
                violation_error_message=_("Write a number from 1 to 9999."),
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=IN_USE)
                | Q(needs_terms=False)
                | Q(terms__isnull=False, terms_accepted_at__isnull=False),
                name="booking_in_use_has_accepted_terms",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=IN_USE)
                | Q(needs_safety_officer=False)
                | (~Q(safety_officer="") & ~Q(safety_officer_phone="")),
                name="booking_in_use_has_a_safety_officer",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=[Stage.DECLINED, Stage.CANCELLED])
                | ~Q(reason=""),
                name="booking_declined_or_cancelled_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(terms=None, terms_accepted_at=None)
                | Q(terms__isnull=False, terms_accepted_at__isnull=False),
                name="booking_terms_are_accepted_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(access_code="")
                | Q(code_from_at__isnull=False, code_until_at__gt=F("code_from_at")),
                name="booking_code_works_for_a_time",
                violation_error_message=_("Write from when until when the code works."),
            ),
        ]
        indexes = [
            models.Index(fields=["premises", "stage"], name="booking_of_room"),
            models.Index(
                fields=["organisation", "-asked_at"], name="booking_of_organisation"
            ),
            models.Index(
                fields=["answer_due_on"],
                condition=Q(stage__in=["asked", "held"]),
                name="booking_promised_soonest",
            ),
        ]

    def __str__(self):
        return f"{self.premises}, {self.organisation}"

    def get_absolute_url(self):
        return reverse("bookings:booking-detail", args=[self.pk])

    @property
    def rooms(self) -> set:
        """The rooms it has to do with: its own, and those of single dates."""
        live = self.dates.filter(state__in=LIVE).values_list("premises", flat=True)
        return {self.premises_id, *live}

    @property
    def is_ready(self):
        """Whether nothing but the lender's yes is missing."""
        has_terms = self.terms_id or not self.needs_terms
        has_officer = self.safety_officer and self.safety_officer_phone
        return bool(has_terms and (has_officer or not self.needs_safety_officer))

    @property
    def is_code_shown(self):
        """Whether it is time for those who borrow to see the code."""
        now = timezone.now()
        has_code = self.access_code and self.stage in IN_USE
        return bool(has_code and self.code_from_at <= now <= self.code_until_at)

    def clean(self):
        """Nobody asks for more people than the fire rules allow."""
        super().clean()
        if self.persons and self.persons > self.premises.most_persons:
            most = {"most": self.premises.most_persons}
            too_many = _(
                "The room is for %(most)d persons at most. Choose a larger one."
            )
            raise ValidationError({"persons": ValidationError(too_many, params=most)})

    def read_anew(self):
        """See what others have decided meanwhile; whoever decides next waits."""
        rows = type(self).objects.select_for_update(no_key=True)
        self.refresh_from_db(from_queryset=rows)
