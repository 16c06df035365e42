"""What is published already and may answer a question before it is asked."""

import re

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import Case, F, Q, Value, When

from samla.core.private import plain_digits
from samla.core.search import Fold
from samla.enquiries.models.faq import Faq
from samla.organisations.models import Organisation
from samla.premises.models import Premises

MOST = 3
# Words after these make the question slower, not better.
MOST_WORDS = 40
WORD = re.compile(r"[^\W\d_]{3,}")
# The kinds of question to which somebody else than the municipality is an answer.
PARTNERS = {"partner", "matching", "volunteers", "language", "goods", "reach"}
# Said in most questions, and of most organisations.
SAID_BY_ALL = {
    *("och", "som", "med", "för", "att", "det", "den", "har", "kan", "vill", "ska"),
    *("vår", "våra", "från", "till", "eller", "hos", "någon", "några", "söker"),
    *("förening", "föreningen", "organisation", "kommun", "kommunen", "behöver"),
    *("the", "and", "for", "with", "our", "are", "you", "have", "would", "need"),
}
# Below this a text shares a word or two with the question, by chance.
LEAST_RANK = 0.05


def likely_answers(municipality, kind_id: str, text: str) -> list:
    """At most three: published answers, then rooms or partners as the kind asks."""
    query = any_word(text)
    if query is None:
        return []
    kind = kind_id.partition(":")[2]
    faqs = _best(_faqs(municipality), query, kind_id)
    others = []
    if kind == "room":
        rooms = Premises.objects.offered().in_lists().for_cards()
        others = _ranked(rooms.filter(municipality=municipality), query)[:MOST]
    elif kind in PARTNERS:
        known = Organisation.objects.published().in_lists().for_cards()
        others = _best(known.in_places([municipality.pk]), query)
    answers = faqs[: MOST - min(len(others), 1)] + list(others)
    return answers[:MOST]


def any_word(text: str):
    """A search for any word of a text, in Swedish and as it is written."""
    words = dict.fromkeys(WORD.findall(plain_digits(text).casefold()))
    said = [word for word in words if word not in SAID_BY_ALL][:MOST_WORDS]
    if not said:
        return None
    either = " or ".join(said)
    stems = SearchQuery(either, config="swedish", search_type="websearch")
    folded = Fold(Value(either))
    return stems | SearchQuery(folded, config="simple", search_type="websearch")


def _faqs(municipality):
    rows = Faq.objects.published().in_lists().for_pages()
    return rows.filter(municipality=municipality)


def _best(rows, query, kind_id=""):
    """The rows that share most with a question; those of its kind before others."""
    near = _ranked(rows.filter(document=query), query)
    if not kind_id:
        return list(near.filter(rank__gte=LEAST_RANK)[:MOST])
    fits = Q(kinds__contains=[kind_id])
    near = near.filter(fits | Q(rank__gte=LEAST_RANK))
    return list(
        near.order_by(Case(When(fits, then=0), default=1), "-rank", "pk")[:MOST]
    )


def _ranked(rows, query):
    """All rows, those first that share most with a question."""
    ranked = rows.annotate(rank=SearchRank(F("document"), query))
    return ranked.order_by("-rank", "pk")
