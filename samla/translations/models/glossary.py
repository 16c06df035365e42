"""The glossary: words of the field in both languages, and words that stay."""

import json
import re
from functools import lru_cache
from pathlib import Path

from samla.taxonomy.models import labels_in

KEPT = Path(__file__).parent.parent / "reference" / "glossary.json"
MOST_TERMS = 12
# A name of fewer letters is part of too many words.
SHORTEST_NAME = 3


@lru_cache(maxsize=1)
def kept_words() -> list[str]:
    """What is written alike in every language: Samla, SFI, BankID."""
    return json.loads(KEPT.read_text())["keep"]


def marks_in(entry, source: str) -> list[str]:
    """Words of a text that a translation keeps: such words, and the entry's names."""
    names = [entry.speaker, entry.municipality.name]
    names += [getattr(entry, name, "") for name in ("name", "city", "address")]
    names = [str(name or "") for name in names]
    names = [name for name in names if len(name) >= SHORTEST_NAME]
    every = dict.fromkeys([*kept_words(), *names])
    return [word for word in every if _is_in(word, source)]


def missing_marks(entry, source: str, text: str) -> list[str]:
    """Words of the source that shall stand in the translation, and do not."""
    return [word for word in marks_in(entry, source) if not _is_in(word, text)]


def terms_in(source: str, language: str, other: str) -> list[tuple[str, str]]:
    """Words of the field in a text, each with what it is called in another language."""
    mine, theirs = labels_in(language), labels_in(other)
    folded = source.casefold()
    found = {
        name: theirs[term]
        for term, name in mine.items()
        if theirs.get(term) and name.casefold() in folded and theirs[term] != name
    }
    whole = [pair for pair in found.items() if _begins(pair[0], source)]
    return sorted(whole, key=lambda pair: -len(pair[0]))[:MOST_TERMS]


def _is_in(word, text):
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def _begins(word, text):
    """Whether a word of the text begins so; Swedish words have endings."""
    return re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE) is not None
