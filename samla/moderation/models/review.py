"""Reviews: what waits until a coordinator has looked at it."""

import pghistory
from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.core.retention import Kept, Until
from samla.core.templatetags.samla import day
from samla.core.versions import as_json, digest
from samla.moderation.models.change import Change
from samla.moderation.models.review_rows import ReviewQuerySet, locked
from samla.municipalities.models import Municipality

# Letters about it: nobody's doing, so not part of the history.
KEPT_BY_ITSELF = ["told_at", "reminded_at", "escalated_at"]


class IsDecided(Exception):
    """Somebody else was quicker, or it was taken back."""


class LooksDifferent(Exception):
    """What is decided about is not any more what was looked at."""


@pghistory.track(exclude=KEPT_BY_ITSELF)
class Review(models.Model):
    """A first publication, or a change of what is public, that waits for a decision.

    A change holds its fields as JSON: `proposed` what they shall be, `before` what they
    were when it was asked.
    """

    PERSONAL = {
        "asked_by": Kept("who asked", Until.NAMELESS),
        "decided_by": Kept("who decided", Until.NAMELESS),
    }

    class Kind(models.TextChoices):
        FIRST = "first", _("First publication")
        EDIT = "edit", _("Change")

    class Outcome(models.TextChoices):
        APPROVED = "approved", _("Approved")
        RETURNED = "returned", _("Sent back")
        WITHDRAWN = "withdrawn", _("Taken back")

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    entry = GenericForeignKey()
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="reviews"
    )
    kind = models.CharField(max_length=5, choices=Kind)
    proposed = models.JSONField(default=dict, blank=True)
    before = models.JSONField(default=dict, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="reviews_asked",
    )
    asked_at = models.DateTimeField(default=timezone.now)
    due_on = models.DateField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="reviews_decided",
    )
    outcome = models.CharField(max_length=9, choices=Outcome, blank=True)
    reason = models.TextField(_("Reason"), max_length=1000, blank=True)
    # When a letter said that it waits, that its day comes, and that it has passed.
    told_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    escalated_at = models.DateTimeField(null=True, blank=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id"],
                condition=Q(decided_at=None),
                name="review_of_an_entry_waits_once",
            ),
            models.CheckConstraint(
                condition=Q(decided_at=None, outcome="")
                | (Q(decided_at__isnull=False) & ~Q(outcome="")),
                name="review_is_decided_with_an_outcome",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="returned") | ~Q(reason=""),
                name="review_is_sent_back_with_a_reason",
            ),
        ]
        indexes = [
            models.Index(
                fields=["municipality", "asked_at"],
                condition=Q(decided_at=None),
                name="review_waiting_oldest",
            ),
            models.Index(fields=["content_type", "object_id"], name="review_of_entry"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.entry}"

    @property
    def is_overdue(self):
        """Whether the promise of an answer has been broken."""
        return not self.decided_at and timezone.localdate() > self.due_on

    @property
    def told(self) -> str:
        """What whoever saved a change is told."""
        return _(
            "Saved. It waits for review by %(place)s, promised by %(day)s. Until then "
            "everybody reads what was there before."
        ) % {"place": self.municipality, "day": day(self.due_on)}

    @property
    def decision_told(self) -> str:
        """What whoever has decided is told: which decision, on what."""
        told = {
            (self.Kind.FIRST, self.Outcome.APPROVED): _(
                "“%(name)s” is approved: everybody may see it. Whoever asked gets a "
                "letter now."
            ),
            (self.Kind.EDIT, self.Outcome.APPROVED): _(
                "The change of “%(name)s” is approved: everybody sees it. Whoever "
                "asked gets a letter now."
            ),
        }
        sent_back = _(
            "“%(name)s” is sent back with your reason. Whoever asked gets a letter now."
        )
        words = told.get((self.kind, self.outcome), sent_back)
        return words % {"name": self.entry}

    @property
    def days_waited(self) -> int:
        """How many days ago it was asked."""
        return (timezone.localdate() - timezone.localdate(self.asked_at)).days

    @property
    def names(self) -> list[str]:
        """The fields of the entry that are decided about."""
        if self.kind == self.Kind.EDIT:
            return [n for n in self.entry.REVIEWED if n in self.proposed]
        return list(self.entry.REVIEWED)

    @property
    def changes(self) -> list[Change]:
        """What shall be changed, field by field: then, now, and as proposed."""
        return [
            Change(self.entry, name, self.before.get(name), self.proposed[name])
            for name in self.names
            if name in self.proposed
        ]

    @property
    def facts(self) -> list[Change]:
        """All that a reviewer looks at before something is shown for the first time."""
        return [
            Change(self.entry, name, None, as_json(self.entry, name))
            for name in self.names
        ]

    @property
    def sight(self) -> str:
        """A mark of what is looked at; another one as soon as anything is changed."""
        public = [as_json(self.entry, name) for name in self.names]
        if self.kind == self.Kind.FIRST:
            public += self.entry.also_reviewed
        return digest(self.proposed, *public)

    def approve(self, person, sight: str):
        """Publish it, or make the change, exactly as this person has seen it."""
        with transaction.atomic():
            entry = self._locked()
            if sight != self.sight:
                raise LooksDifferent
            if self.kind == self.Kind.FIRST:
                self._decide(self.Outcome.APPROVED, person)
                entry.published_at = timezone.now()
                entry.validate_constraints()
                entry.let_out()
            else:
                entry.apply(self.proposed)
                self._decide(self.Outcome.APPROVED, person)

    def send_back(self, person, reason: str):
        """Leave everything as it is, and say why."""
        with transaction.atomic():
            self._locked()
            self._decide(self.Outcome.RETURNED, person, reason)

    def withdraw(self, person=None):
        """Nobody asks for it any more."""
        with transaction.atomic():
            self._locked()
            self._decide(self.Outcome.WITHDRAWN, person)

    def _locked(self):
        """The entry as it is now; who else decides about it waits, and is told."""
        entry = locked(self.entry)
        reviews = Review.objects.select_for_update(no_key=True)
        now = reviews.get(pk=self.pk)
        if now.decided_at:
            raise IsDecided
        self.proposed, self.before = now.proposed, now.before
        self.entry = entry
        return entry

    def _decide(self, outcome, person, reason=""):
        self.decided_at, self.decided_by = timezone.now(), person
        self.outcome, self.reason = outcome, reason
        self.save(update_fields=["decided_at", "decided_by", "outcome", "reason"])
