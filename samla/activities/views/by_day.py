"""The dates themselves, day by day: what a search finds, one line for each date."""

from itertools import groupby

from django.db.models import F
from django.db.models.fields.tuple_lookups import (
    Tuple,
    TupleGreaterThan,
    TupleLessThan,
)
from django.http import Http404
from django.utils import timezone

from samla.activities.models import Activity
from samla.core.pagination import AFTER, BEFORE, KeysetPage, place_of, read_place

PAGE_SIZE = 30
ORDER = ("starts_at", "pk")


class DayPage:
    """One page of dates, the soonest first; its neighbours are found by their place."""

    def __init__(self, query, asked):
        dates, first = asked.dates, None
        after, before = query.get(AFTER), query.get(BEFORE)
        if after and before:
            raise Http404
        back, place = bool(before), before or after
        if place:
            beyond = TupleLessThan if back else TupleGreaterThan
            here = read_place(place, ORDER)
            dates = dates.filter(beyond(Tuple(*map(F, ORDER)), here))
        else:
            first = asked.soonest_dates(PAGE_SIZE + 1)
        rows = list(soonest(dates, back, first))
        # Where what a link leads to has passed, the list begins anew.
        at_the_start = KeysetPage(query, ORDER, [], False, False, dates)
        self.moved = at_the_start.first_query if place and not rows else ""
        more, rows = len(rows) > PAGE_SIZE, rows[:PAGE_SIZE]
        self.object_list = rows[::-1] if back else rows
        self.has_previous = more if back else bool(place)
        self.has_next = more or back
        self._tell_activities()

    @property
    def days(self):
        """Each day with its dates."""
        return [
            (day, list(dates))
            for day, dates in groupby(
                self.object_list, lambda date: timezone.localdate(date.starts_at)
            )
        ]

    @property
    def first(self):
        """Where this page begins, as an address says it."""
        return place_of(self.object_list[0], ORDER)

    @property
    def last(self):
        """Where this page ends, as an address says it."""
        return place_of(self.object_list[-1], ORDER)

    def _tell_activities(self):
        pks = {date.activity_id for date in self.object_list}
        told = Activity.objects.for_lists().in_bulk(pks) if pks else {}
        self.object_list = [one for one in self.object_list if one.activity_id in told]
        for date in self.object_list:
            date.activity = told[date.activity_id]


def soonest(dates, back, first=None):
    """The first that happen or are called off, each sort from an index of its own.

    `first` are dates with the first that happen, where that is known.
    """
    order = [f"-{name}" for name in ORDER] if back else ORDER
    dates = dates.order_by(*order)
    called_off = dates.filter(cancelled_at__isnull=False)
    most = PAGE_SIZE + 1
    happening = dates if first is None else first.order_by(*order)
    happening = happening.happening()[:most]
    return happening.union(called_off[:most], all=True).order_by(*order)[:most]
