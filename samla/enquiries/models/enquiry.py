"""An enquiry: somebody asks a municipality, and is promised an answer."""

import pghistory
import pgtrigger
from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.core.days import working_days_between
from samla.core.retention import Kept, Until
from samla.enquiries.models.absence import who_answers
from samla.enquiries.models.course import Course
from samla.enquiries.models.enquiry_rows import EnquiryQuerySet
from samla.enquiries.models.links import Linked
from samla.enquiries.models.numbering import next_reference
from samla.enquiries.models.status import OPEN, Closing, Status
from samla.enquiries.models.unit import Unit
from samla.moderation.models.review_rows import due_on
from samla.municipalities.models import Municipality, StaffMember
from samla.organisations.models import Organisation
from samla.taxonomy.models import TermField

LONGEST_TEXT = 5000

HAS_AN_ANSWER = """
if exists (
    select from enquiries_enquiry
    where id = new.id and status = 'answered'
) and not exists (
    select from enquiries_message
    where enquiry_id = new.id and kind = 'answer' and not is_internal
) then
    raise exception 'enquiry % is said to be answered and has no answer', new.id
        using errcode = 'check_violation',
              constraint = 'enquiry_answered_has_an_answer';
end if;
return null;
"""

OPEN_ONES = Q(status__in=[str(each) for each in OPEN], hidden_at=None)


