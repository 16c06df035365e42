"""Doubles: which organisations may be the same, and making one of two."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from samla.core.access import signed_in
from samla.core.pagination import page_of
from samla.municipalities.models import StaffMember
from samla.organisations.emails.merge import people_of, tell_about
from samla.organisations.forms.merge import MergeForm, UndoForm
from samla.organisations.models import LikelyTwin, Merge
from samla.organisations.models.moving import counts_of


@signed_in
def twin_list(request):
    """Pairs that look like one, in a coordinator's municipalities."""
    if not StaffMember.objects.let_decide(request.user):
        raise Http404
    pairs = LikelyTwin.objects.open().decidable_by(request.user).for_lists()
    context = {"page": page_of(request, pairs), "undoable": undoable(request.user)}
    return render(request, "organisations/twin_list.html", context)


def undoable(user):
    """The last merges that a person may look at and undo."""
    merges = Merge.objects.standing().undoable_by(user)
    return merges.select_related("kept")[:10]


@signed_in
def twin_detail(request, pk):
    """Both side by side: they are two, or which facts the one shall have."""
    pairs = LikelyTwin.objects.decidable_by(request.user)
    twin = get_object_or_404(pairs.select_related("first", "second"), pk=pk)
    if merge := merge_of(twin):
        return redirect("organisations:merge-detail", merge.pk)
    if request.method == "POST" and "two" in request.POST:
        twin.dismiss(request.user)
        messages.success(request, twin.decision_told)
        return redirect("organisations:twin-list")
    sent = request.POST if request.method == "POST" else None
    form = MergeForm(sent, twin=twin)
    if form.is_valid():
        with transaction.atomic():
            people = list(people_of(*twin.pair))
            if merge := form.merged(request.user):
                tell_about(merge, people)
                return redirect("organisations:merge-detail", merge.pk)
        if merge := merge_of(twin):  # somebody else was quicker
            return redirect("organisations:merge-detail", merge.pk)
    sides = [(one, counts_of(one)) for one in twin.pair]
    context = {"twin": twin, "form": form, "sides": sides}
    return render(request, "organisations/twin_detail.html", context)


def merge_of(twin):
    """The merge that made one of the two."""
    return (
        Merge.objects.standing().filter(kept__in=twin.pair, gone__in=twin.pair).first()
    )


@signed_in
def merge_detail(request, pk):
    """What a merge did; for 30 days it can be undone here."""
    merges = Merge.objects.undoable_by(request.user)
    merge = get_object_or_404(merges.select_related("kept", "gone"), pk=pk)
    sent = request.POST if request.method == "POST" else None
    form = UndoForm(sent, merge=merge)
    if not merge.undone_at and form.is_valid():
        with transaction.atomic():
            people = list(people_of(merge.kept))
            if form.undone(request.user):
                tell_about(merge, people)
                messages.success(request, _("They are two again."))
                return redirect("organisations:merge-detail", pk)
    context = {
        "merge": merge,
        "form": form,
        "obstacle": merge.obstacle,
        "stayed": counts_of(merge.gone),
    }
    return render(request, "organisations/merge_detail.html", context)
