"""Is everything still right? Answered by the link of a letter, or signed in."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from samla.core.access import signed_in, visitor
from samla.core.freshness import Confirmable, confirmable_kinds
from samla.core.pagination import CappedPaginator, page_of
from samla.moderation.forms.freshness import PauseForm
from samla.moderation.models.link import LinkIsOver, LinkIsWrong, link_of
from samla.moderation.models.stale import entries_of, stale_in

CHOICES = ("right", "ended", "again")


@visitor
def freshness_link(request, token):
    """What a letter asks: still right, change, pause or ended. Only a button acts."""
    try:
        link = link_of(token)
    except LinkIsOver:
        return render(request, "moderation/freshness_over.html", status=410)
    except LinkIsWrong:
        return render(request, "moderation/freshness_wrong.html", status=404)
    said = request.POST.get("answer")
    form = PauseForm(request.POST if said == "pause" else None)
    if said == "change":
        return redirect(link.entry.edit_url)
    if said in CHOICES or (form.is_bound and form.is_valid()):
        link.say(said, form.cleaned_data["until_on"] if form.is_bound else None)
        return redirect(request.path)
    context = {"link": link, "entry": link.entry, "form": form}
    return render(request, "moderation/freshness_link.html", context)


@signed_in
def entry_confirm(request, kind, pk):
    """Say that an entry is still right: its people, or the municipality."""
    model = confirmable_kinds().get(kind)
    if model is None:
        raise Http404
    entry = get_object_or_404(model.objects.confirmable_by(request.user), pk=pk)
    is_own = model.objects.editable_by(request.user).filter(pk=pk).exists()
    side = entry.own_side if is_own else Confirmable.Side.MUNICIPALITY
    if request.method == "POST":
        entry.confirm(side)
        messages.success(request, _("Thank you. Everybody now sees that it is right."))
        stays = is_own and "stay" in request.POST
        return redirect(entry.edit_url if stays else "pages:desk")
    context = {"entry": entry, "side": side, "is_own": is_own}
    return render(request, "moderation/entry_confirm.html", context)


@signed_in
def stale_list(request):
    """What nobody has said is right, to the coordinators of its municipality."""
    places = request.user.staff_roles.coordinating()
    rows = stale_in(list(places.values_list("municipality", flat=True)))
    page = page_of(request, rows, paginator=CappedPaginator)
    context = {"page": page, "entries": entries_of(page.object_list)}
    return render(request, "moderation/stale_list.html", context)
