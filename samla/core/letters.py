"""Letters leave beside the answer: nobody waits for the post, and time tells nothing.

An answer that waited for the mail server would be slower for a known address than
for an unknown one, and would break with the server.
"""

import logging
from concurrent.futures import ThreadPoolExecutor

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation

from samla.core.languages import in_language

logger = logging.getLogger(__name__)

# One carrier a process keeps the order in which letters were written.
carrier = ThreadPoolExecutor(max_workers=1, thread_name_prefix="letters")
# Nobody's holiday greeting shall answer.
MADE_BY_MACHINE = {"Auto-Submitted": "auto-generated"}


def write(template: str, to: str, context: dict, language: str = "sv", headers=None):
    """Write a letter in its reader's language; it leaves when the change is safe.

    The first line of the template `<room>/emails/<name>.txt` is the subject; it is a
    text, so nothing in it is escaped. Returns the letter.
    """
    with translation.override(language):
        text = render_to_string(template, context | {"language": language})
    subject, _line, body = text.strip().partition("\n")
    letter = EmailMessage(
        " ".join(subject.split()),
        body.strip() + "\n",
        to=[to],
        headers=MADE_BY_MACHINE | (headers or {}),
    )
    transaction.on_commit(lambda: send(letter))
    return letter


def address(path: str, language: str = "sv") -> str:
    """The whole address of a page, for a letter in that language."""
    return settings.HOME_URL + in_language(path, language)


def send(letter):
    """Hand a finished letter to the carrier."""
    carrier.submit(_deliver, letter)


def _deliver(letter):
    try:
        letter.send()
    except Exception as error:
        logger.error("A letter could not be sent: %s", type(error).__name__)
