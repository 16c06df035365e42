"""Finding a municipality, and keeping the way in to one."""

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, Prefetch
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from samla.core.access import public, signed_in
from samla.core.outlines import edges, frame
from samla.municipalities.forms import EntryPointForm, PlaceForm, SchoolBreakForm
from samla.municipalities.models import (
    County,
    Municipality,
    SchoolBreak,
    StaffMember,
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


@signed_in
@transaction.atomic
def entry_point_edit(request, slug):
    """A coordinator tells how one reaches her municipality, and who is on duty."""
    person = _coordinator(request, slug)
    form = EntryPointForm(request.POST or None, person=person)
    if form.is_valid():
        form.save()
        messages.success(request, _("Saved. Everybody sees it within a minute."))
        return redirect("pages:desk")
    context = {"form": form, "municipality": person.municipality}
    return render(request, "municipalities/entry_point_edit.html", context)


@signed_in
@transaction.atomic
def school_break_list(request, slug):
    """The days when the schools of a municipality are closed; one more can be added."""
    municipality = _coordinator(request, slug).municipality
    form = SchoolBreakForm(request.POST or None, municipality=municipality)
    form.instance.is_example = request.user.is_example
    if form.is_valid():
        form.save()
        messages.success(request, _("The break is added."))
        return redirect("municipalities:school-break-list", slug)
    context = {
        "form": form,
        "municipality": municipality,
        "breaks": municipality.school_breaks.coming(),
    }
    return render(request, "municipalities/school_break_list.html", context)


@signed_in
def school_break_delete(request, slug, pk):
    """Take away a break, after one more question."""
    school_break = get_object_or_404(
        SchoolBreak.objects.editable_by(request.user), pk=pk, municipality__slug=slug
    )
    if request.method == "POST":
        school_break.delete()
        messages.success(request, _("The break is taken away."))
        return redirect("municipalities:school-break-list", slug)
    context = {"school_break": school_break, "slug": slug}
    return render(request, "municipalities/school_break_delete.html", context)


def _coordinator(request, slug):
    """This person's part in a municipality, if she keeps its way in.

    Two who save at once take turns, so that nothing is made twice.
    """
    people = StaffMember.objects.coordinating().select_related("municipality", "user")
    if request.method == "POST":
        people = people.select_for_update(of=("municipality",), no_key=True)
    return get_object_or_404(people, user=request.user, municipality__slug=slug)
