"""Letters on their way out: kept with the change that causes them, until delivered."""

import datetime
import secrets

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.core.retention import POST_DAYS, Kept, SeenBy, Until
from samla.post.models.written import rows_of

# How the worker hears at once that there is something to carry.
CALL = "samla_post"
# How long a letter rests that a mail server did not take just now: five days in all.
PAUSES = [
    datetime.timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, *[240] * 28)
]
# So often a letter whose worker died at it is simply tried again, and then given up.
DEATHS, MOST_DEATHS = 2, 10
# A letter that shall be written once is remembered so long.
REMEMBERED = datetime.timedelta(days=400)
KEPT = datetime.timedelta(days=POST_DAYS)
LONGEST_ANSWER = 500


def new_key() -> str:
    """What tells one letter from all others, and that nobody can guess (96 bits)."""
    return secrets.token_hex(12)


class LetterQuerySet(models.QuerySet):
    """What waits, what is under way, and what somebody must look at."""

    def write(self, *messages, for_nobody=False) -> int:
        """Keep finished messages, a row for each reader; how many readers they have."""
        rows = [
            Letter(**facts)
            for message in messages
            for facts in rows_of(message, new_key, for_nobody)
        ]
        self.bulk_create(rows, ignore_conflicts=True)
        return len(rows)

    def waiting(self):
        return self.filter(state=Letter.State.WAITING)

    def due(self):
        """What may leave now; codes first, then the oldest."""
        now = timezone.now()
        useless = Q(useless_after_at__lte=now)
        rows = self.waiting().filter(not_before_at__lte=now).exclude(useless)
        return rows.order_by("-goes_first", "not_before_at", "pk")

    def late(self):
        """What should have left a quarter of an hour ago."""
        then = timezone.now() - datetime.timedelta(minutes=15)
        return self.waiting().filter(not_before_at__lt=then)

    def drop_useless(self):
        """Take away what came too late to be of use, and what nobody shall get."""
        self.filter(state=Letter.State.NOBODY).delete()
        now = timezone.now()
        self.waiting().filter(useless_after_at__lte=now).update(
            state=Letter.State.DROPPED, message=b"", ended_at=now
        )

    def doubt(self):
        """Of what a backup holds as waiting nobody knows whether it has left since."""
        now = timezone.now()
        due = Q(state=Letter.State.WAITING, not_before_at__lte=now)
        self.filter(due | Q(state=Letter.State.HANDING_OVER)).update(
            state=Letter.State.UNCERTAIN,
            ended_at=now,
            answer="It may have left after the backup was made.",
        )

    def left_by(self, workers):
        """Take over from workers that died: what they had not begun waits again."""
        rows = self.filter(state=Letter.State.HANDING_OVER, worker__in=workers)
        now = timezone.now()
        rows.filter(handed_at__isnull=False).update(
            state=Letter.State.UNCERTAIN, ended_at=now
        )
        rows.filter(handed_at=None, tries__gte=MOST_DEATHS).update(
            state=Letter.State.FAILED, ended_at=now, answer="Its workers died at it."
        )
        untouched = {"state": Letter.State.WAITING, "worker": None}
        rows.filter(handed_at=None, tries__lte=DEATHS).update(**untouched)
        rows.filter(handed_at=None).update(not_before_at=now + PAUSES[0], **untouched)

    def forgettable(self, now):
        """What ended long ago and still says something, or was meant for nobody."""
        then, long_ago = now - KEPT, now - REMEMBERED
        says = Q(once=None) | ~Q(email="") | Q(ended_at__lt=long_ago)
        nobodys = Q(state=Letter.State.NOBODY, written_at__lt=then)
        return self.filter((Q(ended_at__lt=then) & says) | nobodys)

    def forget(self):
        """Take rows away; of what is written once only stays that it was."""
        long_ago = timezone.now() - REMEMBERED
        self.filter(Q(once=None) | Q(ended_at__lt=long_ago)).delete()
        self.update(email="", sender="", message=b"", answer="", message_id="")


