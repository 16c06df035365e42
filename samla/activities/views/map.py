"""The map of what a search finds: a list beside it says the same."""

from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from samla.activities.filters import PLACE, ActivityFilter
from samla.activities.models import Counted, Listed, PlaceMap
from samla.activities.views.activity import carried
from samla.core.access import public
from samla.core.filters import as_address
from samla.municipalities.models import Municipality

# The first digits of all counties: Sweden.
ALL = ("01", "25")


@public
def activity_map(request):
    """Sweden, a county or a municipality: the least that holds what is found."""
    asked = ActivityFilter(request.GET, queryset=Listed.objects.upcoming())
    as_list = reverse("activities:activity-list")
    if asked.form.errors:  # the list says what is wrong
        return redirect(as_list + as_address(request.GET.copy()))
    found = asked.rows
    counted = Counted(found)
    codes = {*counted.by_code, *asked.form.places}
    if counted.is_capped and not asked.answered & PLACE:
        codes = ALL  # what was not counted may be anywhere
    drawn = None
    if len(codes) == 1:
        places = Municipality.objects.select_related("county")
        here = get_object_or_404(places, code=codes.pop())
        drawn = PlaceMap(here, found, counted.total)
    elif codes:
        drawn = counted.map_of(codes)
        for region in drawn.regions:
            region.query = _narrowed(asked, region.place)
    context = {
        "form": asked.form,
        "chosen": list(asked.chosen),
        "when": asked.when,
        "place": asked.place or (drawn and drawn.title),
        "as_list": as_list + asked.query_without("visa").removesuffix("?"),
        "carried": carried(request.GET),
        "counted": counted,
        "map": drawn,
        "ups": _ups(asked, drawn),
        "loosened": [] if counted.total else asked.loosened,
    }
    return render(request, "activities/activity_map.html", context)


def _narrowed(asked, place):
    """The same question of one county or one municipality, where it can be asked."""
    if not isinstance(place, Municipality):
        return _moved(asked, ["lan"], lan=place.code)
    near = {"inom", "plats"} & asked.answered
    if near and not asked.form.is_near_reader:
        return ""  # how far is counted from the place that would be let go of
    return _moved(asked, PLACE - near, var=place.official_name)


def _moved(asked, names, **where):
    """The same question of another place, as an address."""
    query = QueryDict(asked.query_without(*names, "visa")[1:], mutable=True)
    for name in PLACE & asked.answered - {*names}:
        query[name] = asked.data[name]
    query.update(where)
    return as_address(query)


def _ups(asked, seen):
    """The larger maps: names and addresses, of all of Sweden first."""
    if not asked.answered & PLACE:
        return
    everywhere = asked.query_without(*PLACE, "visa")
    yield "", everywhere if everywhere != "?" else reverse("activities:activity-map")
    if isinstance(seen, PlaceMap):
        county = seen.municipality.county
        yield county.name, _moved(asked, PLACE, lan=county.pk)
