"""Finding a municipality."""

from django.db.models import Count, Prefetch
from django.shortcuts import get_object_or_404, redirect, render

from samla.core.access import public
from samla.core.outlines import edges, frame
from samla.municipalities.forms import PlaceForm
from samla.municipalities.models import (
    County,
    Municipality,
    places_meant,
)


@public
def municipality_list(request):
    """All counties on a map and in a list; who says where she lives comes there."""
    form = PlaceForm(request.GET if "var" in request.GET else None)
    typed, meant = "", []
    if form.is_valid() and form.cleaned_data["var"]:
        typed = form.cleaned_data["var"]
        meant = _in_order_of(places_meant(typed))
    if len(meant) == 1:
        return redirect(meant[0])
    joined = Municipality.objects.joined()
    counties = (
        County.objects.annotate(size=Count("municipalities"))
        .order_by("name_sort")
        .prefetch_related(Prefetch("municipalities", joined, to_attr="joined"))
    )
    context = {
        "form": form,
        "typed": typed,
        "meant": meant,
        "counties": counties,
        "frame": frame(county.outline for county in counties),
        "from_north": sorted(counties, key=lambda county: edges(county.outline)[1]),
    }
    return render(request, "municipalities/municipality_list.html", context)


def _in_order_of(codes):
    """The municipalities of these codes, the likeliest meant first."""
    found = Municipality.objects.select_related("county").defer("outline")
    places = found.in_bulk(codes)
    return [places[code] for code in codes if code in places]


@public
def county_detail(request, slug):
    """The municipalities of one county, on a map and in a list."""
    county = get_object_or_404(County, slug=slug)
    municipalities = list(county.municipalities.with_joined())
    outlines = [municipality.outline for municipality in municipalities]
    context = {
        "county": county,
        "municipalities": municipalities,
        "joined": sum(municipality.is_joined for municipality in municipalities),
        "frame": frame(outlines),
        "from_north": sorted(municipalities, key=lambda place: edges(place.outline)[1]),
    }
    return render(request, "municipalities/county_detail.html", context)
