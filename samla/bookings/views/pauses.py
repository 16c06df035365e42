"""When a room rests: public holidays, school breaks, the minutes after each use."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from samla.bookings.forms.pauses import PausesForm
from samla.bookings.models import LentRoom
from samla.core.access import signed_in


@signed_in
def pauses_edit(request, pk):
    """Say when a room is closed as a rule, and how long it rests after each use."""
    room = get_object_or_404(LentRoom.objects.editable_by(request.user), pk=pk)
    form = PausesForm(request.POST or None, instance=room)
    if form.is_valid() and form.put():
        messages.success(request, _("Saved. Everybody can see it."))
        return redirect("premises:window-list", pk)
    context = {"form": form, "premises": room}
    return render(request, "bookings/pauses_edit.html", context)
