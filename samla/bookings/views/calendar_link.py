"""Secret links by which somebody's own calendar shows who has the rooms she lends."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samla.bookings import feeds
from samla.bookings.models import CalendarLink
from samla.bookings.views.room_calendar import as_calendar
from samla.core.access import signed_in, visitor
from samla.core.templatetags.samla import absolute
from samla.premises.models import lenders


@signed_in
def link_list(request):
    """Make a link, which is shown this once; see and end those there are."""
    owners = {
        f"{owner._meta.model_name}-{owner.pk}": owner for owner in lenders(request.user)
    }
    context = {"owners": owners.items()}
    if request.method == "POST":
        owner = owners.get(request.POST.get("owner"))
        if owner is None:
            raise Http404
        token = CalendarLink.objects.renew(owner, request.user)
        path = reverse("bookings:owner-feed", args=[token])
        context |= {"address": absolute({"request": request}, path), "owner": owner}
    links = CalendarLink.objects.editable_by(request.user).working()
    context["links"] = links.for_lists()
    return render(request, "bookings/link_list.html", context)


@signed_in
def link_end(request, pk):
    """Let a link open nothing any more, after one more question."""
    hers = CalendarLink.objects.editable_by(request.user).working().for_lists()
    link = get_object_or_404(hers, pk=pk)
    if request.method == "POST":
        link.end()
        messages.success(request, _("The link opens nothing any more."))
        return redirect("bookings:link-list")
    return render(request, "bookings/link_end.html", {"link": link})


@visitor
def owner_feed(request, token):
    """All uses of an owner's rooms, for whoever has the link."""
    links = CalendarLink.objects.with_token(token).for_lists()
    link = get_object_or_404(links)
    rooms = list(link.rooms.for_headings())
    return as_calendar(feeds.owner_feed(link.owner, rooms))
