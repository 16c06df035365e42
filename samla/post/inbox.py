"""The mailbox: what lies there is kept first, and only then taken out of it."""

import contextlib
import imaplib
import logging
import re
import ssl

from django.conf import settings
from django.db import InterfaceError, OperationalError

from samla.post.models import IncomingLetter
from samla.post.models.incoming_letter import BEGINNING, LARGEST

logger = logging.getLogger(__name__)

TIMEOUT = 30
# What was kept already and stays: too large for us. A human sees the flag too.
LEFT = r"\Flagged"


class MailboxError(Exception):
    """The mailbox cannot be read just now."""


# Mailbox or database is away: what is read then says nothing of the letter.
CUT = (OSError, imaplib.IMAP4.error, MailboxError, OperationalError, InterfaceError)


def fetch() -> int:
    """Keep all new letters of the mailbox; how many there were."""
    with opened() as box:
        count = 0
        for uid in asked(box, "search", None, "UNFLAGGED", "UNDELETED")[0].split():
            try:
                count += bool(take(box, uid))
            except CUT:
                raise
            except Exception as error:
                # One strange letter keeps no other from coming in; it stays there.
                logger.error("Letter %s of the mailbox: %s", uid, type(error).__name__)
        return count


def take(box, uid):
    """Keep one letter, then take it away; one that is too large stays there.

    Killed in between, the next run finds it again, and knows that it is kept.
    """
    size = size_of(box, uid)
    is_cut = size > LARGEST
    raw = body_of(box, uid, f"BODY.PEEK[]<0.{BEGINNING}>" if is_cut else "BODY.PEEK[]")
    if raw is None:  # somebody else took it away meanwhile
        return None
    kept = IncomingLetter.objects.keep(raw, is_cut)
    if is_cut:
        asked(box, "store", uid, "+FLAGS.SILENT", f"({LEFT})")
        return kept
    asked(box, "store", uid, "+FLAGS.SILENT", r"(\Deleted)")
    if "UIDPLUS" in box.capabilities:
        asked(box, "expunge", uid)
    else:
        box.expunge()
    return kept


def size_of(box, uid) -> int:
    """How large a letter is, as the mailbox says."""
    said = b" ".join(map(flat, asked(box, "fetch", uid, "(RFC822.SIZE)")))
    found = re.search(rb"RFC822\.SIZE (\d+)", said)
    return int(found[1]) if found else 0


def body_of(box, uid, part) -> bytes | None:
    """What a letter holds, without marking it as seen."""
    for each in asked(box, "fetch", uid, f"({part})"):
        if isinstance(each, tuple) and b"BODY[" in each[0]:
            return each[1]
    return None


def flat(part) -> bytes:
    """What a mailbox said, with or without a literal."""
    return b" ".join(part) if isinstance(part, tuple) else part or b""


def asked(box, command, *arguments) -> list:
    """The answer of a mailbox to a command about UIDs."""
    status, said = box.uid(command, *arguments)
    if status != "OK":
        raise MailboxError(f"{command}: {status}")
    return said or [b""]


@contextlib.contextmanager
def opened():
    """The folder of the mailbox, open; what goes wrong there is told as one error."""
    try:
        box = connected()
        try:
            box.login(settings.INBOX_USER, settings.INBOX_PASSWORD)
            box.capabilities = tuple(flat(box.capability()[1][0]).decode().split())
            status, said = box.select(settings.INBOX_FOLDER)
            if status != "OK":
                raise MailboxError(f"{settings.INBOX_FOLDER}: {flat(said[0]).decode()}")
            yield box
        finally:
            with contextlib.suppress(OSError, imaplib.IMAP4.error):
                box.logout()
    except (OSError, imaplib.IMAP4.error) as error:
        raise MailboxError(f"{type(error).__name__}: {error}") from error


def connected():
    """A talk with the server of the mailbox, encrypted unless told otherwise."""
    where = {"host": settings.INBOX_HOST, "port": settings.INBOX_PORT}
    if not settings.INBOX_TLS:
        return imaplib.IMAP4(**where, timeout=TIMEOUT)
    context = ssl.create_default_context()
    return imaplib.IMAP4_SSL(**where, timeout=TIMEOUT, ssl_context=context)
