"""Letters about enquiries: which ones they are about, and what becomes of what came in.

A letter lands by the token of the address it was written to. Where a mail program has
lost that address, the letter it answers and who writes say the same together.
"""

import re
import secrets
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from samla.core.addresses import mailbox
from samla.core.attachments import TOO_HEAVY, looked_at
from samla.enquiries.models.enquiry import Enquiry
from samla.enquiries.models.hand_over import HandOver
from samla.enquiries.models.message import Attachment, Message
from samla.post.models import IncomingLetter

# In the Message-ID of every letter to who asks: whatever comes back tells of which.
MARK = ".arende-"
MARKED = re.compile(rf"{re.escape(MARK)}(\d{{1,18}})@")
# What mail programs add by themselves, and nobody has sent.
UNSENT = ("application/pkcs7-signature", "application/x-pkcs7-signature")
UNSENT += ("application/pgp-signature", "text/x-amp-html")
# In what those who answer read their notes of.
STAFF_LANGUAGE = "sv"


class Landed(NamedTuple):
    """What became of a letter: on which enquiry, as what, and which files were not."""

    enquiry: Enquiry
    message: Message
    refused: list
    is_of_sender: bool
    is_of_program: bool


def message_id(enquiry) -> str:
    """The name of a letter about an enquiry; nobody else can guess it."""
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ")
    return f"<{secrets.token_hex(12)}{MARK}{enquiry.pk}@{domain}>"


def named_in(message_id: str) -> Enquiry | None:
    """The enquiry that a letter of ours was about, by the letter's name."""
    found = MARKED.search(message_id)
    rows = Enquiry.objects.filter(hidden_at=None)
    return rows.filter(pk=found[1]).first() if found else None


def to_land():
    """Letters about enquiries that nobody has taken care of, the oldest first."""
    token = Q(token__startswith=Enquiry.REPLIES)
    token |= Q(token__startswith=HandOver.REPLIES)
    answers = Q(token="", letter__message_id__contains=MARK)
    return IncomingLetter.objects.filter(
        token | answers, read_at=None, is_bounce=False
    ).order_by("pk")


def strays():
    """Letters that fit nothing, for a human: the oldest first."""
    ours = Q(token__startswith=Enquiry.REPLIES) | Q(token__startswith=HandOver.REPLIES)
    rows = IncomingLetter.objects.filter(read_at=None, is_bounce=False).exclude(ours)
    return rows.order_by("pk")


def came_back(since):
    """Letters of ours about enquiries that mail servers gave back, not yet noted."""
    rows = IncomingLetter.objects.filter(is_bounce=True, read_at__gt=since)
    rows = rows.filter(letter__message_id__contains=MARK).select_related("letter")
    noted = Message.objects.filter(incoming_id__isnull=False)
    return rows.exclude(pk__in=noted.values("incoming_id")).order_by("pk")


@transaction.atomic
def land(letter) -> Landed | None:
    """Put a letter where it belongs; one that belongs nowhere is left to a human."""
    if hand_over := _hand_over_of(letter):
        landed = add(letter, hand_over.enquiry.answered_in, hand_over=hand_over)
    elif enquiry := _enquiry_of(letter):
        landed = add(letter, enquiry)
    else:
        landed = None
    if landed is None:
        letter.disown()
    return landed


