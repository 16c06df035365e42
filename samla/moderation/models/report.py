"""Reports: what readers tell about what is wrong, without an account."""

import secrets

import pghistory
from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.core.retention import Ground, Kept, SeenBy, Until
from samla.moderation.models.report_rows import ReportQuerySet
from samla.moderation.models.review_rows import due_on
from samla.municipalities.models import Municipality

LONGEST_PATH = 300
# Signs that nobody mistakes for another when a code is read aloud.
SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 12


def new_code() -> str:
    """A receipt code: 12 signs that cannot be guessed (58 bits)."""
    return "".join(secrets.choice(SIGNS) for _sign in range(CODE_LENGTH))


def as_kept(typed: str) -> str:
    """A code as it is kept, however somebody read and wrote it."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())[: 2 * CODE_LENGTH]


# What a decision writes, and what opening again does: no more, since others may have
# moved the report, or forgotten who sent it, while somebody thought.
DECIDED = ("decided_at", "decided_by", "outcome")
REOPENED = ("reopened_at", "reopened_by", "reopened_because", "promised_on")
REOPENED += ("municipality",)


@pghistory.track(exclude=["name", "email", "code"])
class Report(models.Model):
    """Something wrong on a public page, a suggestion, or a notice of illegal content.

    The last is what the Digital Services Act, article 16, asks for: where, why, who,
    and that it is meant in good faith; the answer is a decision with its reasons.
    """

    PERSONAL = {
        "name": Kept("who tells", Until.DECIDED, ground=Ground.DUTY),
        "email": Kept("to answer", Until.DECIDED, ground=Ground.DUTY),
        "text": Kept("what is wrong", Until.DECIDED, ground=Ground.DUTY),
        "grounds": Kept("why it is illegal", Until.DECIDED, ground=Ground.DUTY),
        "law": Kept("which law says so", Until.DECIDED, ground=Ground.DUTY),
        "code": Kept(
            "to find the answer", Until.NAMELESS, SeenBy.HERSELF, is_secret=True
        ),
        "decided_by": Kept("who decided", Until.NAMELESS, ground=Ground.DUTY),
        "reversed_by": Kept("who decided", Until.NAMELESS, ground=Ground.DUTY),
        "reopened_by": Kept("who decided", Until.NAMELESS, ground=Ground.DUTY),
    }

    class Kind(models.TextChoices):
        WRONG = "wrong", _("Something is wrong")
        SUGGESTION = "suggestion", _("A suggestion")
        ILLEGAL = "illegal", _("Illegal content")

    class Outcome(models.TextChoices):
        CORRECTED = "corrected", _("Corrected")
        KEPT = "kept", _("Left as it is")
        TAKEN_DOWN = "taken_down", _("Taken down")

    code = models.CharField(max_length=CODE_LENGTH, unique=True, default=new_code)
    kind = models.CharField(
        _("What is it about?"), max_length=10, choices=Kind, default=Kind.WRONG
    )
    path = models.CharField(max_length=LONGEST_PATH)
    # What the page was called when it was reported.
    title = models.CharField(max_length=200, blank=True)
    content_type = models.ForeignKey(
        ContentType, on_delete=models.SET_NULL, null=True, blank=True
    )
    object_id = models.PositiveBigIntegerField(null=True, blank=True)
    entry = GenericForeignKey()
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reports",
    )
    text = models.TextField(_("What is wrong, and what is right?"), max_length=3000)
    grounds = models.TextField(_("Why is it illegal?"), max_length=2000, blank=True)
    law = models.CharField(_("Which law, if you know"), max_length=200, blank=True)
    # Who tells about crimes against children need not say who she is (16.2 c).
    is_about_children = models.BooleanField(default=False)
    in_good_faith = models.BooleanField(default=False)
    name = models.CharField(_("Your name"), max_length=100, blank=True)
    email = models.EmailField(_("Your e-mail address"), blank=True)
    language = models.CharField(max_length=12, default="sv")
    sent_at = models.DateTimeField(default=timezone.now)
    promised_on = models.DateField(default=timezone.localdate)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="reports_decided",
    )
    outcome = models.CharField(
        _("What have you decided?"), max_length=10, choices=Outcome, blank=True
    )
    reason = models.TextField(
        _("Your answer, with reasons"), max_length=2000, blank=True
    )

    # Whether what was taken down was shown, to be so again.
    was_shown = models.BooleanField(default=False)
    reversed_at = models.DateTimeField(null=True, blank=True)
    reversed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    reversed_because = models.TextField(
        _("Why is it shown again?"), max_length=2000, blank=True
    )

    # What was said to be corrected, and is not.
    reopened_at = models.DateTimeField(null=True, blank=True)
    reopened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    reopened_because = models.TextField(
        _("What is still wrong?"), max_length=2000, blank=True
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_at=None, outcome="")
                | (Q(decided_at__isnull=False) & ~Q(outcome="") & ~Q(reason="")),
                name="report_is_decided_with_reasons",
            ),
            # What the notifier wrote is forgotten some time after the decision.
            models.CheckConstraint(
                condition=~Q(kind="illegal")
                | (~Q(grounds="", decided_at=None) & Q(in_good_faith=True)),
                name="report_of_illegal_content_has_grounds",
            ),
            models.CheckConstraint(
                condition=~Q(kind="illegal")
                | Q(is_about_children=True)
                | Q(decided_at__isnull=False)
                | (~Q(name="") & ~Q(email="")),
                name="report_of_illegal_content_says_from_whom",
            ),
            models.CheckConstraint(
                condition=Q(reversed_at=None)
                | (Q(outcome="taken_down") & ~Q(reversed_because="")),
                name="report_is_reversed_with_reasons",
            ),
            models.CheckConstraint(
                condition=Q(reopened_at=None) | ~Q(reopened_because=""),
                name="report_is_opened_again_with_reasons",
            ),
        ]
        indexes = [
            models.Index(
                fields=["municipality", "sent_at"],
                condition=Q(decided_at=None),
                name="report_open_oldest",
            ),
            models.Index(fields=["content_type", "object_id"], name="report_of_entry"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.path}"

    @property
    def written_code(self):
        """The code as people read it aloud: 7GHB-2KQP-9RST."""
        return "-".join(self.code[i : i + 4] for i in range(0, CODE_LENGTH, 4))

    @property
    def is_overdue(self):
        """Whether the promise of an answer has been broken."""
        return not self.decided_at and timezone.localdate() > self.promised_on

    @property
    def days_open(self) -> int:
        """How many days ago it came."""
        return (timezone.localdate() - timezone.localdate(self.sent_at)).days

    @property
    def stage(self) -> str:
        """What its reader knows of it: another word after each decision."""
        moments = (self.decided_at, self.reversed_at, self.reopened_at)
        return max((one.isoformat() for one in moments if one), default="open")

    @property
    def is_taken_down(self):
        """Whether its decision keeps the entry from the public."""
        return self.outcome == self.Outcome.TAKEN_DOWN and not self.reversed_at

    @property
    def decision_told(self) -> str:
        """What whoever has decided is told: which decision, on what."""
        words = self.get_outcome_display()
        if self.reversed_at:
            words = _("Shown again")
        elif not self.decided_at:
            words = _("Opened again")
        told = _("“%(title)s”: %(decision)s. Those it concerns get a letter now.")
        return told % {"title": self.title or self.path, "decision": words}

    @property
    def may_be_reopened(self) -> bool:
        """Whether its decision is an answer that what was wrong is mended.

        Notices keep their decision, and nobody judges what is forgotten.
        """
        is_corrected = self.outcome == self.Outcome.CORRECTED
        return is_corrected and self.kind != self.Kind.ILLEGAL and bool(self.text)

    def reopen(self, person, reason) -> bool:
        """Say what is still wrong, and promise an answer anew; the old one is kept."""
        with transaction.atomic():
            row = self._locked()
            if not row.may_be_reopened or row.decided_at != self.decided_at:
                return False
            self.decided_at, self.decided_by, self.outcome = None, None, ""
            self.reopened_at, self.reopened_by = timezone.now(), person
            self.reopened_because = reason
            if self.entry:
                self.municipality = self.entry.municipality
            self.promised_on = due_on(self.municipality)
            self.save(update_fields=[*DECIDED, *REOPENED])
        return True

    def decide(self, person, outcome, reason) -> bool:
        """Answer it; nothing where somebody was quicker."""
        with transaction.atomic():
            entry = self._locked_entry()
            row = self._locked()
            has_moved = entry and Report.objects.follow(entry)
            if row.decided_at or (has_moved and not person.is_superuser):
                return False
            is_taken = outcome == self.Outcome.TAKEN_DOWN
            if is_taken and not entry:  # gone while somebody thought about it
                return False
            self.decided_at, self.decided_by = timezone.now(), person
            self.outcome, self.reason = outcome, reason
            if is_taken:
                self.was_shown = entry.was_shown
                entry.take_down()
            self.municipality_id = (entry or row).municipality_id
            self.save(update_fields=[*DECIDED, "reason", "was_shown", "municipality"])
        return True

    def reverse(self, person, reason) -> bool:
        """Show again what was taken down, and say why; once."""
        with transaction.atomic():
            entry = self._locked_entry()
            row = self._locked()
            if not row.is_taken_down:
                return False
            self.reversed_at, self.reversed_by = timezone.now(), person
            self.reversed_because = reason
            self.was_shown = row.was_shown  # its owner may have given it up meanwhile
            self.save(update_fields=["reversed_at", "reversed_by", "reversed_because"])
            is_held = entry and (entry.is_held or entry.held_by)
            if entry and not is_held:
                entry.put_up(self.was_shown)
        return True

    def _locked(self):
        return Report.objects.select_for_update(no_key=True).get(pk=self.pk)

    def _locked_entry(self):
        """The entry as it is now; who changes it waits. None where it is gone."""
        if self.entry is None:
            return None
        rows = type(self.entry)._base_manager.select_for_update(
            of=("self",), no_key=True
        )
        return rows.filter(pk=self.object_id).first()