class Letter(models.Model):
    """A letter to one reader, as it leaves; and what became of it."""

    PERSONAL = {
        "email": Kept("who gets it", Until.DELIVERED),
        "sender": Kept("who writes", Until.DELIVERED),
        "message": Kept(
            "what is sent", Until.DELIVERED, SeenBy.HERSELF, is_secret=True
        ),
        "answer": Kept("what the mail server said", Until.DELIVERED),
    }

    class State(models.TextChoices):
        """What became of it."""

        WAITING = "waiting", _("Waiting")
        HANDING_OVER = "handing_over", _("Being handed over")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Refused")
        UNCERTAIN = "uncertain", _("Uncertain: sent, or not")
        DROPPED = "dropped", _("Too late to be of use")
        NOBODY = "nobody", _("For nobody")

    key = models.CharField(_("Key"), max_length=24, unique=True, default=new_key)
    kind = models.CharField(_("Kind"), max_length=100, blank=True)
    once = models.CharField(max_length=64, null=True, editable=False)
    email = models.CharField(_("Recipient"), max_length=320, blank=True)
    sender = models.CharField(_("Sender"), max_length=320, blank=True)
    message = models.BinaryField()
    message_id = models.CharField(_("Message-ID"), max_length=200, db_index=True)
    state = models.CharField(
        _("State"), max_length=12, choices=State, default=State.WAITING
    )
    goes_first = models.BooleanField(_("Goes first"), default=False)
    written_at = models.DateTimeField(_("Written"), default=timezone.now)
    not_before_at = models.DateTimeField(_("Leaves from"), default=timezone.now)
    useless_after_at = models.DateTimeField(_("Useless after"), null=True)
    tries = models.PositiveSmallIntegerField(_("Tries"), default=0)
    worker = models.PositiveIntegerField(null=True, editable=False)
    handed_at = models.DateTimeField(_("Handed over"), null=True)
    ended_at = models.DateTimeField(_("Ended"), null=True)
    bounced_at = models.DateTimeField(_("Came back"), null=True)
    answer = models.TextField(_("What the mail server said"), blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        constraints = [
            models.UniqueConstraint(fields=["once"], name="letter_is_written_once"),
            models.CheckConstraint(
                name="letter_is_handed_over_by_somebody",
                condition=~Q(state="handing_over") | Q(worker__isnull=False),
            ),
            models.CheckConstraint(
                name="letter_says_when_it_ended",
                condition=Q(
                    state__in=["waiting", "handing_over", "nobody"], ended_at=None
                )
                | Q(
                    state__in=["sent", "failed", "uncertain", "dropped"],
                    ended_at__isnull=False,
                ),
            ),
        ]
        indexes = [
            models.Index(
                F("goes_first").desc(),
                "not_before_at",
                "id",
                condition=Q(state="waiting"),
                name="letter_waiting_in_order",
            ),
            models.Index(
                fields=["state"],
                condition=Q(state__in=["handing_over", "uncertain", "nobody"]),
                name="letter_unsettled",
            ),
            models.Index(
                fields=["ended_at"],
                condition=Q(ended_at__isnull=False),
                name="letter_ended",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="letter_calls_the_worker",
                level=pgtrigger.Statement,
                operation=pgtrigger.Insert,
                when=pgtrigger.After,
                func=f"PERFORM pg_notify('{CALL}', ''); RETURN NULL;",
            )
        ]

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def can_be_sent_again(self) -> bool:
        """Whether somebody may say that it shall leave once more."""
        ended = self.state in (self.State.UNCERTAIN, self.State.FAILED)
        return ended and bool(self.message)

    def take(self, worker) -> None:
        """A worker has it in hand."""
        self.state, self.worker = self.State.HANDING_OVER, worker
        self.tries += 1
        self.save(update_fields=["state", "worker", "tries"])

    def cross(self) -> bool:
        """From here on it may have arrived; whether it is still this worker's."""
        mine = Letter.objects.filter(
            pk=self.pk, state=self.State.HANDING_OVER, worker=self.worker
        )
        now = timezone.now()
        is_mine = mine.update(handed_at=now) == 1
        self.handed_at = now if is_mine else None
        return is_mine

    def end(self, state, answer="") -> None:
        """Say what became of it, unless it is somebody else's by now.

        What has left is nobody's to read here any more: letters hold codes and links.
        """
        facts = {"state": state, "ended_at": timezone.now(), "answer": answer}
        if state == self.State.SENT and not settings.DEBUG:
            facts["message"] = b""
        self._settle(**facts)

    def wait(self, answer) -> None:
        """Try again later, or give up after five days."""
        if self.tries > len(PAUSES):
            return self.end(self.State.FAILED, answer)
        pause = PAUSES[self.tries - 1]
        self._back(not_before_at=timezone.now() + pause, answer=answer)

    def put_back(self) -> None:
        """No mail server was there: as if nobody had tried."""
        self._back(tries=self.tries - 1)

    def come_back(self, why) -> None:
        """A mail server says that it did not arrive, and never will."""
        self.bounced_at, self.answer = timezone.now(), why[:LONGEST_ANSWER]
        self.save(update_fields=["bounced_at", "answer"])

    def send_again(self) -> None:
        """Let it leave once more; an administrator has decided so."""
        again = {"state": self.State.WAITING, "worker": None, "handed_at": None}
        again |= {"tries": 0, "ended_at": None, "useless_after_at": None}
        ended = (self.State.UNCERTAIN, self.State.FAILED)
        rows = Letter.objects.filter(pk=self.pk, state__in=ended)
        rows.update(not_before_at=timezone.now(), bounced_at=None, **again)

    def _back(self, **facts):
        self._settle(state=self.State.WAITING, worker=None, handed_at=None, **facts)

    def _settle(self, **facts):
        if "answer" in facts:
            facts["answer"] = facts["answer"][:LONGEST_ANSWER].replace("\0", "")
        under_way = (self.State.HANDING_OVER, self.State.UNCERTAIN)
        mine = Letter.objects.filter(pk=self.pk, worker=self.worker)
        mine.filter(state__in=under_way).update(**facts)
