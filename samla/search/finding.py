"""Finds everything that words ask for, kind by kind, the best first."""

from dataclasses import dataclass
from functools import cached_property

from django.contrib.postgres.search import SearchRank
from django.db.models import Case, F, IntegerField, Q, Subquery, Value, When

from samla.core.found import Source, sources
from samla.core.pagination import MOST_COUNTED
from samla.core.search import few, meaning
from samla.municipalities.models import Municipality, PlaceInWords, place_in_words
from samla.search.guessing import likely

# So many of each kind are shown; its list shows all.
SHOWN = 6
# The best is sought among so many: nobody reads further, and ranking all takes long.
MOST_RANKED = 200
MOST_PLACES = 3


class CountUpTo(Subquery):
    """How many rows there are, as far as they are counted."""

    template = "(SELECT count(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


@dataclass(frozen=True)
class Group:
    """What was found of one kind: the first, how many, and where all of them stand."""

    source: Source
    rows: list
    url: str

    @property
    def count(self):
        return min(self.rows[0].in_all, MOST_COUNTED)

    @property
    def is_capped(self):
        """Whether there may be more than were counted."""
        return self.rows[0].in_all > MOST_COUNTED

    @property
    def has_more(self):
        return len(self.rows) < self.count


@dataclass(frozen=True)
class Question:
    """What somebody wrote in the box."""

    words: str

    @classmethod
    def of(cls, text):
        return cls(few(text))

    @cached_property
    def place(self) -> PlaceInWords:
        """The place among the words."""
        return place_in_words(self.words)

    @cached_property
    def municipalities(self) -> list[Municipality]:
        """Those whose place was named, the largest first."""
        codes = self.place.codes[:MOST_PLACES]
        if not codes:
            return []
        rows = Municipality.objects.select_related("county").with_joined()
        known = rows.defer("outline", "county__outline").in_bulk(codes)
        return [known[code] for code in codes]

    def groups(self) -> list[Group]:
        """All kinds of which something was found."""
        asked, rest = meaning(self.words), meaning(self.place.rest)
        if asked is None and not self.place.codes:
            return []
        return [group for one in sources() if (group := self._group(one, asked, rest))]

    def _group(self, source, asked, rest):
        codes = self.place.codes
        rule = Q() if asked is None else Q(document=asked)
        if codes:
            here = Q(municipality__in=codes)
            rule |= here & Q(document=rest) if rest else here
        matching = source.rows().prefetch_related(None).filter(rule)
        ranked = rest or asked
        best = source.rows().filter(pk__in=matching.values("pk")[:MOST_RANKED])
        order = best.query.order_by or best.model._meta.ordering
        counted = matching.order_by().values("pk")[: MOST_COUNTED + 1]
        rows = best.annotate(
            in_all=CountUpTo(counted),
            is_here=Case(When(municipality__in=codes, then=1), default=0),
            rank=SearchRank(F("document"), ranked) if ranked else Value(0.0),
        ).order_by("-is_here", "-rank", *order)[:SHOWN]
        rows = list(rows)
        if not rows:
            return None
        words, place = (
            (self.place.rest, self.place.typed) if codes else (self.words, "")
        )
        return Group(source, rows, source.list_url(words, place))


@dataclass(frozen=True)
class Answer:
    """What is shown for a question, and which words found it."""

    question: Question
    groups: list[Group]
    # Looked for instead of what was written, since that found nothing.
    instead: str = ""
    # Whether nothing was found in the place, so that all of Sweden is shown.
    is_elsewhere: bool = False

    @property
    def missed(self):
        """Whether what was asked for does not exist where it was asked for."""
        return bool(self.instead or self.is_elsewhere or not self.groups)


def answer(text: str) -> Answer:
    """Find what was asked for; else the same elsewhere; else what was likely meant."""
    question = Question.of(text)
    if groups := question.groups():
        return Answer(question, groups)
    rest = question.place.rest
    if question.place.codes and rest and (groups := _elsewhere(rest)):
        return Answer(question, groups, is_elsewhere=True)
    instead = likely(question.words)
    if instead and (groups := Question.of(instead).groups()):
        return Answer(question, groups, instead=instead)
    return Answer(question, [])


def _elsewhere(rest):
    everywhere = Question.of(rest)
    vars(everywhere)["place"] = PlaceInWords(everywhere.words)
    return everywhere.groups()
