"""What is kept of a message that Django hands over: fixed when it is written."""

import hashlib
from email.utils import format_datetime, parseaddr

from django.conf import settings
from django.utils import timezone


def rows_of(message, new_key, for_nobody=False) -> list[dict]:
    """The facts of each reader's letter; all of them share one Message-ID."""
    key = new_key()
    sender = parseaddr(message.from_email)[1]
    now = timezone.now()
    leaves_at = getattr(message, "not_before_at", None) or now
    # The writer's own: what was given may be shared by many letters.
    headers = message.extra_headers = dict(message.extra_headers)
    headers.setdefault("Message-ID", f"<{key}@{sender.rpartition('@')[2]}>")
    headers.setdefault("Date", format_datetime(timezone.localtime(leaves_at)))
    if settings.INBOX_ADDRESS:
        headers.setdefault("X-Loop", settings.INBOX_ADDRESS)
    shared = {
        "kind": getattr(message, "kind", "")[:100],
        "sender": sender,
        "message": message.message().as_bytes(linesep="\r\n"),
        "message_id": headers["Message-ID"],
        "goes_first": getattr(message, "goes_first", False),
        "written_at": now,
        "not_before_at": leaves_at,
        "useless_after_at": getattr(message, "useless_after_at", None),
        "state": "nobody" if for_nobody else "waiting",
    }
    once = getattr(message, "once", "")
    return [
        shared
        | {
            "key": new_key() if number else key,
            "email": "" if for_nobody else reader,
            "once": one_of(once, reader),
        }
        for number, reader in enumerate(readers(message))
    ]


def readers(message) -> list[str]:
    """Everybody's address, each once, without names."""
    return list(dict.fromkeys(parseaddr(one)[1] for one in message.recipients()))


def one_of(once, reader) -> str | None:
    """What is remembered of a letter that is written once: nothing one can read."""
    if not once:
        return None
    return hashlib.sha256(f"{once}\0{reader.lower()}".encode()).hexdigest()
