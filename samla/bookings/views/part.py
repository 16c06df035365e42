"""Rooms that hang together: halls that divide, foyers that belong to several."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from samla.bookings.forms.part import PartForm
from samla.bookings.models import LentPart
from samla.core.access import signed_in
from samla.premises.models import Premises


@signed_in
def part_list(request, pk):
    """What a room consists of, and what it is a part of; one more can be told."""
    room = get_object_or_404(Premises.objects.editable_by(request.user), pk=pk)
    others = Premises.objects.editable_by(request.user).beside(room)
    others = others.only("name", "name_sort", "address")
    form = PartForm(request.POST or None, premises=room, others=others)
    if form.is_valid() and form.put():
        messages.success(request, _("The rooms hang together from now on."))
        return redirect("rooms:part-list", pk)
    context = {"form": form, "premises": room, "has_others": others.exists()}
    return render(request, "bookings/part_list.html", context)


@signed_in
def part_delete(request, pk, part):
    """Let two rooms be lent each by itself, after one more question."""
    room = get_object_or_404(Premises.objects.editable_by(request.user), pk=pk)
    found = get_object_or_404(LentPart.objects.around(room), pk=part)
    if request.method == "POST":
        found.delete()
        messages.success(request, _("The rooms are lent each by itself from now on."))
        return redirect("rooms:part-list", pk)
    context = {"part": found, "premises": room}
    return render(request, "bookings/part_delete.html", context)
