"""What somebody wants to follow: from the address of a page, and back to activities."""

import logging
from dataclasses import dataclass, field
from functools import cache

from django.db import transaction
from django.db.models import Exists, OuterRef, Value
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from samla.activities.filters import ONLY_NOW, ActivityFilter, Days
from samla.activities.models import Activity, Occurrence
from samla.alerts.models.subscription import LONGEST_SEARCH
from samla.core.languages import in_a_row
from samla.core.pagination import OF_A_PAGE
from samla.municipalities.models import Municipality, places_meant
from samla.organisations.models import Organisation

# What stands in the address of a list and says nothing of what shall be followed.
PASSING = (*ONLY_NOW, *OF_A_PAGE, "visa")
# What anybody can write there in words of her own.
TYPED = "q"
# So many searches are one question to the database.
MOST_AT_ONCE = 50

logger = logging.getLogger(__name__)


@dataclass
class Wanted:
    """What somebody wants to follow, and the page where it is seen."""

    kind: str
    title: str
    page: str
    key: dict
    # What it is called where nobody has said yes: without words that were typed.
    untyped: str = ""
    # Where its form is sent, and where the reader comes when it was.
    form: str = ""
    asked: str = ""
    organiser: str = ""
    errors: list = field(default_factory=list)


def wanted_activity(pk) -> Wanted:
    """An activity that everybody sees."""
    rows = Activity.objects.published().for_pages()
    activity = get_object_or_404(rows, pk=pk)
    found = _wanted("activity", activity, activity.title)
    found.organiser = activity.organisation.name
    return found


def wanted_organisation(pk) -> Wanted:
    """An organisation that everybody sees."""
    organisation = get_object_or_404(Organisation.objects.published(), pk=pk)
    return _wanted("organisation", organisation, organisation.name)


def wanted_municipality(slug) -> Wanted:
    """A municipality, whether it has joined or not."""
    rows = Municipality.objects.defer("outline")
    municipality = get_object_or_404(rows, slug=slug)
    found = _wanted("municipality", municipality, municipality.name, slug)
    return found


def wanted_search(query: QueryDict) -> Wanted:
    """A search of the list; what is wrong in it is said in words."""
    if len(query.urlencode()) > LONGEST_SEARCH:
        raise Http404
    asked = ActivityFilter(_lasting(query), queryset=Activity.objects.none())
    errors = [error for texts in asked.form.errors.values() for error in texts]
    search = "" if errors else asked.in_one_spelling(*PASSING)
    words = {} if errors else _in_words(asked)
    untyped = [said for name, said in words.items() if name != TYPED]
    page = reverse("activities:activity-list") + (search or f"?{query.urlencode()}")
    return Wanted(
        "search",
        _titled(words.values()),
        page,
        {"search": search},
        in_a_row(untyped) or gettext("Activities"),
        reverse("alerts:subscription-create") + search,
        reverse("alerts:subscription-asked") + search,
        errors=errors,
    )


class Searches:
    """What many searches find, and what they are called: a place is looked up once."""

    def __init__(self):
        self._meant = cache(places_meant)

    def find(self, searches, activities) -> dict[str, set[int] | None]:
        """Which of these activities each finds: one question for many searches.

        Also what was cancelled or hidden: who follows a search hears of that too. Of a
        search that the database cannot answer it is not known: None.
        """
        found, searches = {}, list(searches)
        for first in range(0, len(searches), MOST_AT_ONCE):
            part = searches[first : first + MOST_AT_ONCE]
            try:
                found |= self._found(part, activities)
            except Exception:  # each by itself: one keeps no other from being answered
                for search in part:
                    found |= self._found_alone(search, activities)
        return found

    def title(self, search, language) -> str:
        """What a search is called; nothing where it has become wrong."""
        with translation.override(language):
            asked = ActivityFilter(QueryDict(search[1:]), Activity.objects.none())
            asked.form.meant = self._meant
            return "" if asked.form.errors else _titled(_in_words(asked).values())

    @transaction.atomic
    def _found(self, part, activities):
        rows = [self._rows(search, n, activities) for n, search in enumerate(part)]
        found = {}
        for number, pk in rows[0].union(*rows[1:], all=True):
            found.setdefault(part[number], set()).add(pk)
        return found

    def _found_alone(self, search, activities):
        try:
            return self._found([search], activities)
        except Exception as error:
            logger.error("A search cannot be answered: %s", type(error).__name__)
            return {search: None}

    def _rows(self, search, number, activities):
        asked = _asked(search)
        asked.form.meant = self._meant
        here = asked.qs.filter(pk__in=activities).order_by()
        return here.annotate(number=Value(number)).values_list("number", "pk")


def _asked(search):
    query, rows = QueryDict(search[1:], mutable=True), Activity.objects.known()
    hours = {name: query.pop(name)[-1] for name in ("dag", "tid") if name in query}
    if hours:  # also where that day is called off
        dates = Days.asked(hours).among(Occurrence.objects.coming())
        rows = rows.filter(Exists(dates.filter(activity=OuterRef("pk"))))
    asked = ActivityFilter(query, queryset=rows)
    # As the list does, which has nothing that ended long ago.
    asked.among = Activity.objects.published().upcoming()
    return asked


def _wanted(kind, row, title, key=None):
    where = {kind: key or row.pk}
    return Wanted(
        kind,
        title,
        row.get_absolute_url(),
        {kind: row},
        title,
        reverse("alerts:subscription-create", kwargs=where),
        reverse("alerts:subscription-asked", kwargs=where),
    )


def _lasting(query):
    """A search without what is true only today, or only of one page of the list."""
    query = query.copy()
    if query.get("plats"):
        query.pop("inom", None)  # how far from where she was
    for name in PASSING:
        query.pop(name, None)
    return query


def _titled(words):
    """What a search is called."""
    title = in_a_row(words) or gettext("All activities in Sweden")
    return title if len(title) <= 100 else f"{title[:99]}…"


def _in_words(asked):
    """What is asked, with the place as it is called, however it was typed."""
    names = [name for name in asked.form.fields if name in asked.answered]
    said = dict(zip(names, (words for words, _query in asked.chosen), strict=True))
    return said | ({"var": asked.place} if "var" in said else {})
