"""Letters that came in: kept as they came, and what they are about."""

import datetime

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.core.retention import POST_DAYS, UNREAD_DAYS, Kept, Until
from samla.post.models import bounces, parsing, winmail
from samla.post.models.addresses import RETURNED
from samla.post.models.letter import Letter
from samla.post.models.reading import text_of

# A larger one stays in the mailbox; its beginning is kept, and that it was too large.
LARGEST = 25_000_000
BEGINNING = 64_000


class IncomingLetterQuerySet(models.QuerySet):
    """What waits for a room, or for a human."""

    def keep(self, raw: bytes, is_cut=False):
        """Keep a message, once however often it comes; nothing if it was known."""
        facts = parsing.facts_of(raw)
        bounce = bounces.bounce_in(raw)
        key = facts.pop("fingerprint")
        letter = IncomingLetter(raw=raw, is_cut=is_cut, fingerprint=key, **facts)
        with transaction.atomic():
            letter.recognise(bounce)
            said = {field.name: getattr(letter, field.name) for field in filled(letter)}
            kept, is_new = self.get_or_create(fingerprint=key, defaults=said)
            if not is_new:
                return None
            kept.tell_letter(bounce)
        return kept

    def unread_for(self, prefix: str):
        """What people wrote about the matters of a room, the oldest first.

        The room takes them in a transaction, `select_for_update(skip_locked=True)`,
        and says `mark_read()` of each.
        """
        mine = self.filter(token__startswith=prefix, read_at=None)
        return mine.filter(is_automatic=False, is_bounce=False).order_by("pk")

    def automatic_for(self, prefix: str):
        """Holiday greetings and the like about the matters of a room, unread."""
        return self.filter(
            token__startswith=prefix, read_at=None, is_automatic=True, is_bounce=False
        ).order_by("pk")

    def unclaimed(self):
        """What fits nothing, or was written to where no letters are read."""
        fits_nothing = Q(token="") | Q(token__startswith=RETURNED)
        return self.filter(fits_nothing, read_at=None)

    def forgettable(self, now):
        """What was taken care of long ago, or lay there so long that nobody will."""
        read = Q(read_at__lt=now - datetime.timedelta(days=POST_DAYS))
        long_ago = now - datetime.timedelta(days=UNREAD_DAYS)
        return self.filter(read | Q(received_at__lt=long_ago))


class IncomingLetter(models.Model):
    """A letter that came in, whole, and what a program can tell of it."""

    PERSONAL = {
        "sender": Kept("who writes", Until.DEALT_WITH),
        "sender_name": Kept("who writes", Until.DEALT_WITH),
        "subject": Kept("what she writes", Until.DEALT_WITH),
        "text": Kept("what she writes", Until.DEALT_WITH),
        "attachments": Kept("what she sends with it", Until.DEALT_WITH),
        "raw": Kept("the letter as it came", Until.DEALT_WITH),
        "token": Kept("what it is about", Until.DEALT_WITH, is_secret=True),
        "bounced_email": Kept("whom a letter did not reach", Until.DEALT_WITH),
    }

    fingerprint = models.CharField(max_length=64, editable=False)
    raw = models.BinaryField()
    is_cut = models.BooleanField(_("Too large: only its beginning is here"))
    message_id = models.CharField(_("Message-ID"), max_length=500, blank=True)
    answers_to = models.CharField(_("Answers to"), max_length=500, blank=True)
    sender = models.CharField(_("Sender"), max_length=320, blank=True)
    sender_name = models.CharField(_("Name"), max_length=200, blank=True)
    token = models.CharField(max_length=40, blank=True)
    subject = models.CharField(_("Subject"), max_length=500, blank=True)
    text = models.TextField(_("Text"), blank=True)
    attachments = models.JSONField(_("Attachments"), default=list, blank=True)
    is_automatic = models.BooleanField(_("Written by a program"))
    is_bounce = models.BooleanField(_("A letter of ours that came back"), default=False)
    bounced_email = models.CharField(_("To whom"), max_length=320, blank=True)
    letter = models.ForeignKey(
        Letter,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="incoming",
        verbose_name=_("About the letter"),
    )
    received_at = models.DateTimeField(_("Came in"), default=timezone.now)
    read_at = models.DateTimeField(_("Taken care of"), null=True)

    objects = IncomingLetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter that came in")
        verbose_name_plural = _("letters that came in")
        constraints = [
            models.UniqueConstraint(
                fields=["fingerprint"], name="incoming_letter_is_kept_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["token"],
                opclasses=["varchar_pattern_ops"],
                condition=Q(read_at=None),
                name="incoming_letter_unread",
            ),
            models.Index(fields=["read_at"], name="incoming_letter_read"),
        ]

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def words(self) -> str:
        """What she wrote, without what she answers to."""
        return text_of(self.text).words

    @property
    def quote(self) -> str:
        """What she answers to."""
        return text_of(self.text).quote

    def attachment(self, number: int) -> bytes:
        """What an attachment holds; not looked at by anybody yet."""
        parts = parsing.attached(parsing.read(bytes(self.raw)))
        return parsing.content(parts[number])

    def files(self):
        """Each attachment and what it holds; not looked at by anybody yet.

        What Outlook has packed into winmail.dat counts by itself.
        """
        parts = parsing.attached(parsing.read(bytes(self.raw)))
        for one in self.attachments:
            content = parsing.content(parts[one["number"]])
            packed = winmail.files_in(content)
            for name, inner in packed:
                yield one | {"name": name, "size": len(inner)}, inner
            if not packed:
                yield one, content

    def mark_read(self) -> None:
        """It is taken care of."""
        self.read_at = timezone.now()
        self.save(update_fields=["read_at"])

    def disown(self) -> None:
        """What it seemed to be about it is not: somebody must look at it."""
        self.token, self.letter = "", None
        self.save(update_fields=["token", "letter"])

    def recognise(self, bounce) -> None:
        """Whether it is ours, or tells of one of ours; then nobody need read it."""
        is_returned = self.token.startswith(RETURNED)
        is_daemon = bool(parsing.DAEMON.match(self.sender))
        self.letter = self._letter_it_tells_of(bounce)
        self.is_bounce = bounce.is_final if bounce else is_returned and is_daemon
        self.bounced_email = bounce.reader if bounce else ""
        self.is_automatic |= bool(bounce) or self.is_bounce or self.is_ours()
        if bounce or self.is_bounce or (is_returned and self.is_automatic):
            self.read_at = timezone.now()

    def is_ours(self) -> bool:
        """Whether a letter of our own came in again: a loop."""
        written = Letter.objects.filter(message_id=self.message_id)
        return bool(self.message_id) and written.exists()

    def _letter_it_tells_of(self, bounce):
        if self.token.startswith(RETURNED):
            key = self.token.removeprefix(RETURNED)
            return Letter.objects.filter(key=key).first()
        message_id = bounce.message_id if bounce else self.answers_to
        if not message_id:
            return None
        letters = Letter.objects.filter(message_id=message_id)
        if bounce:
            letters = letters.filter(email__iexact=bounce.reader)
        return letters.first()

    def tell_letter(self, bounce) -> None:
        """Say of a letter that it came back for good."""
        if self.is_bounce and self.letter:
            why = f"{bounce.status} {bounce.why}".strip() if bounce else self.subject
            self.letter.come_back(why)


def filled(letter):
    """The columns of a letter that is not kept yet."""
    return [field for field in letter._meta.local_fields if not field.primary_key]
