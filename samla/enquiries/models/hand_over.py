"""An enquiry goes to somebody else: a unit, a colleague, another municipality."""

import datetime

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.core.retention import Kept, Until
from samla.enquiries.models.enquiry import Enquiry
from samla.enquiries.models.links import Linked, LinkedQuerySet
from samla.enquiries.models.status import Step
from samla.enquiries.models.unit import Unit
from samla.municipalities.models import Municipality, StaffMember

DAYS = 14


class HandOverQuerySet(LinkedQuerySet):
    """Which hand-overs stand."""

    def open(self):
        """Those that were neither answered nor taken back."""
        return self.filter(ended_at=None)

    def usable(self):
        """Those whose link still opens its one enquiry."""
        rows = self.open().exclude(kind=HandOver.Kind.MUNICIPALITY)
        return rows.filter(expires_at__gt=timezone.now(), enquiry__hidden_at=None)

    def expired(self):
        """Those whose link is over, and that nobody has answered."""
        rows = self.open().exclude(kind=HandOver.Kind.MUNICIPALITY)
        return rows.filter(expires_at__lte=timezone.now(), enquiry__hidden_at=None)

    def standing(self):
        """Those that wait for somebody, each with when it was opened first."""
        rows = self.open().select_related("unit", "staff__user", "municipality")
        rows = rows.defer("municipality__outline")
        return rows.annotate(opened_at=models.Min("readings__read_at"))

    def shown_to_staff(self):
        """Those of the municipality that answers now; see Message, too."""
        moved = HandOver.objects.filter(
            enquiry=OuterRef("enquiry"), consented_at__gt=OuterRef("handed_at")
        )
        rows = self.filter(~Exists(moved))
        rows = rows.select_related("unit", "staff__user", "municipality")
        return rows.defer("municipality__outline")

    def answerable_by(self, user):
        """Those of questions that a person answers: she can take them back."""
        return self.filter(enquiry__in=Enquiry.objects.answerable_by(user))

    def waiting_for_consent(self):
        """Those about which the sender has not said yes or no."""
        return self.open().filter(kind=HandOver.Kind.MUNICIPALITY, consented_at=None)

    def hand(self, enquiry, **to):
        """Hand an enquiry over; its sender sees to which function.

        Say to whom by one of `unit`, `staff`, `email` (with `name` and `function`), and
        who did it by `handed_by`. For another municipality see `ask`.
        """
        new = self.model(enquiry=enquiry, **to)
        new.kind = new.kind_meant
        with enquiry.in_turn():
            new.save()
            enquiry.take_over(new)
            enquiry.tell_step(Step.HANDED, new.shown_as, new.handed_by)
        return new

    def ask(self, enquiry, municipality, person, note=""):
        """Ask the sender whether another municipality may answer.

        Nothing where she is asked already, or where a double would be left behind.
        """
        with enquiry.in_turn():
            if enquiry.has_doubles or self.waiting_for_consent().filter(
                enquiry=enquiry
            ):
                return None
            new = self.model(
                enquiry=enquiry,
                kind=HandOver.Kind.MUNICIPALITY,
                municipality=municipality,
                handed_by=person,
                note=note,
            )
            new.save()
            enquiry.tell_step(Step.ASKED_CONSENT, municipality.official_name, person)
        return new


