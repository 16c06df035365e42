"""The units of a municipality, and which of them answers what."""

from django.contrib import messages
from django.db import transaction
from django.db.models import F
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samla.core.access import signed_in
from samla.core.pagination import page_of
from samla.enquiries.forms.unit import RoutesForm, UnitForm
from samla.enquiries.models import Unit
from samla.enquiries.views.arranging import kept, own, place_of

LIST = "enquiries:unit-list"


@signed_in
@transaction.atomic
def unit_list(request, slug):
    """All units, and a form that says which of them answers which kind of question."""
    place = place_of(request, slug)
    open_first = F("closed_at").asc(nulls_first=True)
    units = place.units.prefetch_related("routes").order_by(open_first, "name", "pk")
    return kept(
        request,
        RoutesForm(request.POST or None, municipality=place),
        "unit_list",
        LIST,
        page=page_of(request, units),
    )


@signed_in
@transaction.atomic
def unit_create(request, slug):
    """A unit that answers questions of some kinds."""
    unit = Unit(municipality=place_of(request, slug))
    form = UnitForm(request.POST or None, who=request.user, instance=unit)
    return kept(request, form, "unit_create", LIST)


@signed_in
@transaction.atomic
def unit_edit(request, slug, pk):
    """Another name, or another mailbox."""
    unit = own(request, slug, pk, Unit)
    form = UnitForm(request.POST or None, who=request.user, instance=unit)
    return kept(request, form, "unit_edit", LIST)


@signed_in
@transaction.atomic
def unit_close(request, slug, pk):
    """Close a unit, after one more question that tells what it answers today."""
    unit = own(request, slug, pk, Unit)
    said = _("It is closed. The way in answers instead.")
    return after_asking(request, unit, unit.close, "unit_close", said)


@signed_in
@transaction.atomic
def unit_open(request, slug, pk):
    """Open a unit again, after one more question."""
    unit = own(request, slug, pk, Unit)
    said = _("It is open again.")
    return after_asking(request, unit, unit.open_again, "unit_open", said)


def after_asking(request, unit, act, name, said):
    """Asks with what the unit answers and what waits there, then does it."""
    place = unit.municipality
    if request.method == "POST":
        act()
        messages.success(request, said)
        return redirect(LIST, place.slug)
    context = {
        "unit": unit,
        "municipality": place,
        "routes": unit.routes.order_by("kind"),
        "waiting": unit.enquiries.open().count(),
    }
    return render(request, f"enquiries/{name}.html", context)
