"""Days when a room has other hours than in other weeks, or is closed."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from samla.bookings.forms.opening_exception import ExceptionForm
from samla.bookings.models import LentException
from samla.core.access import signed_in
from samla.premises.models import Premises


@signed_in
def exception_list(request, pk):
    """The days to come with other hours; one more can be added."""
    room = get_object_or_404(Premises.objects.editable_by(request.user), pk=pk)
    form = ExceptionForm(request.POST or None, instance=LentException(premises=room))
    if form.is_valid() and form.put():
        messages.success(request, _("It is added. Everybody can see it."))
        return redirect("rooms:exception-list", pk)
    context = {
        "form": form,
        "premises": room,
        "exceptions": room.opening_exceptions.coming(),
    }
    return render(request, "bookings/exception_list.html", context)


@signed_in
def exception_edit(request, pk, exception):
    """Change the days, the hours or the reason of one."""
    found = hers(request, pk, exception)
    form = ExceptionForm(request.POST or None, instance=found)
    if form.is_valid() and form.put():
        messages.success(request, _("Saved. Everybody can see it."))
        return redirect("rooms:exception-list", pk)
    context = {"form": form, "exception": found, "premises": found.premises}
    return render(request, "bookings/exception_edit.html", context)


@signed_in
def exception_delete(request, pk, exception):
    """Let the usual hours hold again, after one more question."""
    found = hers(request, pk, exception)
    if request.method == "POST":
        found.delete()
        messages.success(request, _("The usual hours hold again those days."))
        return redirect("rooms:exception-list", pk)
    context = {"exception": found, "booked": found.booked().select_related("booking")}
    return render(request, "bookings/exception_delete.html", context)


def hers(request, pk, exception):
    """An exception of a room that this person lends."""
    rooms = Premises.objects.editable_by(request.user).filter(pk=pk)
    found = LentException.objects.filter(premises__in=rooms.values("pk"))
    return get_object_or_404(found.select_related("premises"), pk=exception)
