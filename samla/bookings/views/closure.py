"""What closes a room for a while, and who must be talked to first."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from samla.bookings.forms.closure import ClosureForm
from samla.bookings.models import Closure
from samla.core.access import signed_in
from samla.premises.models import Premises


@signed_in
def closure_list(request, pk):
    """When a room is closed; one more can be added, if nobody has the room then."""
    room = get_object_or_404(Premises.objects.editable_by(request.user), pk=pk)
    form = ClosureForm(request.POST or None, premises=room, who=request.user)
    if form.is_valid() and form.put():
        messages.success(request, _("The room is closed then. Everybody can see it."))
        return redirect("closures:closure-list", pk)
    context = {
        "form": form,
        "premises": room,
        "closures": room.closures.coming(),
        "in_the_way": form.in_the_way,
    }
    return render(request, "bookings/closure_list.html", context)


@signed_in
def closure_delete(request, pk, closure):
    """Let the room be lent again, after one more question."""
    hers = Closure.objects.editable_by(request.user).filter(premises=pk)
    found = get_object_or_404(hers.select_related("premises"), pk=closure)
    if request.method == "POST":
        found.delete()
        messages.success(request, _("The room can be lent again at that time."))
        return redirect("closures:closure-list", pk)
    return render(request, "bookings/closure_delete.html", {"closure": found})
