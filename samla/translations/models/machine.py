"""The slot for machine translation: off until `SAMLA_MACHINE_TRANSLATOR` names one.

What a machine writes is always said to be so, stands in the place of nothing that a
person wrote, and waits for review like any other text of its writers.
"""

import logging
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

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
    if len(answers) != len(texts) or not all(isinstance(one, str) for one in answers):
        raise NoAnswer
    told = zip(names, answers, strict=True)
    return sum(
        entry.translate_by_machine(name, language, answer.strip(), person)
        for name, answer in told
    )
