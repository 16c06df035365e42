"""Letters: written in the transaction of what causes them, carried by somebody else.

Where settings.EMAIL_BACKEND keeps what is written (samla.post), a letter is as safe as
the change it tells of: nobody waits for the mail server, and time tells nothing.
"""

import datetime
from collections.abc import Iterable

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.template.loader import render_to_string
from django.utils import translation

from samla.core.languages import in_language

# Nobody's holiday greeting shall answer.
MADE_BY_MACHINE = {"Auto-Submitted": "auto-generated"}


def write(template: str, *args, **kwargs):
    """Write a letter in its reader's language, in the transaction that causes it.

    What it takes, and how it becomes a letter, says `composed`. Returns it.
    """
    letter = composed(template, *args, **kwargs)
    send(letter, template)
    return letter


def composed(
    template: str,
    to: str,
    context: dict,
    language: str = "sv",
    headers: dict | None = None,
    *,
    html: str = "",
    attachments: Iterable[tuple[str, bytes | str, str]] = (),
    reply_to: str = "",
    once: str = "",
    not_before_at: datetime.datetime | None = None,
    useless_after_at: datetime.datetime | None = None,
):
    """A finished letter that nobody gets yet, for those who look before they act.

    The first line of the template `<room>/emails/<name>.txt` is the subject; it is a
    text, so nothing in it is escaped. `html` names a template of the same letter for
    eyes. A letter with the same `once` to the same reader is never written again; it
    leaves at `not_before_at`, and not at all after `useless_after_at`.
    """
    context = context | {"language": language}
    with translation.override(language):
        text = render_to_string(template, context)
        rich = render_to_string(html, context) if html else ""
    subject, _line, body = text.strip().partition("\n")
    letter = EmailMultiAlternatives(
        " ".join(subject.split()),
        body.strip() + "\n",
        to=[to],
        reply_to=[reply_to] if reply_to else None,
        headers=MADE_BY_MACHINE | (headers or {}),
        attachments=list(attachments),
        alternatives=[(rich, "text/html")] if rich else None,
    )
    letter.once = once
    letter.not_before_at = not_before_at
    letter.useless_after_at = useless_after_at
    return letter


def address(path: str, language: str = "sv") -> str:
    """The whole address of a page, for a letter in that language."""
    return settings.HOME_URL + in_language(path, language)


def send(letter, kind: str = ""):
    """Hand over a finished letter; `kind` says which it is, to those who run Samla."""
    letter.kind = kind
    letter.send()


def send_all(finished, kind: str):
    """Hand over many finished letters of one kind at once."""
    for letter in finished:
        letter.kind = kind
    get_connection().send_messages(finished)


def throw_away(letter, kind: str = ""):
    """Do the work of sending for a letter that nobody shall get."""
    letter.kind = kind
    backend = letter.get_connection()
    if hasattr(backend, "throw_away"):
        backend.throw_away(letter)
