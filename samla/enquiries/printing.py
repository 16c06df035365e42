"""An enquiry on paper: its record as a PDF, with the files that came with it."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from samla.core.pdf import drawn, is_from_right
from samla.enquiries.models import Message
from samla.enquiries.models.record import Record, content_of
from samla.taxonomy.models import label

LAYOUT = settings.BASE_DIR / "templates" / "enquiries" / "enquiry_pdf.typ"
# What is more than this is told of, and fetched on the page or with the JSON.
MOST_ENCLOSED = 64 * 2**20
# So many seconds she waits for others' records, and so many for her own.
PATIENCE, LONGEST = 20, 60


def printed(record: Record) -> bytes:
    """The whole record as a PDF; its words are in the language of the page."""
    files = list(enclosed(record))
    one = record.enquiry
    data = {
        "lang": get_language().partition("-")[0],
        "rtl": get_language_bidi(),
        "title": _("Question %(number)s") % {"number": one.reference},
        "about": [one.municipality.official_name, label(one.kind_id)],
        "taken": _("Taken out %(moment)s") % {"moment": clock(record.taken_at)},
        "facts": [line for line in facts(record) if line[1]],
        "said_heading": _("What has been said"),
        "said": list(said(record)),
        "handed_heading": _("With others"),
        "handed": [handed(each) for each in record.hand_overs],
        "files_heading": _("Attachments"),
        "files": [told for told, file in files],
    }
    contents = (content_of(file) for told, file in files if told["is_enclosed"])
    return drawn(LAYOUT, data, contents, patience=PATIENCE, longest=LONGEST)


def clock(at) -> str:
    """A day and an hour as registers write them, the same in every language."""
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}" if at else ""


def lines(text: str) -> list[dict]:
    """A text line by line, each from the side that its own letters begin at."""
    return [{"text": line, "rtl": is_from_right(line)} for line in text.splitlines()]


def facts(record):
    """What the head of the record tells, as label and value."""
    one = record.enquiry
    yield _("Number"), one.reference
    yield _("Diary number"), one.diary_number
    yield _("Sender"), one.name
    yield _("E-mail"), one.email
    yield _("Phone"), one.phone
    yield _("Organisation"), one.organisation_name
    yield _("It is about"), str(one.entry or "")
    yield _("Asked"), clock(one.asked_at)
    yield _("Answer by"), one.answer_due_on.isoformat()
    yield _("First answered"), clock(one.first_answered_at)
    yield _("Answered in time"), in_time(one.was_in_time)
    yield _("Who answers"), one.answering_unit
    yield _("Handler"), str(one.handler.user) if one.handler else ""
    yield _("Status"), one.get_status_display()
    yield _("Closed"), clock(one.closed_at)
    yield _("How it ended"), one.get_closing_display()
    yield _("Why?"), one.closed_because
    yield _("Is answered with"), str(one.answered_in) if one.merged_into_id else ""
    yield _("Answers, too"), ", ".join(record.doubles)


def said(record):
    """The question and all that followed, each with who said it and when."""
    one = record.enquiry
    yield {
        "heading": _("The question"),
        "by": one.name or one.email,
        "at": clock(one.asked_at),
        "lines": lines(one.text),
        "internal": "",
        "notes": [label(one.text_language_id)],
    }
    for number, message in enumerate(record.messages, 1):
        yield told(record, number, message)


def told(record, number, message):
    """One message or step, and what came with it."""
    is_step = message.kind == Message.Kind.STEP
    name = message.step_to_staff if is_step else message.get_kind_display()
    notes = [str(each.entry) for each in message.pointers.all() if each.entry]
    notes += [file.title for file in message.attachments.all()]
    if message.incoming_id:
        notes.insert(0, _("by mail"))
    return {
        "heading": f"{number}. {name}",
        "by": record.by(message),
        "at": clock(message.said_at),
        "lines": lines(message.text),
        "internal": _("Never shown to the sender") if message.is_internal else "",
        "notes": notes,
    }


def in_time(was_in_time) -> str:
    """Whether the promise was kept; nothing while nobody knows."""
    return "" if was_in_time is None else _("Yes") if was_in_time else _("No")


def handed(one) -> dict:
    """To whom it went, with which words, and what became of that."""
    who = [one.shown_as, one.name, one.email, clock(one.handed_at)]
    course = {
        _("The sender said yes"): one.consented_at,
        _("The sender said no"): one.declined_at,
        _("Ended"): one.ended_at,
    }
    return {
        "who": ", ".join(dict.fromkeys(filter(None, who))),
        "lines": lines(one.note),
        "notes": [f"{what}: {clock(at)}" for what, at in course.items() if at],
    }


def enclosed(record):
    """Each file as the record lists it: those that fit lie in the PDF."""
    room, place = MOST_ENCLOSED, 0
    for number, file in record.files:
        is_enclosed = file.size <= room
        told = {
            "name": f"{place + 1}-{file.title}",
            "title": file.title,
            "type": file.kind,
            "is_enclosed": is_enclosed,
            "facts": f"{file.kind}, {file.size} B, SHA-256 {file.digest}",
            "where": _("Came with number %(number)s") % {"number": number},
        }
        if is_enclosed:
            told["place"] = str(place)
            room, place = room - file.size, place + 1
        else:
            told["where"] += " – " + _("too large to lie in this file")
        yield told, file
