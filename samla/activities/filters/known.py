"""Questions that were asked before: read once, and put into SQL once."""

from copy import copy

from django.http import QueryDict
from django.utils import timezone

from samla.core.kept import LONGEST_KNOWN, known
from samla.core.logs import tells
from samla.core.pagination import OF_A_PAGE

# What an address of a list says besides its questions.
BESIDE = {"visa", *OF_A_PAGE}


class Known:
    """Mixed into a FilterSet: a question that is asked again is not read again."""

    # How the database is asked; shared by all who ask the same.
    put = None

    @classmethod
    def asked(cls, query, queryset):
        """This question of these rows; from memory, where that has it.

        The rows are the same for all who ask. What somebody tells of herself is not
        remembered. The form of what is comes shared: nothing may be changed in it.
        """
        told = {name: query.getlist(name) for name in cls.base_filters if name in query}
        told = {name: values for name, values in told.items() if any(values)}
        size = sum(map(len, sum(told.values(), [])))
        if tells(query) or size > LONGEST_KNOWN:
            return cls(query, queryset=queryset)
        key = tuple((name, *values) for name, values in told.items())
        key = (cls, queryset.model, timezone.localdate(), key)
        found = known(lambda: cls._read(told, queryset), key)
        if found is None:  # what is wrong is not remembered
            return cls(query, queryset=queryset)
        again = copy(found)
        again.data = query
        return again

    @classmethod
    def _read(cls, told, queryset):
        only = QueryDict(mutable=True)
        for name, values in told.items():
            only.setlist(name, values)
        read = cls(only, queryset=queryset)
        if read.form.errors:
            return None
        read.put = {}
        read.qs  # noqa: B018  all who ask share it
        return read

    @property
    def may_be_remembered(self):
        """Whether others ask this too, and nothing else stands in the address."""
        names = {name for name, values in self.data.lists() if any(values)}
        return self.put is not None and names <= self.base_filters.keys() | BESIDE

    def once(self, name, make):
        """What is made for the first who asks this, for all who ask it again."""
        if self.put is None:
            return make()
        if name not in self.put:
            self.put[name] = make()
        return self.put[name]
