"""How every list is searched: stems and beginnings first, likeness if none match.

A searchable table has two columns that its trigger keeps (see the room's first
migrations): `document`, a weighted tsvector, and `likeness`, its folded short words.
"""

from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db import models
from django.db.models import Exists, Func, Q, Value

# More words than this make a question slower, not better.
MOST_WORDS = 8
MOST_CHARACTERS = 100


class Fold(Func):
    """What was typed, as it is kept: no capitals, no marks."""

    function = "samla_fold"
    output_field = models.TextField()


class PrefixQuery(SearchQuery):
    """A tsquery in which every folded word may go on: "spra caf" → spra:* & caf:*."""

    SEARCH_TYPES = {"prefix": "samla_prefix_query"}

    def __init__(self, words):
        super().__init__(words, search_type="prefix")


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
        words = " ".join(words[:MOST_CHARACTERS].split()[:MOST_WORDS])
        if not words:
            return self
        stems = SearchQuery(words, config="swedish", search_type="plain")
        exact = Q(document=stems) | Q(document=PrefixQuery(words))
        alike = Q()
        for word in words.split():
            alike &= Q(likeness__trigram_word_similar=Fold(Value(word)))
        return self.filter(
            exact | (~Exists((self if among is None else among).filter(exact)) & alike)
        )
