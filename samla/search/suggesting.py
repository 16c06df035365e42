"""What somebody may be about to write, while she writes."""

from django.db.models import CharField, F
from django.db.models.functions import Cast
from django.utils.translation import get_language

from samla.activities.models import Activity
from samla.core.languages import chain
from samla.core.search import Fold, Value, few, meaning
from samla.municipalities.models import PlaceName
from samla.organisations.models import Organisation
from samla.search.guessing import fold
from samla.taxonomy.models import Synonym, choices

LEAST_LETTERS = 2
MOST = 8
MOST_OF_A_KIND = 3


def suggestions(text: str) -> list[str]:
    """At most eight: kinds of activities first, then titles, names and places."""
    words = few(text)
    asked = meaning(words) if len(words) >= LEAST_LETTERS else None
    if asked is None:
        return []
    typed = fold(words)
    kinds = [
        name
        for _id, name in choices("activity_type")
        if any(fold(part).startswith(typed) for part in [name, *name.split()])
    ]
    found = [*kinds[:MOST_OF_A_KIND], *_named(words, asked)]
    return list(dict.fromkeys(found))[:MOST]


def _named(words, asked):
    """Words, titles and names that begin so, in one question to the database."""
    begins = Fold(Value(words))
    languages = [*chain(get_language() or "sv"), "sv"]
    named = [
        (
            Synonym.objects.filter(bare__startswith=begins, language__in=languages),
            "word",
        ),
        (
            Activity.objects.published().upcoming().filter(document=asked),
            "title",
        ),
        (
            Organisation.objects.published()
            .in_lists()
            .filter(folded__startswith=begins),
            "name",
        ),
        (PlaceName.objects.filter(folded__startswith=begins), "name"),
    ]
    parts = [
        rows.order_by().values_list(Cast(F(name), CharField()), flat=True)[
            :MOST_OF_A_KIND
        ]
        for rows, name in named
    ]
    return parts[0].union(*parts[1:], all=True)
