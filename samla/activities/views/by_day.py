"""The dates themselves, day by day: what a search finds, one line for each date."""

import datetime
import re
from itertools import groupby

from django.db.models import Q
from django.http import Http404
from django.utils import timezone

from samla.activities.models import Activity
from samla.core.pagination import AFTER, BEFORE

PAGE_SIZE = 30
# The place in the list where a page begins or ends: a moment and a number.
PLACE = re.compile(
    r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{6})?Z)-(\d{1,18})", re.ASCII
)


class DayPage:
    """One page of dates, the soonest first; its neighbours are found by their place."""

    def __init__(self, query, dates):
        after, before = _place(query, AFTER), _place(query, BEFORE)
        back = before is not None and after is None
        if place := before if back else after:
            dates = dates.filter(_beyond(*place, back))
        rows = list(soonest(dates, back))
        if place and not rows:
            raise Http404
        more, rows = len(rows) > PAGE_SIZE, rows[:PAGE_SIZE]
        self.object_list = rows[::-1] if back else rows
        self.has_previous = more if back else after is not None
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
        return _said(self.object_list[0])

    @property
    def last(self):
        """Where this page ends, as an address says it."""
        return _said(self.object_list[-1])

    def _tell_activities(self):
        pks = {date.activity_id for date in self.object_list}
        told = Activity.objects.for_cards().in_bulk(pks) if pks else {}
        self.object_list = [one for one in self.object_list if one.activity_id in told]
        for date in self.object_list:
            date.activity = told[date.activity_id]


def soonest(dates, back):
    """The first that happen or are called off, each sort from an index of its own."""
    order = ("-starts_at", "-pk") if back else ("starts_at", "pk")
    dates = dates.order_by(*order)
    called_off = dates.filter(cancelled_at__isnull=False)
    most = PAGE_SIZE + 1
    happening = dates.happening()[:most]
    return happening.union(called_off[:most], all=True).order_by(*order)[:most]


def _beyond(moment, pk, back):
    side = "lt" if back else "gt"
    here = Q(starts_at=moment, **{f"pk__{side}": pk})
    return Q(**{f"starts_at__{side}e": moment}) & (
        Q(**{f"starts_at__{side}": moment}) | here
    )


def _place(query, name):
    """The place that an address says; what is none is not found."""
    if not (typed := query.get(name)):
        return None
    try:
        moment, pk = PLACE.fullmatch(typed).groups()
        return datetime.datetime.fromisoformat(moment), int(pk)
    except (AttributeError, ValueError) as error:
        raise Http404 from error


def _said(date):
    moment = date.starts_at.astimezone(datetime.UTC).replace(tzinfo=None)
    return f"{moment.isoformat()}Z-{date.pk}"
