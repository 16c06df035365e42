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
    known = {word: set() for word in unsure}
    for number, title in _titles(unsure):
        known[unsure[number]].update(_words(title))
    mended = " ".join(_mended(word, known.get(word, ())) for word in typed)
    return mended if mended != words else ""


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
    return {word.strip(".,:;!?()\"'”“–") for word in title.split()}


def _mended(word, known):
    """The known word most like a word; the word itself if one begins like it."""
    typed = fold(word)
    by_likeness = []
    for one in known:
        folded = fold(one)
        if folded.startswith(typed):
            return word
        by_likeness.append((SequenceMatcher(None, typed, folded).ratio(), one))
    likeness, best = max(by_likeness, default=(0, ""))
    return best.casefold() if likeness >= LIKE_ENOUGH else word
