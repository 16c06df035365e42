"""What a mail server tells of a letter that did not arrive (RFC 3464)."""

import email
from typing import NamedTuple

from samla.post.models.parsing import content, header, read


class Bounce(NamedTuple):
    """Who did not get it, why, and the Message-ID of what it was."""

    reader: str = ""
    status: str = ""
    why: str = ""
    message_id: str = ""
    is_final: bool = False


def bounce_in(raw: bytes) -> Bounce | None:
    """What a report of a mail server says; nothing where it is none."""
    message = read(raw)
    facts = next(filter(None, map(told_by, message.walk())), None)
    if not facts:
        return None
    return facts._replace(message_id=returned(message))


def told_by(part) -> Bounce | None:
    """The first reader that a report says something about."""
    if part.get_content_type() != "message/delivery-status":
        return None
    blocks = part.get_payload()
    if not isinstance(blocks, list):
        blocks = [email.message_from_string(one) for one in str(blocks).split("\n\n")]
    for block in blocks:
        reader = header(block, "Original-Recipient") or header(block, "Final-Recipient")
        if reader:
            status = header(block, "Status")[:20]
            return Bounce(
                reader.rpartition(";")[2].strip("<> ")[:320],
                status,
                header(block, "Diagnostic-Code")[:400],
                is_final=header(block, "Action").lower() == "failed",
            )
    return None


def returned(message) -> str:
    """The Message-ID of the letter that came back, or of its first lines."""
    kinds = ("message/rfc822", "text/rfc822-headers", "message/rfc822-headers")
    for part in message.walk():
        if part.get_content_type() in kinds:
            within = part.get_payload()
            if isinstance(within, list) and within:
                return header(within[0], "Message-ID")
            return header(email.message_from_bytes(content(part)), "Message-ID")
    return ""