@transaction.atomic
def add(letter, enquiry, hand_over=None, note_by=None, is_read=False) -> Landed | None:
    """Let a letter be a message of an enquiry; nothing if it says nothing.

    It is its sender's, who opens an answered one by it. What a colleague has written,
    or what `note_by` adds, is for those who answer; so is what a program seems to have
    written, unless somebody has read it (`is_read`) and says otherwise.
    """
    with translation.override(enquiry.language):
        text = letter.words or (_("(files only)") if letter.attachments else "")
    if not text:
        return None
    told = {"incoming_id": letter.pk, "author_name": _written_by(letter, enquiry)}
    is_of_program = letter.is_automatic and not is_read
    is_of_sender = not (hand_over or note_by or is_of_program)
    if is_of_sender:
        person = None if told["author_name"] else enquiry.user
        message, _is_new = enquiry.reply(text, person=person, **told)
        enquiry = message.enquiry
    else:
        told |= _note(letter, hand_over, is_of_program)
        message = enquiry.note(text, note_by, **told)
    refused = _keep_files(letter, message)
    if refused:
        enquiry.note(_about_files(refused), author_name="Samla")
    letter.mark_read()
    return Landed(enquiry, message, refused, is_of_sender, is_of_program)


def note_came_back(letter) -> Enquiry | None:
    """Note that a letter about an enquiry did not arrive, for those who answer."""
    found = named_in(letter.letter.message_id)
    enquiry = found and found.shown_home
    if enquiry is None:
        return None
    with translation.override(STAFF_LANGUAGE):
        told = _("A letter to %(email)s did not arrive: %(why)s")
        told %= {"email": letter.letter.email, "why": letter.letter.answer}
    enquiry.note(told, author_name="Samla", incoming_id=letter.pk)
    return enquiry


def _hand_over_of(letter):
    """The hand-over whose colleague writes; after a move she has none here.

    What she was asked about may be answered in another one by now.
    """
    if not letter.token.startswith(HandOver.REPLIES):
        return None
    rows = HandOver.objects.exclude(kind=HandOver.Kind.MUNICIPALITY)
    rows = rows.filter(enquiry__hidden_at=None).select_related("enquiry", "unit")
    found = rows.with_reply_token(letter.token.removeprefix(HandOver.REPLIES)).first()
    if found is None or found.enquiry.shown_home is None:
        return None
    moved = HandOver.objects.filter(consented_at__gt=found.handed_at)
    both = (found.enquiry, found.enquiry.answered_in)
    return None if moved.filter(enquiry__in=both).exists() else found


def _enquiry_of(letter):
    """The enquiry whose sender writes, or the one that answers it too."""
    rows = Enquiry.objects.filter(hidden_at=None)
    if letter.token.startswith(Enquiry.REPLIES):
        token = letter.token.removeprefix(Enquiry.REPLIES)
        found = rows.with_reply_token(token).first()
    else:
        found = named_in(letter.letter.message_id) if letter.letter else None
        if found and _written_by(letter, found):
            return None  # somebody else: a human must look
    return found and found.shown_home


def _written_by(letter, enquiry) -> str:
    """Who writes, where it is another address than the sender's."""
    is_hers = mailbox(letter.sender) == mailbox(enquiry.email)
    return "" if is_hers else letter.sender[:120]


def _note(letter, hand_over, is_of_program):
    """What is said of a note: who has written it, as those who answer read it."""
    if hand_over and not is_of_program:
        return {"side": Message.Side.COLLEAGUE, "author_name": hand_over.shown_as[:120]}
    if is_of_program:
        with translation.override(STAFF_LANGUAGE):
            told = _("An automatic reply from %(who)s") % {"who": letter.sender}
        return {"author_name": told[:120]}
    return {"author_name": letter.sender[:120]}


def _keep_files(letter, message) -> list:
    """Keep what may be kept; what was not, with the reason."""
    refused = []
    for told, content in letter.files():
        if told["type"] in UNSENT:
            continue
        try:
            if letter.is_cut:
                raise ValidationError(TOO_HEAVY)
            file = looked_at(ContentFile(content, name=told["name"]))
            Attachment.objects.add(message, file)
        except ValidationError as error:
            refused.append((told["name"], error.message))
    return refused


def _about_files(refused) -> str:
    """Which files were not kept, for those who answer."""
    with translation.override(STAFF_LANGUAGE):
        lines = [_("These files could not be kept:")]
        lines += [f"{name}: {why}" for name, why in refused]
        return "\n".join(lines)