@pghistory.track(
    exclude=["email", "name", "note", "nonce", "link_digest", "reply_digest"]
)
class HandOver(Linked):
    """An enquiry handed to a unit, a colleague, a named person or a municipality.

    Whoever has no account answers this one enquiry by a link, for some days.
    """

    REPLIES = "kollega-"
    PERSONAL = {
        "email": Kept("to write to who was asked", Until.MATTER),
        "name": Kept("who was asked", Until.MATTER),
        "function": Kept("as what somebody was asked", Until.MATTER),
        "note": Kept("what was written to who was asked", Until.MATTER),
        "handed_by": Kept("who handed it over", Until.NAMELESS),
    }

    class Kind(models.TextChoices):
        """To whom."""

        UNIT = "unit", _("A unit")
        STAFF = "staff", _("A colleague in Samla")
        PERSON = "person", _("A named person without an account")
        MUNICIPALITY = "municipality", _("Another municipality")

    enquiry = models.ForeignKey(
        Enquiry, on_delete=models.CASCADE, related_name="hand_overs"
    )
    kind = models.CharField(max_length=12, choices=Kind)
    unit = models.ForeignKey(
        Unit, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    staff = models.ForeignKey(
        StaffMember, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    email = models.EmailField(_("E-mail address"), blank=True)
    name = models.CharField(_("Name"), max_length=100, blank=True)
    function = models.CharField(
        _("What does she work as?"),
        max_length=100,
        blank=True,
        help_text=_("The sender reads this, not the name."),
    )
    note = models.TextField(_("What do you ask?"), max_length=2000, blank=True)
    handed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    handed_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    # To another municipality only: what the sender said, and when.
    consented_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    # Answered, declined, or taken back.
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = HandOverQuerySet.as_manager()

    class Meta:
        ordering = ["handed_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="person") | (~Q(email="") & ~Q(function="")),
                name="hand_over_to_a_person_has_an_address",
            ),
            models.CheckConstraint(
                condition=Q(kind="municipality", municipality__isnull=False)
                | (~Q(kind="municipality") & Q(municipality=None)),
                name="hand_over_to_a_municipality_says_which",
            ),
            models.CheckConstraint(
                condition=~Q(consented_at__isnull=False, declined_at__isnull=False),
                name="hand_over_is_answered_with_one_word",
            ),
            models.UniqueConstraint(
                fields=["enquiry"],
                condition=Q(kind="municipality", ended_at=None),
                name="hand_over_asks_for_consent_once",
                violation_error_message=_("The sender is asked already."),
            ),
        ]

    def __str__(self):
        return f"{self.enquiry_id} → {self.shown_as}"

    def save(self, *args, **kwargs):
        """Its link is good for 14 days."""
        if not self.expires_at:
            self.expires_at = self.handed_at + datetime.timedelta(days=DAYS)
        super().save(*args, **kwargs)

    @property
    def kind_meant(self):
        """To whom it goes, by what was filled in."""
        if self.unit_id:
            return self.Kind.UNIT
        return self.Kind.STAFF if self.staff_id else self.Kind.PERSON

    @property
    def shown_as(self) -> str:
        """To whom, as the sender reads it: a function, and a name by choice only."""
        if self.unit:
            return self.unit.name
        if self.staff:
            return ", ".join(
                filter(None, (self.enquiry.answering_unit, self.staff.public_name))
            )
        return self.municipality.official_name if self.municipality else self.function

    @property
    def mailbox(self) -> str:
        """Where the letter with the link goes."""
        if self.unit:
            return self.unit.email
        return self.staff.user.email if self.staff else self.email

    @property
    def is_open(self):
        """Whether its link still opens the enquiry."""
        return self.ended_at is None and self.expires_at > timezone.now()

    def end(self) -> bool:
        """Let its link open nothing any more; whether it did until now."""
        rows = HandOver.objects.open().filter(pk=self.pk)
        return bool(rows.update(ended_at=timezone.now()))

    def answer(self, text, once=None):
        """Whoever was asked answers the sender; once, while the link is good."""
        with self.enquiry.in_turn():
            usable = HandOver.objects.usable().filter(pk=self.pk)
            if not usable.exists() or not self.end():
                return None  # taken back, perhaps in this moment
            return self.enquiry.answer(
                text, side="colleague", author_name=self.shown_as, once=once
            )

    def write_back(self, text, once=None, is_last=False):
        """Whoever was asked writes to who handed it over; her last word ends it."""
        with self.enquiry.in_turn():
            if not HandOver.objects.usable().filter(pk=self.pk).exists():
                return None
            message = self.enquiry.note(
                text, side="colleague", author_name=self.shown_as, once=once
            )
            if is_last:
                self.end()
        return message

    def consent(self) -> bool:
        """The sender says yes: the enquiry is the other municipality's from now on."""
        with self.enquiry.in_turn():
            if not self._is_said("consented_at"):
                return False
            self.enquiry.move_to(self.municipality)
            self.enquiry.tell_step(Step.CONSENTED, self.municipality.official_name)
        return True

    def decline(self) -> bool:
        """The sender says no: it stays where it is."""
        with self.enquiry.in_turn():
            if not self._is_said("declined_at"):
                return False
            self.enquiry.tell_step(
                Step.DECLINED, self.enquiry.municipality.official_name
            )
        return True

    def _is_said(self, word):
        now = timezone.now()
        rows = HandOver.objects.waiting_for_consent().filter(pk=self.pk)
        return bool(rows.update(**{word: now, "ended_at": now}))
