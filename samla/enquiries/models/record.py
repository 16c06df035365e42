"""An enquiry as the public record it is: all that is kept of it, to be handed out.

docs/records.md tells each key. Codes stay codes; words are of whoever wrote them.
"""

import base64
import json
from collections.abc import Iterator

from django.utils import timezone

from samla.core.letters import address
from samla.enquiries.models.enquiry import Enquiry
from samla.enquiries.models.message import Attachment, Message

FORMAT = "samla-enquiry-1"
CODE = slice(len("enquiry_kind:"), None)
LANGUAGE = slice(len("language:"), None)


class Record:
    """What one of those who answer may read and hand out of an enquiry."""

    def __init__(self, enquiry: Enquiry):
        self.enquiry = enquiry
        self.taken_at = timezone.now()
        self.messages = list(enquiry.messages.shown_to_staff().for_record())
        self.hand_overs = list(enquiry.hand_overs.shown_to_staff())
        self.doubles = list(enquiry.doubles.values_list("reference", flat=True))
        self.files = [
            (number, file)
            for number, message in enumerate(self.messages, 1)
            for file in message.attachments.all()
        ]

    def by(self, message: Message) -> str:
        """Who said it: person and function, as far as they are known."""
        if message.side == Message.Side.WRITER:
            return message.author_name or self.enquiry.name or self.enquiry.email
        person = str(message.known_author or "")
        if message.step:
            return person
        if message.is_internal:
            return message.author_name or person or self.enquiry.answering_unit
        both = ", ".join(dict.fromkeys(filter(None, (person, message.author_name))))
        return both or self.enquiry.answering_unit

    @property
    def facts(self) -> dict:
        """The enquiry, and everything said and done, without the files."""
        one = self.enquiry
        return {
            "format": FORMAT,
            "taken_at": moment(self.taken_at),
            "reference": one.reference,
            "diary_number": one.diary_number,
            "municipality": {
                "code": one.municipality_id,
                "name": one.municipality.official_name,
            },
            "kind": one.kind_id[CODE],
            "about": pointed(one.entry),
            "sender": {
                "name": one.name,
                "email": one.email,
                "phone": one.phone,
                "organisation": one.organisation_name,
            },
            "language": one.text_language_id[LANGUAGE],
            "text": one.text,
            "asked_at": moment(one.asked_at),
            "answer_due_on": one.answer_due_on.isoformat(),
            "first_answered_at": moment(one.first_answered_at),
            "was_in_time": one.was_in_time,
            "status": one.status,
            "unit": one.unit.name if one.unit else "",
            "handler": str(one.handler.user) if one.handler else "",
            "closed_at": moment(one.closed_at),
            "closing": one.closing,
            "closed_because": one.closed_because,
            "merged_into": one.answered_in.reference if one.merged_into_id else None,
            "doubles": self.doubles,
            "messages": [self.told(*one) for one in enumerate(self.messages, 1)],
            "hand_overs": [handed(one) for one in self.hand_overs],
        }

    def told(self, number: int, message: Message) -> dict:
        """One message or step."""
        return {
            "number": number,
            "said_at": moment(message.said_at),
            "side": message.side,
            "kind": message.kind,
            "step": message.step,
            "is_internal": message.is_internal,
            "by_mail": message.incoming_id is not None,
            "by": self.by(message),
            "text": message.text,
            "points_to": [pointed(one.entry) for one in message.pointers.all()],
        }

    def as_json(self) -> Iterator[str]:
        """The record with its files, a piece at a time: they may be large."""
        yield json.dumps(self.facts, ensure_ascii=False, indent=1).removesuffix("\n}")
        yield ',\n "attachments": ['
        for place, (number, file) in enumerate(self.files):
            facts = file_facts(number, file)
            facts["content"] = base64.b64encode(content_of(file)).decode()
            yield ("," if place else "") + "\n  " + json.dumps(facts)
        yield "\n ]\n}\n"


def moment(at) -> str | None:
    """A moment with its offset, as everybody's programs read it."""
    return timezone.localtime(at).isoformat(timespec="seconds") if at else None


def pointed(entry) -> dict | None:
    """Something that was asked about or pointed to; none where it is no more."""
    if entry is None:
        return None
    return {"name": str(entry), "address": address(entry.get_absolute_url(), "sv")}


def handed(one) -> dict:
    """To whom it went, and what she said to that."""
    return {
        "kind": one.kind,
        "to": one.shown_as,
        "name": one.name,
        "email": one.email,
        "note": one.note,
        "handed_at": moment(one.handed_at),
        "consented_at": moment(one.consented_at),
        "declined_at": moment(one.declined_at),
        "ended_at": moment(one.ended_at),
    }


def file_facts(number: int, file: Attachment) -> dict:
    """What a file is, with which message it came, and its SHA-256."""
    return {
        "message": number,
        "title": file.title,
        "type": file.kind,
        "size": file.size,
        "sha256": file.digest,
    }


def content_of(file: Attachment) -> bytes:
    """What a file holds, read alone: the row without it is kept."""
    rows = Attachment.objects.filter(pk=file.pk)
    return bytes(rows.values_list("content", flat=True).get())
