"""Finding an organisation, and keeping the one that is one's own."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from samla.core.access import public, signed_in
from samla.core.pagination import page_of
from samla.municipalities.models import Municipality
from samla.organisations.filters import OrganisationFilter
from samla.organisations.forms import OrganisationForm
from samla.organisations.models import Organisation


@public
def organisation_list(request):
    """Organisations by name; the query string says which."""
    shown = Organisation.objects.published().for_cards()
    found = OrganisationFilter(request.GET, queryset=shown)
    page = page_of(request, found.qs)
    names = found.place_names
    context = {
        "form": found.form,
        "page": page,
        "chosen": list(found.chosen),
        "typed": found.form.cleaned_data.get("var", ""),
        "place": names[0] if len(names) == 1 else "",
    }
    return render(request, "organisations/organisation_list.html", context)


@public
def organisation_detail(request, pk):
    """Who an organisation is, what it is best at, and how one reaches it."""
    shown = Organisation.objects.published().for_pages()
    organisation = get_object_or_404(shown, pk=pk)
    context = {"organisation": organisation}
    return render(request, "organisations/organisation_detail.html", context)


@signed_in
def organisation_create(request):
    """Register an organisation, unless it turns out to be there already."""
    form = OrganisationForm(request.POST or None, person=request.user)
    if form.is_valid() and "change" not in request.POST:
        if "another" not in request.POST and form.twins:
            return render(
                request, "organisations/organisation_twins.html", {"form": form}
            )
        if organisation := form.saved():
            return redirect("organisations:organisation-welcome", organisation.pk)
    context = {"form": form, "places": Municipality.objects.only("name", "name_sort")}
    return render(request, "organisations/organisation_create.html", context)


def kept(request, pk):
    """An organisation that this person may change; to others it does not exist."""
    hers = Organisation.objects.editable_by(request.user)
    return get_object_or_404(hers.select_related("municipality"), pk=pk)


@signed_in
def organisation_welcome(request, pk):
    """The organisation is in; what to do next."""
    context = {"organisation": kept(request, pk)}
    return render(request, "organisations/organisation_welcome.html", context)


@signed_in
def organisation_edit(request, pk):
    """Change what is told about the organisation."""
    organisation = kept(request, pk)
    form = OrganisationForm(
        request.POST or None, instance=organisation, person=request.user
    )
    if form.is_valid() and form.saved():
        messages.success(request, _("The organisation is saved."))
        return redirect("organisations:organisation-edit", pk)
    context = {
        "form": form,
        "organisation": organisation,
        "places": Municipality.objects.only("name", "name_sort"),
    }
    return render(request, "organisations/organisation_edit.html", context)


@signed_in
def organisation_confirm(request, pk):
    """Say that everything told is still right."""
    organisation = kept(request, pk)
    if request.method == "POST":
        organisation.confirm()
        messages.success(request, _("Thank you. Everybody now sees that it is right."))
        return redirect("pages:desk")
    context = {"organisation": organisation}
    return render(request, "organisations/organisation_confirm.html", context)


@signed_in
def organisation_close(request, pk):
    """Hide the organisation from everybody, or show it again."""
    organisation = kept(request, pk)
    if request.method == "POST":
        if "again" in request.POST:
            organisation.publish()
            messages.success(request, _("The organisation is shown again."))
            return redirect("organisations:organisation-edit", pk)
        organisation.close()
        return redirect("organisations:organisation-close", pk)
    context = {"organisation": organisation}
    return render(request, "organisations/organisation_close.html", context)