@pghistory.track(
    exclude=[
        *("name", "email", "phone", "organisation_name", "text", "closed_because"),
        *("nonce", "link_digest", "reply_digest", "once"),
    ]
)
class Enquiry(Linked, Course):
    """A question to a municipality's one way in, and what becomes of it.

    It is a public record (allmän handling): only the municipality's retention plan
    takes it away.
    """

    REPLIES = "fraga-"
    PERSONAL = {
        "user": Kept("who asked, if she was signed in", Until.NAMELESS),
        "name": Kept("who asks", Until.MATTER, by="user"),
        "email": Kept("to answer", Until.MATTER, by="user"),
        "phone": Kept("to answer", Until.MATTER, by="user"),
        "organisation_name": Kept("for whom she asks", Until.MATTER, by="user"),
        "text": Kept("what is asked", Until.MATTER, by="user"),
        "closed_because": Kept("why it was not answered", Until.MATTER),
        "hidden_by": Kept("who put it away", Until.NAMELESS),
    }

    reference = models.CharField(max_length=20, unique=True, editable=False)
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="enquiries"
    )
    kind = TermField("enquiry_kind", verbose_name=_("What is it about?"))
    content_type = models.ForeignKey(
        ContentType, on_delete=models.SET_NULL, null=True, blank=True
    )
    object_id = models.PositiveBigIntegerField(null=True, blank=True)
    entry = GenericForeignKey()
    text = models.TextField(_("Your question"), max_length=LONGEST_TEXT)
    text_language = TermField(
        "language", verbose_name=_("Which language have you written in?")
    )
    # The language of letters and pages.
    language = models.CharField(max_length=12, default="sv")
    name = models.CharField(_("Your name"), max_length=100, blank=True)
    email = models.EmailField(_("Your e-mail address"))
    phone = models.CharField(_("Your phone number"), max_length=20, blank=True)
    organisation_name = models.CharField(
        _("Which organisation do you ask for?"), max_length=120, blank=True
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="enquiries",
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="enquiries",
    )
    # Marks one sending of one form, so that a second click asks nothing twice.
    once = models.CharField(max_length=64, unique=True, editable=False)
    asked_at = models.DateTimeField(default=timezone.now)

    status = models.CharField(max_length=10, choices=Status, default=Status.NEW)
    handler = models.ForeignKey(
        StaffMember,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="enquiries",
    )
    unit = models.ForeignKey(
        Unit,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="enquiries",
    )
    # Moves on by the working days that the sender takes to answer a question.
    answer_due_on = models.DateField()
    waiting_since_at = models.DateTimeField(null=True, blank=True)
    first_answered_at = models.DateTimeField(null=True, blank=True)
    # Whether the promise was kept; known once, when it is.
    was_in_time = models.BooleanField(null=True, blank=True)
    # How often somebody was reminded of the promise, and when last.
    reminded_at = models.DateTimeField(null=True, blank=True)
    times_reminded = models.PositiveSmallIntegerField(default=0)
    diary_number = models.CharField(_("Diary number"), max_length=40, blank=True)

    closed_at = models.DateTimeField(null=True, blank=True)
    closing = models.CharField(max_length=10, choices=Closing, blank=True)
    closed_because = models.TextField(_("Why?"), max_length=2000, blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="doubles"
    )
    # Put away: seen by nobody, and destroyed when the retention plan says so.
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    is_example = models.BooleanField(default=False)

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(content_type=None, object_id=None)
                | Q(object_id__isnull=False),
                name="enquiry_is_about_one_entry_or_none",
            ),
            models.CheckConstraint(
                condition=~Q(text=""), name="enquiry_asks_something"
            ),
            models.CheckConstraint(
                condition=~Q(status="answered") | Q(first_answered_at__isnull=False),
                name="enquiry_answered_knows_when",
            ),
            models.CheckConstraint(
                condition=Q(status="closed", closed_at__isnull=False)
                | (~Q(status="closed") & Q(closed_at=None, closing="")),
                name="enquiry_closed_knows_when",
            ),
            models.CheckConstraint(
                condition=~Q(status="closed")
                | Q(closing="answered", first_answered_at__isnull=False)
                | (Q(closing="refused") & ~Q(closed_because=""))
                | Q(closing__in=["withdrawn", "merged"]),
                name="enquiry_closed_with_answer_or_reason",
                violation_error_message=_(
                    "Answer the question before you close it, or write why it is not "
                    "answered."
                ),
            ),
            models.CheckConstraint(
                condition=Q(status="waiting", waiting_since_at__isnull=False)
                | (~Q(status="waiting") & Q(waiting_since_at=None)),
                name="enquiry_waiting_knows_since_when",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | Q(closing="merged"),
                name="enquiry_merged_is_closed",
            ),
            models.CheckConstraint(
                condition=Q(hidden_at=None) | Q(status__in=["answered", "closed"]),
                name="enquiry_put_away_is_dealt_with",
                violation_error_message=_(
                    "Answer the question before you put it away, or close it with a "
                    "reason."
                ),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="answered_has_an_answer",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("status"),
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                condition=pgtrigger.Q(new__status="answered"),
                func=HAS_AN_ANSWER,
            )
        ]
        indexes = [
            models.Index(
                fields=["municipality", "answer_due_on", "id"],
                condition=OPEN_ONES,
                name="enquiry_inbox",
            ),
            models.Index(
                fields=["handler", "answer_due_on", "id"],
                condition=OPEN_ONES,
                name="enquiry_of_handler",
            ),
            # Whatever a line of the Monday view counts stands here.
            models.Index(
                fields=["municipality", "status"],
                include=["handler", "answer_due_on", "asked_at", "id"],
                condition=OPEN_ONES,
                name="enquiry_counted",
            ),
            models.Index(
                fields=["municipality", "-asked_at", "-id"], name="enquiry_latest"
            ),
            models.Index(Upper("email"), "municipality", name="enquiry_of_sender"),
            models.Index(fields=["content_type", "object_id"], name="enquiry_of_entry"),
            models.Index(
                fields=["closed_at"],
                condition=Q(closed_at__isnull=False),
                name="enquiry_closed_first",
            ),
        ]

    def __str__(self):
        return self.reference

    def begin(self):
        """Give a new one its number, its promise, its handler and its unit."""
        self.reference = next_reference(self.municipality, timezone.localdate().year)
        self.give_out()

    def give_out(self):
        """Promise an answer, and find who gives it."""
        self.answer_due_on = due_on(self.municipality)
        self.handler = who_answers(self.municipality)
        self.unit = Unit.objects.for_kind(self.municipality, self.kind_id)

    @property
    def is_open(self):
        """Whether somebody still has to do something about it."""
        return self.status in OPEN

    @property
    def is_overdue(self):
        """Whether the promise of an answer is broken."""
        is_ours = self.is_open and self.status != Status.WAITING
        return is_ours and timezone.localdate() > self.answer_due_on

    @property
    def working_days_open(self) -> int:
        """How many working days ago it was asked."""
        return working_days_between(
            timezone.localdate(self.asked_at), timezone.localdate()
        )

    @property
    def working_days_left(self) -> int:
        """How many working days are left of the promise; negative when it is broken."""
        today = timezone.localdate()
        if today <= self.answer_due_on:
            return working_days_between(today, self.answer_due_on)
        return -working_days_between(self.answer_due_on, today)

    @property
    def working_days_late(self) -> int:
        """For how many working days the promise has been broken."""
        return max(0, -self.working_days_left)

    @property
    def answering_unit(self) -> str:
        """Who answers, as a function: the unit, or the way in itself."""
        if self.unit:
            return self.unit.name
        point = getattr(self.municipality, "entry_point", None)
        return point.function_name if point else self.municipality.official_name
