"""How every list is searched: what words mean first, likeness if none match.

A searchable table has two columns that its trigger keeps (see the room's first
migrations): `document`, a weighted tsvector, and `likeness`, its folded short words.
"""

import time
from functools import lru_cache

from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db import connection, models
from django.db.models import Exists, Func, Q, Value

# More words than this make a question slower, not better.
MOST_WORDS = 8
MOST_CHARACTERS = 100
# What words mean changes with a new version of Samla; a process asks again this often.
SECONDS_REMEMBERED = 300
MOST_REMEMBERED = 2048


class Fold(Func):
    """What was typed, as it is kept: no capitals, no marks."""

    function = "samla_fold"
    output_field = models.TextField()


class Meaning(SearchQuery):
    """A question that the database has put together already, as it is."""

    SEARCH_TYPES = {"ready": ""}
    template = "(%(expressions)s)::tsquery"

    def __init__(self, question):
        super().__init__(question, search_type="ready")


def few(words: str) -> str:
    """No more words than a search is asked with, one space between them.

    A half-space of Persian may stand for a space: the database also tries them as one.
    """
    words = words[:MOST_CHARACTERS].replace("\u200c", " ")
    return " ".join(words.split()[:MOST_WORDS])


def meaning(words: str):
    """What words in any language ask of Swedish documents; None where they say nothing.

    The database puts it together (see the migrations of taxonomy: stems, beginnings,
    synonyms, labels), once for many questions: a question it knows is planned best.
    """
    asked = _meant(few(words), int(time.monotonic() // SECONDS_REMEMBERED))
    return Meaning(asked) if asked else None


@lru_cache(maxsize=MOST_REMEMBERED)
def _meant(words, moment):
    if not any(map(str.isalnum, words)):
        return None
    with connection.cursor() as cursor:
        cursor.execute("select samla_query(%s)::text", [words])
        return cursor.fetchone()[0]


forget = _meant.cache_clear


class Searchable(models.Model):
    """A table whose rows are found by words; the database keeps its two columns."""

    document = SearchVectorField(null=True, editable=False)
    likeness = models.TextField(default="", editable=False)

    class Meta:
        abstract = True


class SearchableQuerySet(models.QuerySet):
    """Adds `matching(words)` to a table that is Searchable."""

    def matching(self, words: str, among=None):
        """Rows with all the words; where there are none, rows with words like them.

        `among` says where there are none, if that is not to be judged by these rows.
        """
        words = few(words)
        if not words:
            return self
        asked = meaning(words)
        if asked is None:
            return self.none()
        exact = Q(document=asked)
        alike = Q()
        for word in words.split():
            alike &= Q(likeness__trigram_word_similar=Fold(Value(word)))
        return self.filter(
            exact | (~Exists((self if among is None else among).filter(exact)) & alike)
        )
