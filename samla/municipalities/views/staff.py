"""Who works for a municipality in Samla, as what, and who comes in."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from samla.core.access import signed_in
from samla.core.pagination import page_of
from samla.municipalities.emails import staff as emails
from samla.municipalities.forms.staff import (
    StaffHandOverForm,
    StaffInvitationForm,
    StaffRoleForm,
)
from samla.municipalities.models import Application, Municipality, StaffMember
from samla.municipalities.models.belonging import LastKeeper

MOST_ASKING = 20


def own_part(request, slug, is_coordinator=False):
    """This person's part in a municipality; to who has none it does not exist.

    Where something is changed, others wait, and what she is is read after that.
    """
    places = Municipality.objects.defer("outline")
    if request.method == "POST":
        places = places.select_for_update(of=("self",), no_key=True)
    municipality = get_object_or_404(places, slug=slug)
    parts = municipality.staff.select_related("user", "municipality")
    parts = parts.defer("municipality__outline")
    if is_coordinator:
        parts = parts.coordinating()
    return get_object_or_404(parts, user=request.user)


@signed_in
@transaction.atomic
def staff_list(request, slug):
    """Who works there and who is invited; coordinators invite here."""
    part = own_part(request, slug, is_coordinator=request.method == "POST")
    form = StaffInvitationForm(
        request.POST or None, municipality=part.municipality, inviter=request.user
    )
    if form.is_valid() and form.sent():
        messages.success(request, _("The invitation is sent. It is good for 14 days."))
        return redirect("municipalities:staff-list", slug)
    municipality = part.municipality
    waiting = Application.objects.waiting().decidable_by(request.user)
    context = {
        "part": part,
        "municipality": municipality,
        "form": form if part.keeps else None,
        "page": page_of(request, municipality.staff.for_lists()),
        "invitations": municipality.staff_invitations.open().order_by("-invited_at"),
        "applications": waiting.filter(municipality=municipality)
        .select_related("user")
        .order_by("asked_at")[:MOST_ASKING],
    }
    return render(request, "municipalities/staff_list.html", context)


@signed_in
@transaction.atomic
def staff_edit(request, slug, pk):
    """Change what somebody may do."""
    part = own_part(request, slug, is_coordinator=True)
    other = _somebody(part, pk)
    form = StaffRoleForm(request.POST or None, instance=other)
    if form.is_valid():
        try:
            StaffMember.objects.get(pk=other.pk).change(form.cleaned_data["role"])
        except LastKeeper:
            form.add_error("role", _last_coordinator())
        else:
            messages.success(request, _("Saved."))
            return redirect("municipalities:staff-list", slug)
    context = {"form": form, "other": other, "municipality": part.municipality}
    return render(request, "municipalities/staff_edit.html", context)


@signed_in
@transaction.atomic
def staff_remove(request, slug, pk):
    """Take somebody out, or leave oneself, after one more question."""
    part = own_part(request, slug)
    other = _somebody(part, pk)
    is_herself = other.user_id == request.user.pk
    if not (is_herself or part.keeps):
        raise Http404
    if request.method == "POST" and not other.must_stay:
        other.leave()
        if is_herself:
            messages.success(request, _("You have left. Thank you."))
            return redirect("pages:desk")
        emails.removed(part.municipality, other.user)
        messages.success(request, _("She belongs no more, and gets a letter."))
        return redirect("municipalities:staff-list", slug)
    context = {
        "other": other,
        "municipality": part.municipality,
        "is_herself": is_herself,
        "must_stay": other.must_stay,
    }
    return render(request, "municipalities/staff_remove.html", context)


@signed_in
@transaction.atomic
def staff_hand_over(request, slug):
    """Let somebody else coordinate, and step down or leave, in one act."""
    part = own_part(request, slug, is_coordinator=True)
    form = StaffHandOverForm(request.POST or None, part=part)
    if form.is_valid():
        part.hand_over(form.cleaned_data["successor"], form.role)
        messages.success(request, _("Thank you. You have handed over."))
        there = ["municipalities:staff-list", slug] if form.role else ["pages:desk"]
        return redirect(*there)
    context = {"form": form, "municipality": part.municipality}
    return render(request, "municipalities/staff_hand_over.html", context)


def _somebody(part, pk):
    """Another person of the same municipality."""
    people = part.municipality.staff.select_related("user", "municipality")
    return get_object_or_404(people, pk=pk)


def _last_coordinator():
    """What to do where nobody else coordinates."""
    return _("Nobody else coordinates here. Make somebody else coordinator first.")
