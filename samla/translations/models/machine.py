"""The slot for machine translation: off until `SAMLA_MACHINE_TRANSLATOR` names one.

What a machine writes is always said to be so, stands in the place of nothing that a
person wrote, and waits for review like any other text of its writers.
"""

import logging
import re
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from samla.translations.models.side import Side
from samla.translations.models.units import Change, Unit, look_at

# Half a sign: no text, and the database keeps none.
SURROGATE = re.compile(r"[\ud800-\udfff]")
log = logging.getLogger(__name__)


class Provider(Protocol):
    """What a provider of machine translation offers."""

    def translate(self, texts: list[str], source: str, target: str) -> list[str]:
        """The same texts in another language, in the same order.

        Languages are codes of settings.LANGUAGES or of the taxonomy: "sv", "fa-af".
        """


class NoAnswer(Exception):
    """The provider did not translate."""


def is_on() -> bool:
    """Whether there is a provider."""
    return bool(settings.MACHINE_TRANSLATOR)


def suggest(entry, names, language, person) -> int:
    """Let the provider translate these fields; how many texts it put there.

    It is asked before anything is locked: it may be slow.
    """
    texts = [getattr(entry, name) for name in names]
    try:
        provider = import_string(settings.MACHINE_TRANSLATOR)()
        answers = list(provider.translate(texts, entry.text_code, language))
    except Exception as error:
        log.warning("The provider of translations failed: %s", error)
        raise NoAnswer from error
    if len(answers) != len(texts) or not all(map(_is_text, answers)):
        raise NoAnswer
    told = zip(names, texts, answers, strict=True)
    kept = (
        entry.translate_by_machine(
            name, language, _looked_through(entry, name, language, said), person, text
        )
        for name, text, said in told
    )
    return sum(kept)


def _is_text(answer):
    """Whether an answer is a text that can be kept."""
    return isinstance(answer, str) and not SURROGATE.search(answer)


def _looked_through(entry, name, language, answer):
    """The answer without what no text may hold; nothing where it may not stand."""
    change = Change(Unit("", language, "", answer))
    look_at(change, Side(entry, name, language))
    return "" if change.error else change.unit.text
