"""One box that looks through everything."""

from django.db import OperationalError, connection, transaction
from django.http import JsonResponse
from django.shortcuts import render
from psycopg.errors import QueryCanceled

from samla.core.access import public
from samla.core.search import MOST_CHARACTERS
from samla.municipalities.models import MissedSearch
from samla.search.finding import answer
from samla.search.suggesting import suggestions

# A single question to the database takes no longer than this.
MILLISECONDS = 2000


@public
def everything_find(request):
    """All that words ask for, kind by kind; what was missed is counted, not by whom."""
    text = request.GET.get("q", "").replace("\x00", "").strip()
    context = {"typed": text[: MOST_CHARACTERS + 1], "most": MOST_CHARACTERS}
    status = 200
    if text and len(text) <= MOST_CHARACTERS:
        context["answer"] = found = _in_time(answer, text)
        status = 200 if found else 503
        if found and found.missed:
            _count(found.question)
    response = render(request, "search/everything_find.html", context, status=status)
    if status != 200:
        response.headers["Retry-After"] = "30"
    return response


@public
def words_suggest(request):
    """What somebody may be about to write, for a script to offer."""
    text = request.GET.get("q", "").replace("\x00", "").strip()
    words = _in_time(suggestions, text) if len(text) <= MOST_CHARACTERS else []
    return JsonResponse({"words": words or []})


def _in_time(find, text):
    """What is found; None where the database would have to think too long."""
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(f"set local statement_timeout = {MILLISECONDS}")
            return find(text)
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            return None
        raise


def _count(question):
    """Count what was missed where it was looked for."""
    place = question.place
    where = place.codes[0] if place.codes else None
    MissedSearch.objects.count_one(place.rest, where)
