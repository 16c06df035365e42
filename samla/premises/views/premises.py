"""The rooms that are offered, and the room that somebody keeps."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from samla.core.access import public, signed_in
from samla.core.pagination import page_of
from samla.premises.filters import PremisesFilter
from samla.premises.forms import AboutForm, AccessForm, CostForm
from samla.premises.models import Premises, lenders


@public
def premises_list(request):
    """Rooms by name; the query string says which."""
    rooms = Premises.objects.offered().in_lists().for_cards()
    found = PremisesFilter(request.GET, queryset=rooms)
    page = page_of(request, found.qs)
    context = {
        "form": found.form,
        "page": page,
        "chosen": list(found.chosen),
        "typed": found.form.cleaned_data.get("var", ""),
        "place": found.place,
    }
    return render(request, "premises/premises_list.html", context)


@public
def premises_detail(request, pk):
    """All facts of one room, whom to ask for it, and what it would cost."""
    room = get_object_or_404(Premises.objects.offered().for_pages(), pk=pk)
    context = {"premises": room, "cost": CostForm(request.GET, premises=room)}
    return render(request, "premises/premises_detail.html", context)


@signed_in
def premises_create(request):
    """Begin a room: what it is and where; more is asked on pages of their own."""
    owners = lenders(request.user)
    if not owners:
        return render(request, "premises/premises_create.html", {"owners": owners})
    form = AboutForm(
        request.POST or None, owners=owners, initial=_known_of(owners[0], len(owners))
    )
    form.instance.is_example = request.user.is_example
    if form.is_valid() and (room := form.saved()):
        messages.success(request, _("Saved as a draft. Only you and yours see it yet."))
        return redirect("premises:access-edit", room.pk)
    context = {"form": form, "owners": owners}
    return render(request, "premises/premises_create.html", context)


def _known_of(owner, owners):
    """What need not be asked again when one owner only can lend the room."""
    if owners > 1:
        return {}
    home = getattr(owner, "municipality_id", owner.pk)
    return {"municipality": home, "email": getattr(owner, "email", "")}


def kept(request, pk, is_locked=False):
    """A room that this person may change; to anybody else it does not exist."""
    hers = Premises.objects.editable_by(request.user)
    if is_locked:
        hers = hers.select_for_update(of=("self",), no_key=True)
    return get_object_or_404(hers, pk=pk)


def as_left(request, pk):
    """A room as its editors left it, with what waits; who else saves it waits."""
    room = kept(request, pk, request.method == "POST")
    return room.with_proposal(again="igen" in request.GET)


def go_on(request, room, form, step):
    """After a page of a draft comes the next one; an offered room goes to its hub."""
    messages.success(request, form.review.told if form.review else _("Saved."))
    return redirect("premises:premises-edit" if room.published_at else step, room.pk)


@signed_in
def premises_edit(request, pk):
    """All that can be changed of a room, and whether it is shown."""
    room = kept(request, pk)
    open_questions = [
        answer for _question, answer, _label in room.access_facts if not answer
    ]
    context = {"premises": room, "unanswered": len(open_questions)}
    return render(request, "premises/premises_edit.html", context)


@signed_in
@transaction.atomic
def about_edit(request, pk):
    """Change what the room is, where, how large, and whom to ask."""
    room = as_left(request, pk)
    form = AboutForm(request.POST or None, instance=room, who=request.user)
    if form.is_valid() and form.saved():
        return go_on(request, room, form, "premises:access-edit")
    return render(request, "premises/about_edit.html", {"form": form, "premises": room})


@signed_in
@transaction.atomic
def access_edit(request, pk):
    """Tell who can come in and take part in the room, and what is there to use."""
    room = as_left(request, pk)
    form = AccessForm(request.POST or None, instance=room, who=request.user)
    if form.is_valid() and form.saved():
        return go_on(request, room, form, "premises:window-list")
    return render(
        request, "premises/access_edit.html", {"form": form, "premises": room}
    )


@signed_in
def premises_publish(request, pk):
    """See the room as everybody will see it, then show it to them."""
    room = get_object_or_404(
        Premises.objects.editable_by(request.user).for_pages(), pk=pk
    )
    if request.method == "POST":
        if room.published_at or room.ask_to_publish(request.user):
            said = _("The room is published. You can take it down again here.")
            messages.success(request, said)
        return redirect("premises:premises-edit", room.pk)
    return render(request, "premises/premises_publish.html", {"premises": room})


@signed_in
def premises_preview(request, pk):
    """A room as everybody will see it, for who decides about it."""
    waiting = Premises.objects.reviewable_by(request.user).for_pages()
    room = get_object_or_404(waiting, pk=pk)
    return render(request, "premises/premises_preview.html", {"premises": room})


@signed_in
def premises_unpublish(request, pk):
    """Take the room down, after one more question; nothing of it is lost."""
    room = kept(request, pk)
    if request.method == "POST":
        room.unpublish()
        messages.success(
            request, _("The room is no longer shown. You can publish it again here.")
        )
        return redirect("premises:premises-edit", room.pk)
    return render(request, "premises/premises_unpublish.html", {"premises": room})


@signed_in
def premises_delete(request, pk):
    """Throw away a room that is not shown; one that was lent is kept, and why."""
    room = kept(request, pk)
    refused = ""
    if request.method == "POST" and not room.published_at:
        try:
            room.delete()
        except ValidationError as error:
            refused = error.messages[0]
        else:
            messages.success(request, _("It is thrown away."))
            return redirect("pages:desk")
    context = {"premises": room, "refused": refused}
    return render(request, "premises/premises_delete.html", context)
