"""Did you mean? Words that the portal has and that are most like what was typed."""

import unicodedata
from difflib import SequenceMatcher

from django.db.models import CharField, F, IntegerField, Value
from django.db.models.functions import Cast

from samla.core.found import sources
from samla.core.search import Fold
from samla.municipalities.models import PlaceName
from samla.taxonomy.models import Synonym

# So many words of a question are mended, each looked for in so many titles.
MOST_MENDED = 4
MOST_TITLES = 40
LEAST_LETTERS = 3
LIKE_ENOUGH = 0.7
BESIDE = 0.2


def fold(text: str) -> str:
    """No capitals and no marks, as the database folds."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in bare if not unicodedata.combining(sign))


def likely(words: str) -> str:
    """The words with those mended that nothing here is called; nothing if none is."""
    typed = words.split()
    unsure = [word for word in typed if len(word) >= LEAST_LETTERS][:MOST_MENDED]
    if not unsure:
        return ""
    titles = [_words(title) for _number, title in _titles(unsure)]
    mended = (
        _mended(word, titles, unsure) if word in unsure else word for word in typed
    )
    likely = " ".join(mended)
    return likely if likely != words else ""


def _titles(unsure):
    """What is called something like each word, in one question to the database."""
    parts = []
    for number, word in enumerate(unsure):
        typed = Fold(Value(word))
        named = [
            (source.rows().filter(likeness__trigram_word_similar=typed), source.title)
            for source in sources()
        ]
        named.append((Synonym.objects.filter(bare__trigram_similar=typed), "word"))
        named.append((PlaceName.objects.filter(folded__trigram_similar=typed), "name"))
        parts += [
            rows.order_by()
            .prefetch_related(None)
            .values_list(Value(number, IntegerField()), Cast(F(title), CharField()))[
                :MOST_TITLES
            ]
            for rows, title in named
        ]
    return parts[0].union(*parts[1:])


def _words(title):
    """The words of a title: folded, and as they are written."""
    words = (word.strip(".,:;!?()\"'”“–") for word in title.casefold().split())
    return {fold(word): word for word in words if word}


def _mended(word, titles, typed):
    """The known word most like a word; the word itself if one begins like it.

    A word is likelier that stands in a title beside another one of those typed.
    """
    wanted = fold(word)
    others = [fold(one) for one in typed if one != word]
    best, likeness = word, LIKE_ENOUGH
    for title in titles:
        beside = BESIDE if any(other in title for other in others) else 0
        for folded, written in title.items():
            if folded.startswith(wanted):
                return word
            alike = SequenceMatcher(None, wanted, folded).ratio()
            if alike >= LIKE_ENOUGH and alike + beside > likeness:
                best, likeness = written, alike + beside
    return best
