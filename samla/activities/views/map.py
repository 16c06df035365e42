"""The map of what a search finds: a list beside it says the same."""

from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from samla.activities.filters import ActivityFilter
from samla.activities.models import Counted, Listed, PlaceMap
from samla.activities.views.activity import carried
from samla.core.access import public
from samla.municipalities.models import Municipality

# Where one is in a list, and how it is laid out: nothing that a map goes by.
OF_THE_LIST = ("sida", "efter", "fore", "visa")
PLACE = ("var", "lan", "grannar", "inom", "plats")
# The first digits of all counties: Sweden.
ALL = ("01", "25")


@public
def activity_map(request):
    """Sweden, a county or a municipality: the least that holds what is found."""
    asked = ActivityFilter(request.GET, queryset=Listed.objects.upcoming())
    query = without(request.GET, *OF_THE_LIST)
    as_list = reverse("activities:activity-list") + address(query)
    if asked.form.errors:  # the list says what is wrong
        return redirect(as_list)
    found = asked.rows
    counted = Counted(found)
    codes = {*counted.by_code, *asked.form.places}
    if counted.is_capped and not is_placed(request.GET):
        codes = ALL  # what was not counted may be anywhere
    context = {
        "chosen": list(asked.chosen),
        "when": asked.when,
        "as_list": as_list,
        "carried": carried(request.GET),
        "counted": counted,
    }
    if len(codes) == 1:
        places = Municipality.objects.select_related("county")
        here = get_object_or_404(places, code=codes.pop())
        context |= {"map": PlaceMap(here, found), "ups": _ups(query, here)}
    elif codes:
        context["map"] = drawn = counted.map_of(codes)
        context["ups"] = _ups(query, drawn)
        for region in drawn.regions:
            region.query = address(_narrowed(query, region.place))
    return render(request, "activities/activity_map.html", context)


def without(query, *names) -> QueryDict:
    """A question without some of its parts."""
    query = query.copy()
    for name in names:
        query.pop(name, None)
    return query


def address(query) -> str:
    """A question as it stands in an address."""
    return f"?{query.urlencode()}" if query else "?"


def is_placed(query) -> bool:
    """Whether it is asked where."""
    return any(query.get(name) for name in PLACE)


def _narrowed(query, place):
    """The same question of one county or one municipality."""
    if isinstance(place, Municipality):
        query = without(query, *PLACE)
        query["var"] = place.official_name
    else:
        query = without(query, "lan")
        query["lan"] = place.code
    return query


def _ups(query, seen):
    """The larger maps: names and addresses, of all of Sweden first."""
    if not is_placed(query):
        return
    yield "", address(without(query, *PLACE))
    if isinstance(seen, Municipality):
        above = without(query, *PLACE)
        above["lan"] = seen.county_id
        yield seen.county.name, address(above)
