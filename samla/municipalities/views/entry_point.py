"""Keeping the way in to a municipality."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from samla.core.access import signed_in
from samla.municipalities.forms import EntryPointForm
from samla.municipalities.models import StaffMember


@signed_in
@transaction.atomic
def entry_point_edit(request, slug):
    """A coordinator tells how one reaches her municipality, and who is on duty."""
    person = coordinator(request, slug)
    form = EntryPointForm(request.POST or None, person=person)
    if form.is_valid():
        form.save()
        messages.success(request, _("Saved. Everybody sees it within a minute."))
        return redirect("pages:desk")
    context = {"form": form, "municipality": person.municipality}
    return render(request, "municipalities/entry_point_edit.html", context)


def coordinator(request, slug):
    """This person's part in a municipality, if she keeps its way in.

    Two who save at once take turns, so that nothing is made twice.
    """
    people = StaffMember.objects.coordinating().select_related("municipality", "user")
    if request.method == "POST":
        people = people.select_for_update(of=("municipality",), no_key=True)
    return get_object_or_404(people, user=request.user, municipality__slug=slug)
