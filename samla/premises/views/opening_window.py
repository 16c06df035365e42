"""The hours of the week when a room may be lent."""

from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samla.core.access import signed_in
from samla.premises.forms import HoursForm
from samla.premises.views.adding import added
from samla.premises.views.premises import kept


@signed_in
def window_list(request, pk):
    """The hours of a room; more are added for as many weekdays as one likes."""
    room = kept(request, pk)
    asked = request.GET.dict() | {"weekdays": request.GET.getlist("weekdays")}
    form = HoursForm(request.POST or None, premises=room, initial=asked)
    said = _("The hours are added.")
    context = {"form": form, "premises": room}
    return added(request, room, form, "window-list", said) or render(
        request, "premises/window_list.html", context
    )


@signed_in
def window_delete(request, pk, window):
    """Take hours away; the form is filled with them, so they can be put back."""
    room = kept(request, pk)
    if request.method != "POST":
        return redirect("premises:window-list", room.pk)
    page = reverse("premises:window-list", args=[room.pk])
    for hours in room.opening_windows.filter(pk=window):
        hours.delete()
        facts = {"weekdays": hours.weekday, "first_on": hours.first_on or ""}
        facts |= {"opens": f"{hours.opens:%H:%M}", "closes": f"{hours.closes:%H:%M}"}
        facts |= {"last_on": hours.last_on or ""}
        page += f"?{urlencode(facts)}#form"
        messages.success(
            request,
            _("Taken away: %(hours)s. They are filled in below if you want them back.")
            % {"hours": hours},
        )
    return redirect(page)
