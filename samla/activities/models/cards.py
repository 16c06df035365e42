"""Cards of a page: one question, made into activities where they are not known yet.

What the database tells of an activity is all that its card shows. So it is the key of
a card that is kept, and an activity is only put together for one that is not.
"""

from types import SimpleNamespace

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models.query import ModelIterable
from django.utils import timezone
from django.utils.functional import cached_property

from samla.core.prepared import Prepared


class ToShow:
    """A question for cards, put together once: it may be asked again."""

    def __init__(self, shown):
        self.model = shown.model
        self.compiler = shown.query.get_compiler(shown.db)
        try:
            self.question = Prepared(*self.compiler.as_sql())
        except EmptyResultSet:  # of words that mean nothing: nobody need be asked
            self.question = None
            return
        own = self.compiler.klass_info["select_fields"]
        self.columns = {self.compiler.select[n][0].target.attname: n for n in own}
        self.columns |= self.compiler.annotation_col_map
        self.columns["pk"] = self.columns[self.model._meta.pk.attname]

    def ask(self):
        """What the database tells now, an unmade card for each."""
        found = self.question.ask() if self.question else []
        return [Card(self, tuple(map(_firm, row))) for row in found]

    def make(self, row):
        """The activity that a row of the answer tells of."""
        compiler = self.compiler
        answered = SimpleNamespace(
            select=compiler.select,
            klass_info=compiler.klass_info,
            annotation_col_map=compiler.annotation_col_map,
            execute_sql=lambda **_how: [[row]],
            results_iter=compiler.results_iter,
        )
        query = SimpleNamespace(get_compiler=lambda using: answered)
        rows = SimpleNamespace(
            query=query, db=connection.alias, _known_related_objects={}
        )
        [activity] = ModelIterable(rows)
        return activity


class Card:
    """One answer: its facts at once, its activity for who asks for more."""

    fit = None  # to the reader, where she has told of herself

    def __init__(self, told, row):
        self.told, self.row = told, row

    @property
    def is_old(self):
        """As the activity says it."""
        confirmed_at = self.row[self.told.columns["confirmed_at"]]
        return timezone.now() - confirmed_at > self.told.model.INTERVAL

    @property
    def facts(self):
        """All that it shows."""
        return self.is_old, self.row

    @cached_property
    def activity(self):
        """The activity itself."""
        made = self.told.make(self.row)
        if "found" in self.told.columns:
            made.found_starts_at, made.found_ends_at = self._found
        return made

    @property
    def _found(self):
        """The date that was asked for, or else the next."""
        row, columns = self.row, self.told.columns
        next_date = row[columns["next_starts_at"]], row[columns["next_ends_at"]]
        return row[columns["found"]] or next_date

    def __getattr__(self, name):
        if name == "found_starts_at" and "found" in self.told.columns:
            return self._found[0]
        if name in self.told.columns:
            return self.row[self.told.columns[name]]
        return getattr(self.activity, name)


def _firm(value):
    return tuple(value) if type(value) is list else value
