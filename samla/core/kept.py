"""Parts of pages that look the same as long as their facts are the same.

What a part shows is its key, so nothing has to be told when something changes: other
facts are another part. It is kept in this process alone, and never for a page that is
somebody's own.
"""

import gzip
import time
from html import escape

from django.conf import settings
from django.db.models import Model
from django.http import HttpResponse
from django.middleware.gzip import re_accepts_gzip
from django.utils.cache import patch_vary_headers
from django.utils.encoding import iri_to_uri
from django.utils.translation import get_language

from samla.core.logs import tells

# What terms are called is asked again as often; then all parts are made anew. A day
# begins with such a time, everywhere: so no part tells of "today" on the day after.
SECONDS_KEPT = 300
MOST_KEPT = 2_048
MOST_KNOWN = MOST_PAGES = 256
LONGEST_KNOWN = 200
# Stands in a part for the questions in the address, which are never kept.
QUERY = "?..questions.."

_kept = {}
_known = {}
_pages = {}
_since = [0]


def kept(make, *facts) -> str:
    """The part that these facts make, made by the first who asks."""
    return _from(_kept, MOST_KEPT, make, facts)


def known(make, *facts):
    """What was understood of a question, as long as parts are kept; None is not kept.

    For what pages do not show: how the database is asked, what an address means.
    """
    return _from(_known, MOST_KNOWN, make, facts)


def kept_page(request, make, *facts) -> HttpResponse:
    """The page that these facts make at this address, put together by the first.

    It is kept as it is sent: packed, and the same bytes for all who may read it. Not
    where somebody tells of herself, nor at an address so long that nobody asks again.
    """
    query = request.META.get("QUERY_STRING", "")
    if tells(request.GET) or len(query) > LONGEST_KNOWN or settings.DEBUG:
        return HttpResponse(make())
    there = request.build_absolute_uri(request.path), query
    there += settings.PUBLIC_URL, settings.OFFLINE

    def packed():
        return gzip.compress(make().encode(), mtime=0)

    body = _from(_pages, MOST_PAGES, packed, (*there, *facts))
    if re_accepts_gzip.search(request.headers.get("Accept-Encoding", "")):
        response = HttpResponse(body, headers={"Content-Encoding": "gzip"})
    else:
        response = HttpResponse(gzip.decompress(body))
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def _from(store, most, make, facts):
    """Where there is no room, what nobody has asked for of late goes.

    So who reads page after page takes nothing away that others look at. The first who
    asks when their time is over takes all of them away.
    """
    moment = int(time.time() // SECONDS_KEPT)
    if moment != _since[0]:
        _since[0] = moment
        forget()
    key = (get_language(), *facts)
    found = store.pop(key, None)
    if found is None:
        if len(store) >= most:
            for oldest in list(store)[: most // 2]:
                store.pop(oldest, None)
        found = make()
    if found is not None:
        store[key] = found  # the last one again
    return found


def forget_questions():
    """Read and answer every question anew."""
    _known.clear()
    _pages.clear()


def forget():
    """Make everything anew."""
    _kept.clear()
    forget_questions()


def facts_of(row) -> tuple:
    """All that was read of a row and of the rows it was read with."""
    facts = [
        (name, _firm(value)) for name, value in row.__dict__.items() if name != "_state"
    ]
    beside = row._state.fields_cache.values()
    return (*facts, *(facts_of(other) for other in beside if other))


def _firm(value):
    """A value that can be part of a key."""
    if isinstance(value, Model):
        return facts_of(value)
    if isinstance(value, list | tuple):
        return tuple(map(_firm, value))
    return repr(value) if isinstance(value, dict) else value


def with_query(html: str, query: str) -> str:
    """A part with the questions of this address where it has room for them."""
    return html.replace(QUERY, escape(f"?{iri_to_uri(query)}") if query else "")
