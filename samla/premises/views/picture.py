"""Pictures of a room: shown to everybody, added and removed by those who keep it."""

from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from samla.core.access import public, signed_in
from samla.core.pictures import as_answer
from samla.premises.forms import PictureForm
from samla.premises.models import Picture, Premises
from samla.premises.views.adding import added
from samla.premises.views.premises import kept


@signed_in
def picture_list(request, pk):
    """The pictures of a room; one more can be added."""
    room = kept(request, pk)
    if "again" in request.POST:
        review = room.ask_for_pictures(request.user)
        if review:
            messages.success(request, review.told)
        return redirect("premises:picture-list", pk)
    form = PictureForm(
        request.POST or None, request.FILES or None, premises=room, who=request.user
    )

    def said():
        return form.review.told if form.review else _("The picture is added.")

    context = {"form": form, "premises": room, "waiting": room.waiting}
    return added(request, room, form, "picture-list", said) or render(
        request, "premises/picture_list.html", context
    )


@signed_in
def picture_delete(request, pk, picture):
    """Remove a picture for ever, after one more question."""
    room = kept(request, pk)
    found = room.every_picture.filter(pk=picture)
    if request.method == "POST":
        with transaction.atomic():
            found.delete()
            room.ask_for_pictures(request.user)
        messages.success(request, _("The picture is removed."))
        return redirect("premises:picture-list", room.pk)
    context = {"picture": get_object_or_404(found), "premises": room}
    return render(request, "premises/picture_delete.html", context)


@signed_in
def picture_preview(request, pk, picture):
    """A picture of a room that may still be a draft, to its keepers and reviewers."""
    hers = Premises.objects.editable_by(request.user)
    reviewed = Premises.objects.reviewable_by(request.user)
    theirs = Q(premises__in=hers.values("pk")) | Q(premises__in=reviewed.values("pk"))
    found = Picture.every.filter(theirs, premises=pk)
    return as_answer(get_object_or_404(found, pk=picture))


@public
def picture_file(request, name):
    """A picture of a room that is offered; its name is never used for another."""
    offered = Picture.objects.filter(premises__in=Premises.objects.offered())
    response = as_answer(get_object_or_404(offered, name=name))
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
