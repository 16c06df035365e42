"""Pages of a list: one wrong page number is a clear 404, never a guess."""

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404
from django.utils.functional import cached_property

PAGE_SIZE = 20
# Longer lists are counted no further: nobody turns fifty pages.
MOST_COUNTED = 1000


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
        return paginator(rows, size).page(request.GET.get("sida") or 1)
    except InvalidPage as error:
        raise Http404 from error
