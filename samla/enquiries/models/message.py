"""What is said about an enquiry, what comes along, and which steps were taken."""

import hashlib
import secrets

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.core.private import IDENTITY_NUMBER, private_details
from samla.core.retention import Kept, SeenBy, Until
from samla.enquiries.models.enquiry import LONGEST_TEXT, Enquiry
from samla.enquiries.models.hand_over import HandOver
from samla.enquiries.models.pointing import public_pages
from samla.enquiries.models.status import TOLD_TO_STAFF, Step

LONGEST_ANSWER = 2 * LONGEST_TEXT


class MessageQuerySet(models.QuerySet):
    """What of it is told to whom."""

    def shown_to_writer(self):
        """What the sender reads: never what those who answer say among themselves."""
        return self.filter(is_internal=False)

    def shown_to_staff(self):
        """What those who answer now read: a municipality's own notes stay with it."""
        moved = HandOver.objects.filter(
            enquiry=OuterRef("enquiry"), consented_at__gt=OuterRef("said_at")
        )
        rows = self.annotate(is_from_elsewhere=Exists(moved))
        return rows.filter(Q(is_internal=False) | Q(is_from_elsewhere=False))

    def in_order(self):
        """As it was said, by whom, with files and the public pages it points to."""
        rows = self.select_related("author").order_by("said_at", "pk")
        return rows.prefetch_related("attachments", public_pages("pointers__entry"))

    def for_record(self):
        """In order, with all that was pointed to: also what nobody may read now."""
        rows = self.in_order().prefetch_related(None)
        return rows.prefetch_related("attachments", "pointers__entry")


class Message(models.Model):
    """One thing that was said about an enquiry, or one step that was taken."""

    PERSONAL = {
        "author": Kept("who wrote it", Until.NAMELESS),
        "author_name": Kept("who wrote it, as function or name", Until.MATTER),
        "text": Kept("what was said", Until.MATTER, by="author"),
    }

    class Side(models.TextChoices):
        """Whose word it is."""

        WRITER = "writer", _("the sender")
        STAFF = "staff", _("the municipality")
        COLLEAGUE = "colleague", _("a colleague who was asked")
        SYSTEM = "system", _("Samla")

    class Kind(models.TextChoices):
        """What it is: words, an answer, a question back, a note, or a step."""

        WORDS = "words", _("A message")
        ANSWER = "answer", _("An answer")
        QUESTION = "question", _("A question to the sender")
        NOTE = "note", _("An internal note")
        STEP = "step", _("What was done")

    enquiry = models.ForeignKey(
        Enquiry, on_delete=models.CASCADE, related_name="messages"
    )
    side = models.CharField(max_length=9, choices=Side)
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.WORDS)
    # Which step was taken; its `text` is by or to whom, as a function.
    step = models.CharField(max_length=14, choices=Step, blank=True)
    is_internal = models.BooleanField(default=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    author_name = models.CharField(max_length=120, blank=True)
    text = models.TextField(max_length=LONGEST_ANSWER, blank=True)
    said_at = models.DateTimeField(default=timezone.now)
    # Marks one sending of one form, so that a second click says nothing twice.
    once = models.CharField(max_length=64, null=True, unique=True, editable=False)
    # The letters that carried it: out by their Message-ID, in by their number.
    sent_id = models.CharField(max_length=255, blank=True)
    incoming_id = models.PositiveBigIntegerField(null=True, blank=True, unique=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["said_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="note") | Q(is_internal=True),
                name="message_note_is_internal",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["answer", "question"]) | Q(is_internal=False),
                name="message_answer_is_told",
            ),
            models.CheckConstraint(
                condition=~Q(side="writer") | Q(is_internal=False, kind="words"),
                name="message_of_the_sender_is_hers_to_read",
            ),
            models.CheckConstraint(
                condition=Q(kind="step", side="system")
                | (~Q(kind="step") & ~Q(side="system")),
                name="message_of_the_system_is_a_step",
            ),
            models.CheckConstraint(
                condition=(Q(kind="step") & ~Q(step=""))
                | (~Q(kind="step") & Q(step="") & ~Q(text="")),
                name="message_says_something",
            ),
        ]
        indexes = [models.Index(fields=["enquiry", "said_at"], name="message_in_order")]

    def __str__(self):
        return f"{self.enquiry_id} {self.get_kind_display()}"

    @property
    def step_to_staff(self) -> str:
        """Which step it is, as those who answer read it."""
        return TOLD_TO_STAFF.get(self.step) or self.get_step_display()

    @property
    def known_author(self):
        """Which person of those who answer wrote it, for them alone.

        Known of what `shown_to_staff` gave, unless another municipality answered then.
        """
        return None if getattr(self, "is_from_elsewhere", True) else self.author

    @property
    def holds_identity_number(self) -> bool:
        """Whether one came by mail, which no form has looked at."""
        came = self.incoming_id is not None
        return came and IDENTITY_NUMBER in private_details(self.text)


def new_name():
    """A name of our own that nobody can guess."""
    return secrets.token_hex(16)


class AttachmentQuerySet(models.QuerySet):
    """Files by who may have them."""

    def shown_to_writer(self):
        """What the sender may fetch: never what came with an internal note."""
        return self.filter(message__is_internal=False)

    def add(self, message, checked):
        """Keep a file that was looked at; see samla.core.attachments."""
        return self.create(
            message=message,
            content=checked.content,
            kind=checked.kind,
            title=checked.title,
            size=len(checked.content),
            digest=hashlib.sha256(checked.content).hexdigest(),
        )


class AttachmentManager(models.Manager.from_queryset(AttachmentQuerySet)):
    """Leaves the files themselves in the database until one is fetched."""

    def get_queryset(self):
        return super().get_queryset().defer("content")


class Attachment(models.Model):
    """A file that came with a message: its type told by its content, its name ours."""

    PERSONAL = {
        "content": Kept("what was sent along", Until.MATTER),
        "title": Kept("what its sender calls it", Until.MATTER),
    }

    message = models.ForeignKey(
        Message, on_delete=models.CASCADE, related_name="attachments"
    )
    name = models.CharField(
        max_length=32, unique=True, default=new_name, editable=False
    )
    title = models.CharField(max_length=100)
    kind = models.CharField(max_length=100)
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)

    objects = AttachmentManager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(size__gt=0), name="attachment_holds_something"
            )
        ]

    def __str__(self):
        return self.title


class Pointer(models.Model):
    """An organisation, a room or an example that an answer points to."""

    PERSONAL = {"added_by": Kept("who pointed to it", Until.NAMELESS, SeenBy.DECIDERS)}

    message = models.ForeignKey(
        Message, on_delete=models.CASCADE, related_name="pointers"
    )
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    entry = GenericForeignKey()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["message", "content_type", "object_id"],
                name="pointer_stands_once",
            )
        ]

    def __str__(self):
        return str(self.entry)
