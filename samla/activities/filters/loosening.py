"""Where nothing is found: what to let go of, and how many come back for it."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext

from samla.activities.models import counted_together
from samla.core.filters import YES, as_address, in_brackets
from samla.core.templatetags.samla import apart

DAYS = {"nar", "dag", "tid", "fran", "till"}
PLACE = {"var", "plats", "grannar", "inom", "lan"}
# So many ways are tried, so many are counted, so many are shown.
MOST_TRIED, MOST_COUNTED, MOST_WAYS = 12, 100, 3


@dataclass(frozen=True)
class Way:
    """One way on: what it is called, its question, and how many that finds."""

    label: str
    query: str
    number: int = 0

    @property
    def in_brackets(self):
        """How many, or that there are more than were counted."""
        return in_brackets(self.number, self.number == MOST_COUNTED)


class Loosened:
    """Mixed into ActivityFilter: the ways on where it finds nothing."""

    @cached_property
    def loosened(self) -> list[Way]:
        """Up to three ways that find something, the least change first."""
        named = {}
        for label, query in self._ways():
            named.setdefault(query, label)
        ways = list(named.items())[:MOST_TRIED]
        asked = [type(self)(_read(query), queryset=self.queryset) for query, _ in ways]
        valid = [number for number, one in enumerate(asked) if not one.form.errors]
        found = counted_together([asked[number].qs for number in valid], MOST_COUNTED)
        counted = dict(zip(valid, found, strict=True))
        told = [
            Way(label, query, counted[number])
            for number, (query, label) in enumerate(ways)
            if counted.get(number)
        ]
        return told[:MOST_WAYS]

    def _ways(self):
        """What can be let go of, the least first: its name and the question left."""
        asked = self.answered
        if "var" in asked and not asked & (PLACE - {"var"}):
            nearby = self.data.copy()
            nearby["grannar"] = YES
            yield self.form.fields["grannar"].label, as_address(nearby)
        if asked & DAYS:
            yield gettext("Show all days"), self.query_without(*DAYS)
        if len(asked) > 1:
            for name in sorted(asked - DAYS - PLACE, key=lambda name: name == "q"):
                yield self._without(name), self.query_without(name)
        if asked & PLACE:
            yield gettext("Look in all of Sweden"), self.query_without(*PLACE)
        yield from self._much(asked)

    def _much(self, asked):
        """What is left where more than one answer is let go of."""
        narrow = asked - DAYS - PLACE - {"q"}
        if narrow and asked & {"q", *PLACE}:
            label = gettext("Keep only the word and the place")
            yield label, self.query_without(*narrow, *DAYS)
        for name in sorted(asked - DAYS - PLACE):
            yield self._only(name), self.query_without(*asked - {name})
        if asked:
            yield gettext("Show all activities"), self.query_without(*asked)

    def _without(self, name):
        """What a way is called that lets go of one answer."""
        return gettext("Without “%(answer)s”") % {"answer": self._answer(name)}

    def _only(self, name):
        """What a way is called that lets go of all but one answer."""
        return gettext("Only “%(answer)s”") % {"answer": self._answer(name)}

    def _answer(self, name):
        field, answer = self.form.fields[name], self.form.cleaned_data[name]
        return apart(self._in_words(name, field, answer))


def _read(query):
    return QueryDict(query[1:])
