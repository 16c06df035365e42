"""The facts of a message, however broken it is: nothing in it makes this fail."""

import contextlib
import email
import hashlib
import re
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import getaddresses, parseaddr

from django.conf import settings

from samla.post.models.addresses import token_in
from samla.post.models.reading import LONGEST_TEXT, words_of_html

LONGEST_HEADER = 500
MOST_ATTACHMENTS = 50
# Who is named in these gets it, the surest first.
READERS = ("Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc")
# Written by a program, so that no program shall answer.
DAEMON = re.compile(r"^(?:mailer-daemon|postmaster)@", re.I)
MACHINES = re.compile(r"^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply)@", re.I)
LISTS = ("List-Id", "List-Unsubscribe", "List-Post", "Mailing-List")
ANSWERING = ("X-Autoreply", "X-Autorespond", "X-AutoReply-From", "X-Mail-Autoreply")


def facts_of(raw: bytes) -> dict:
    """All that is kept of a message beside the message itself."""
    message = read(raw)
    name, sender = parseaddr(str(message.get("From", "")))
    readers = addresses_in(message)
    body = raw.partition(b"\r\n\r\n" if b"\r\n\r\n" in raw else b"\n\n")[2]
    known_by = [header(message, one) for one in ("Message-ID", "Date", "From")]
    seen = "\0".join([*known_by, *sorted(set(readers))]).encode()
    return {
        "fingerprint": hashlib.sha256(seen + b"\0" + body).hexdigest(),
        "message_id": header(message, "Message-ID").strip()[:LONGEST_HEADER],
        "answers_to": header(message, "In-Reply-To").strip()[:LONGEST_HEADER],
        "sender": clean(sender)[:320],
        "sender_name": plain(name)[:200],
        "token": token_in(readers),
        "subject": header(message, "Subject")[:LONGEST_HEADER],
        "text": text_in(message)[:LONGEST_TEXT],
        "attachments": list(attachments_of(message)),
        "is_automatic": is_automatic(message),
    }


def read(raw: bytes) -> Message:
    """A message; only its first lines where its parts lie too deep in each other."""
    try:
        message = email.message_from_bytes(raw)
        list(message.walk())
    except (RecursionError, MessageError, ValueError):
        return BytesHeaderParser().parsebytes(raw)
    return message


def header(message, name) -> str:
    """A header as people read it; the empty text where there is none."""
    return plain(message.get(name, ""))


def plain(value) -> str:
    """The words of a header, however they are coded."""
    try:
        parts = decode_header(value)
    except (MessageError, ValueError, UnicodeError, AttributeError):
        parts = [(str(value), None)]
    said = "".join(
        part if isinstance(part, str) else decoded(part, charset)
        for part, charset in parts
    )
    return clean(" ".join(said.split()))


def decoded(octets: bytes, charset: str | None) -> str:
    """Text of any charset; of one that nobody knows the likeliest is taken."""
    for each in (charset, "utf-8", "cp1252"):
        with contextlib.suppress(LookupError, UnicodeError, TypeError, ValueError):
            return octets.decode(each)
    return octets.decode("latin-1")


def clean(text: str) -> str:
    """Without what no database keeps."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def addresses_in(message) -> list[str]:
    """Everybody who is named as a reader, the surest first."""
    values = [
        str(value) for name in READERS for value in message.get_all(name, [])[:20]
    ]
    return [one for _name, one in getaddresses(values)[:100] if "@" in one]


def leaves(message):
    """The parts that hold something themselves; a letter within the letter is one."""
    if message.is_multipart() and message.get_content_maintype() != "message":
        for part in message.get_payload():
            yield from leaves(part)
    else:
        yield message


def content(part) -> bytes:
    """What a part holds, also where it is not coded as it says."""
    try:
        if part.is_multipart():
            return b"\n".join(each.as_bytes() for each in part.get_payload())
        found = part.get_payload(decode=True)
    except (MessageError, ValueError, LookupError, AttributeError, RecursionError):
        found = None
    if isinstance(found, bytes):
        return found
    return str(part.get_payload()).encode("utf-8", "replace")


def is_attached(part) -> bool:
    """Whether a part is something beside the letter."""
    kind = part.get_content_type()
    named = part.get_content_disposition() == "attachment" or bool(file_name(part))
    return named or kind not in ("text/plain", "text/html")


def text_in(message) -> str:
    """The words of a letter: its plain text, or else what its page says."""
    found = {"text/plain": [], "text/html": []}
    for part in leaves(message):
        if not is_attached(part):
            said = decoded(content(part), part.get_content_charset())
            found[part.get_content_type()].append(said)
    plain = "\n".join(found["text/plain"]).strip()
    return clean(plain or words_of_html("\n".join(found["text/html"])))


def attached(message) -> list[Message]:
    """The parts beside the letter, winmail.dat as it came."""
    return [part for part in leaves(message) if is_attached(part)][:MOST_ATTACHMENTS]


def attachments_of(message):
    """What each attachment is called, what it says it is, and how large it is."""
    for number, part in enumerate(attached(message)):
        yield {
            "number": number,
            "name": file_name(part) or f"{number + 1}",
            "type": clean(part.get_content_type())[:100],
            "size": len(content(part)),
        }


def file_name(part) -> str:
    """What a file is called, without any folder."""
    try:
        name = part.get_filename("") or ""
    except (MessageError, ValueError, LookupError, TypeError):
        return ""
    return re.split(r"[\\/]", plain(name))[-1][:200]


def is_automatic(message) -> bool:
    """Whether a program wrote it: a holiday greeting, a list, ourselves."""
    said = header(message, "Auto-Submitted").lower() or "no"
    precedence = header(message, "Precedence").lower()
    own = settings.INBOX_ADDRESS.lower()
    loops = [str(one).strip().lower() for one in message.get_all("X-Loop", [])]
    return (
        not said.startswith("no")
        or precedence in ("bulk", "junk", "list", "auto_reply")
        or header(message, "Return-Path") == "<>"
        or bool(MACHINES.match(parseaddr(str(message.get("From", "")))[1]))
        or any(name in message for name in (*LISTS, *ANSWERING))
        or (bool(own) and own in loops)
    )
