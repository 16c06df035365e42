"""Standing wishes: somebody waits for a time that is not free yet."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from samla.bookings.forms.wish import WishForm
from samla.bookings.models import StandingWish
from samla.core.access import signed_in
from samla.municipalities.models import places_meant
from samla.organisations.models import Organisation
from samla.premises.models import Premises

# What an address says, and the question it answers.
KNOWN = {
    "dag": "weekday",
    "fran": "starts",
    "till": "ends",
    "personer": "persons",
    "forsta": "first_on",
    "sista": "last_on",
    "forening": "organisation",
}


@signed_in
def wish_list(request):
    """What her organisations wait for."""
    rows = StandingWish.objects.editable_by(request.user).standing()
    return render(request, "bookings/wish_list.html", {"wishes": rows.for_lists()})


@signed_in
def wish_create(request):
    """Wait for a time: in the room that ?lokal= names, or anywhere in a place."""
    room = room_named(request.GET.get("lokal", ""))
    known = {
        name: request.GET[asked]
        for asked, name in KNOWN.items()
        if request.GET.get(asked)
    }
    if "weekday" not in known and (days := request.GET.getlist("dagar")):
        known["weekday"] = days[0]
    if meant := places_meant(request.GET.get("var", "")):
        known["municipality"] = meant[0]
    form = WishForm(
        request.POST or None, user=request.user, premises=room, initial=known
    )
    if form.is_valid():
        is_new = form.instance.put()
        said = _("We write to you when it frees.")
        messages.success(
            request, said if is_new else _("You wait for that time already.")
        )
        return redirect("bookings:wish-list")
    context = {
        "form": form,
        "premises": room,
        "may_ask": Organisation.objects.editable_by(request.user).exists(),
    }
    return render(request, "bookings/wish_create.html", context)


def room_named(number):
    """An offered room by its number; none where nobody has it."""
    if not (number.isascii() and number.isdecimal() and len(number) < 19):
        return None
    rooms = Premises.objects.offered().select_related("municipality")
    return rooms.filter(pk=number).first()


@signed_in
def wish_delete(request, pk):
    """Wait no longer; it can be begun again in a minute, so it is not asked twice."""
    hers = StandingWish.objects.editable_by(request.user)
    wish = get_object_or_404(hers.for_lists(), pk=pk)
    if request.method == "POST":
        StandingWish.objects.filter(pk=wish.pk).delete()
        messages.success(request, _("You wait for it no longer."))
        return redirect("bookings:wish-list")
    return render(request, "bookings/wish_delete.html", {"wish": wish})
