"""Finding an organisation, and keeping the one that is one's own."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samla.core.access import Elsewhere, may_keep, public, signed_in
from samla.core.pagination import page_of
from samla.municipalities.models import Municipality
from samla.organisations.filters import OrganisationFilter
from samla.organisations.forms import OrganisationForm
from samla.organisations.models import Organisation


@public
def organisation_list(request):
    """Organisations by name; the query string says which."""
    shown = Organisation.objects.published().in_lists().for_cards()
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
    organisation = shown.filter(pk=pk).first()
    if organisation is None:
        return elsewhere(request, pk)
    context = {"organisation": organisation}
    return render(request, "organisations/organisation_detail.html", context)


def elsewhere(request, pk):
    """The way to what an organisation has become; a merge can be undone, so for now."""
    merged = Organisation.objects.exclude(merged_into=None)
    became = get_object_or_404(merged, pk=pk).stands_as
    if not became.published_at:
        raise Http404
    response = redirect(became)
    may_keep(request, response)
    return response


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


def kept(request, pk, is_locked=False):
    """An organisation that this person may change; to others it does not exist.

    Where it has become another one of hers, she is led there.
    """
    hers = Organisation.objects.editable_by(request.user)
    merged = Organisation.objects.exclude(merged_into=None).filter(pk=pk).first()
    if merged and hers.filter(pk=merged.stands_as.pk).exists():
        page = request.resolver_match
        there = page.kwargs | {"pk": merged.stands_as.pk}
        raise Elsewhere(reverse(page.view_name, kwargs=there))
    if is_locked:
        hers = hers.select_for_update(of=("self",), no_key=True)
    return get_object_or_404(hers.select_related("municipality"), pk=pk)


@signed_in
def organisation_welcome(request, pk):
    """The organisation is in; what to do next."""
    context = {"organisation": kept(request, pk)}
    return render(request, "organisations/organisation_welcome.html", context)


@signed_in
@transaction.atomic
def organisation_edit(request, pk):
    """Change what is told about the organisation; others who save wait for it."""
    organisation = kept(request, pk, request.method == "POST")
    organisation.with_proposal(again="igen" in request.GET)
    form = OrganisationForm(
        request.POST or None, instance=organisation, person=request.user
    )
    if form.is_valid() and form.saved():
        saved = _("The organisation is saved.")
        messages.success(request, form.review.told if form.review else saved)
        return redirect("organisations:organisation-edit", pk)
    context = {
        "form": form,
        "organisation": organisation,
        "places": Municipality.objects.only("name", "name_sort"),
    }
    return render(request, "organisations/organisation_edit.html", context)


@signed_in
def organisation_preview(request, pk):
    """An organisation as everybody will see it, for its people and who decides."""
    hers = Organisation.objects.editable_by(request.user).filter(pk=pk).exists()
    rows = Organisation.objects.all()
    if not hers:
        rows = Organisation.objects.reviewable_by(request.user)
    organisation = get_object_or_404(rows.for_pages(), pk=pk)
    context = {"organisation": organisation, "is_own": hers}
    return render(request, "organisations/organisation_preview.html", context)


@signed_in
def organisation_close(request, pk):
    """Hide the organisation from everybody, or show it again."""
    organisation = kept(request, pk)
    if request.method == "POST":
        if "again" in request.POST:
            if organisation.ask_to_publish(request.user):
                messages.success(request, _("The organisation is shown again."))
            return redirect("organisations:organisation-edit", pk)
        organisation.close()
        return redirect("organisations:organisation-close", pk)
    context = {"organisation": organisation}
    return render(request, "organisations/organisation_close.html", context)
