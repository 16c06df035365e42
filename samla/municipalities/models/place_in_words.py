"""A place that stands among other words: "fotboll alby", "språkcafé 145 57"."""

import re
from dataclasses import dataclass

from django.db import connection

from samla.municipalities.models.place import POSTCODE_DIGITS, places_meant

# A name has at most so many words, and at least so many letters.
MOST_WORDS = 3
LEAST_LETTERS = 2
POSTCODE = re.compile(r"(?<!\d)(?:se ?-? ?)?(\d{3} ?\d{2})(?!\d)", re.IGNORECASE)
# A town may have several namesakes; more municipalities than this say nothing.
MOST_MEANT = 6

NAMED = """
select grams.gram, array_agg(distinct m.code || ' ' || m.population)
from unnest(%s::text[]) as grams(gram)
  join municipalities_placename names on names.folded = samla_fold(grams.gram)
  join municipalities_municipality m on m.code = names.municipality_id
group by grams.gram
"""


@dataclass(frozen=True)
class PlaceInWords:
    """What was typed for a place, the municipalities meant, and the other words."""

    rest: str
    typed: str = ""
    codes: tuple = ()


def place_in_words(words: str) -> PlaceInWords:
    """The place that words name, the longest name first, and what else they say."""
    if postcode := POSTCODE.search(words):
        codes = places_meant(postcode[1])
        rest = words[: postcode.start()] + " " + words[postcode.end() :]
        if codes and len(re.sub(r"\D", "", postcode[1])) == POSTCODE_DIGITS:
            return PlaceInWords(" ".join(rest.split()), postcode[1], tuple(codes))
    tokens = [token.strip(".,;:!?()\"'") for token in words.split()]
    spans = {
        " ".join(tokens[begin:end]): (begin, end)
        for begin in range(len(tokens))
        for end in range(begin + 1, min(begin + MOST_WORDS, len(tokens)) + 1)
    }
    grams = [gram for gram in spans if len(gram) >= LEAST_LETTERS]
    if not grams:
        return PlaceInWords(words)
    with connection.cursor() as cursor:
        cursor.execute(NAMED, [grams])
        named = dict(cursor.fetchall())
    if not named:
        return PlaceInWords(words)
    gram = max(named, key=lambda one: (spans[one][1] - spans[one][0], spans[one]))
    begin, end = spans[gram]
    rest = " ".join(tokens[:begin] + tokens[end:])
    return PlaceInWords(rest, gram, _largest_first(named[gram]))


def _largest_first(named):
    """The codes of municipalities, those with most people first."""
    pairs = [row.split() for row in named]
    pairs.sort(key=lambda pair: -int(pair[1]))
    return tuple(code for code, _people in pairs[:MOST_MEANT])
