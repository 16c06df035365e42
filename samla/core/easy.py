"""Advice on easy Swedish: long sentences, hard words; it hinders nobody."""

import json
import re
from functools import lru_cache
from pathlib import Path

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

MOST_WORDS = 15
LONGEST_WORD = 20
# More advice at once is read by nobody.
MOST_ADVICE = 4
SWEDISH = ("language:sv", "language:sv-simple")
END_OF_SENTENCE = re.compile(r"[.!?:;]+(?:\s|$)|\n+")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# They end like a passive, and say who does it: "vi ska träffas".
ACTIVE = (
    "and|brott|en|fatt|finn|följ|hjälp|hopp|hör|kram|känn|lyck|låts|minn|möt|puss|ret|"
    "sakn|saml|sams|skilj|skäm|skämm|svett|syn|träff|triv|tur|tyck|vist|väsn|ångr|åldr"
)
PASSIVE = re.compile(
    rf"\b(?:ska|skall|kan|måste|bör|får) (?!(?:{ACTIVE})as\b)\w{{3,}}as\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def hard_words() -> dict[str, str]:
    """Hard words, each with what can be said instead."""
    file = Path(__file__).parent / "reference" / "easy_swedish.json"
    return json.loads(file.read_text("utf-8"))


@lru_cache(maxsize=1)
def _hard():
    """All hard words in one pattern, the longest first."""
    words = sorted(hard_words(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def advice_on(text: str) -> list[str]:
    """What would make a Swedish text easier, in the writer's language."""
    found = [*_long_sentences(text), *_hard_words(text), *_passives(text)]
    found += [_long_word(word) for word in WORD.findall(text) if _is_long(word)]
    return list(dict.fromkeys(found))[:MOST_ADVICE]


def _long_sentences(text):
    for sentence in END_OF_SENTENCE.split(text):
        words = sentence.split()
        if len(words) > MOST_WORDS:
            said = _(
                "This sentence has %(count)d words: “%(words)s …” Divide it in two."
            )
            yield said % {"count": len(words), "words": " ".join(words[:5])}


def _hard_words(text):
    for word in _hard().findall(text):
        # The pattern takes İ, ı and ſ for i and s; they are letters of other words.
        if word.lower() not in hard_words():
            continue
        if instead := hard_words()[word.lower()]:
            said = _("“%(word)s” is a hard word. Perhaps: “%(instead)s”.")
            yield said % {"word": word, "instead": instead}
        else:
            yield _("“%(word)s” can be left out.") % {"word": word}


def _passives(text):
    return map(_passive, PASSIVE.findall(text))


def _passive(words):
    return _("“%(words)s”: say who does it.") % {"words": words}


def _is_long(word):
    return any(len(part) > LONGEST_WORD for part in word.split("-"))


def _long_word(word):
    said = _("“%(word)s” is a long word. Is there a shorter one?")
    return said % {"word": word[:40]}


class AdvisesOnSwedish:
    """Mixed into a form: advice on its `easy_texts`, once; sent again, it is saved."""

    easy_texts = ()

    def is_valid(self):
        """Right, and not to be looked at once more with advice beside it."""
        return super().is_valid() and not self.advice

    @staticmethod
    def said_live() -> dict[str, str]:
        """What the script fills in while one writes: the words in braces."""
        return {"passive": _passive("{words}"), "word": _long_word("{word}")}

    @cached_property
    def advice(self) -> dict[str, list[str]]:
        """What would make new Swedish texts easier, by field; nothing twice."""
        if not self.is_bound or self.errors or not self._is_swedish():
            return {}
        told = {
            name: advice_on(self.cleaned_data.get(name) or "")
            for name in self.easy_texts
            if name in self.changed_data
            and f"{self.add_prefix(name)}_advised" not in self.data
        }
        return {name: found for name, found in told.items() if found}

    def _is_swedish(self):
        return f"language:{self.language_of_words()}" in SWEDISH

    def language_of_words(self) -> str:
        """The language that its texts are written in: "sv"."""
        chosen = getattr(self, "cleaned_data", {}).get("text_language")
        instance = getattr(self, "instance", None)
        known = getattr(instance, "text_language_id", None) or SWEDISH[0]
        return (chosen.pk if chosen else known).partition(":")[2]
