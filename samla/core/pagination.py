"""Pages of a list: one wrong page number is a clear 404, never a guess."""

import datetime
import re
from dataclasses import dataclass, field

from django.core.paginator import InvalidPage, Paginator
from django.db.models import F
from django.db.models.fields.tuple_lookups import (
    Tuple,
    TupleGreaterThan,
    TupleLessThan,
)
from django.http import Http404, QueryDict
from django.utils.functional import cached_property

PAGE_SIZE = 20
# Longer lists are counted no further: nobody turns fifty pages.
MOST_COUNTED = 1000
# In an address: the place in a list that is looked on from, "0-20261124T170000-1234".
OF_A_PAGE = AFTER, BEFORE, PAGE = "efter", "fore", "sida"
MOMENT = re.compile(r"[0-9]{8}T[0-9]{6}(\.[0-9]{6})?")
NUMBER = re.compile(r"[0-9]{1,18}")


class CappedPaginator(Paginator):
    """Pages of a list that may be very long; it knows whether it stopped counting."""

    @cached_property
    def count(self):
        return self.object_list.order_by()[:MOST_COUNTED].count()

    @property
    def is_capped(self):
        """Whether there may be more than were counted."""
        return self.count == MOST_COUNTED


def page_of(request, rows, size=PAGE_SIZE, paginator=Paginator):
    """The page of rows that ?sida= asks for; what is no page is not found."""
    try:
        return paginator(rows, size).page(request.GET.get(PAGE) or 1)
    except InvalidPage as error:
        raise Http404 from error


@dataclass
class KeysetPage:
    """A part of a long list, and where the parts before and after it are."""

    asked: QueryDict
    order: tuple
    object_list: list
    has_previous: bool
    has_next: bool
    # All that could stand here, to be counted where nobody has.
    rows: object = field(repr=False)
    # Where a link of old leads, as the pages had numbers.
    moved: str = ""

    def __iter__(self):
        return iter(self.object_list)

    def __len__(self):
        return len(self.object_list)

    @property
    def has_other_pages(self):
        return self.has_previous or self.has_next

    @property
    def next_query(self):
        """The address of what comes after, where something does."""
        return self._query(AFTER, -1) if self.has_next and self.object_list else ""

    @property
    def previous_query(self):
        """The address of what comes before; of the beginning, where nothing is left."""
        if not self.has_previous:
            return ""
        return self._query(BEFORE, 0) if self.object_list else self.first_query

    @property
    def first_query(self):
        """The address of the beginning of the list."""
        query = self.asked.copy()
        for name in OF_A_PAGE:
            query.pop(name, None)
        return f"?{query.urlencode()}"

    @cached_property
    def total(self):
        """How many there are, as far as they are counted."""
        return self.rows.order_by()[:MOST_COUNTED].count()

    @cached_property
    def is_capped(self):
        """Whether there may be more than were counted."""
        return self.total >= MOST_COUNTED

    def _query(self, name, end):
        query = QueryDict(self.first_query[1:], mutable=True)
        query[name] = place_of(self.object_list[end], self.order)
        return f"?{query.urlencode()}"


def keyset_page(request, rows, order=None, size=PAGE_SIZE, show=list, total=None):
    """The part of a list after (?efter=) or before (?fore=) a place that it names.

    However long the list is, a part is found as soon as the first one, and what is
    added or taken meanwhile moves nothing. `order` names what the rows are in order of,
    none of it empty, at the end what no two of them share; rows may know it themselves.
    `show` makes of rows what the page shows. Where it is known how many there are, the
    first page does not read on to see whether there is another.
    """
    asked, order = request.GET, tuple(order or rows.order)
    after, before = asked.getlist(AFTER), asked.getlist(BEFORE)
    if len(after) + len(before) > 1:
        raise Http404
    place = read_place((after + before)[0], order) if after or before else None
    if PAGE in asked and not place:
        return _by_number(asked, rows, order, size, show)
    if not place and total is not None:
        found = list(show(rows[:size]))
        has_next = bool(found) and total > size
        return KeysetPage(asked, order, found, False, has_next, rows)
    if before:
        there = rows.filter(TupleLessThan(_columns(order), place)).reverse()
        found = list(show(there[: size + 1]))
        part, has_next = found[:size][::-1], True
        return KeysetPage(asked, order, part, len(found) > size, has_next, rows)
    there = rows.filter(TupleGreaterThan(_columns(order), place)) if place else rows
    found = list(show(there[: size + 1]))
    return KeysetPage(asked, order, found[:size], bool(place), len(found) > size, rows)


def _by_number(asked, rows, order, size, show):
    """Links of old had numbers: the first is the beginning, others lead there."""
    number = asked.get(PAGE)
    if number and not (NUMBER.fullmatch(number) and int(number)):
        raise Http404
    if number and int(number) > 1:
        page = KeysetPage(asked, order, [], False, False, rows)
        page.moved = page.first_query
        return page
    found = list(show(rows[: size + 1]))
    return KeysetPage(asked, order, found[:size], False, len(found) > size, rows)


def _columns(order):
    return Tuple(*map(F, order))


def place_of(row, order) -> str:
    """Where a row stands in a list, as an address tells it."""
    return "-".join(_as_text(getattr(row, name)) for name in order)


def _as_text(value):
    if not isinstance(value, datetime.datetime):
        return str(value)
    moment = value.astimezone(datetime.UTC)
    return f"{moment:%Y%m%dT%H%M%S}" + (
        f".{moment.microsecond:06}" if moment.microsecond else ""
    )


def read_place(text, order) -> list:
    """The place that an address tells of; what is none is not found."""
    parts = text.split("-")
    if len(parts) != len(order):
        raise Http404
    return [_read(*each) for each in zip(parts, order, strict=True)]


def _read(text, name):
    is_moment = name.endswith("_at")
    if not (MOMENT if is_moment else NUMBER).fullmatch(text):
        raise Http404
    if not is_moment:
        return int(text)
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError as error:
        raise Http404 from error
    return moment.replace(tzinfo=datetime.UTC)
