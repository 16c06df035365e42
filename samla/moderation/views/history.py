"""The history of an entry, and making it what it was."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from samla.core.access import signed_in
from samla.core.pagination import page_of
from samla.moderation.models.act import History, happenings
from samla.moderation.models.earlier import Earlier, lost_row, put_back
from samla.moderation.models.history import entry_with_history, trails_of


def concerning(request, kind, pk):
    """An entry that concerns this person; to others it does not exist."""
    entry = entry_with_history(kind, pk, request.user)
    if entry is None:
        raise Http404
    return entry


def editable(request, kind, pk):
    """An entry that is hers to change."""
    entry = concerning(request, kind, pk)
    if not entry.may_edit:
        raise Http404
    return entry


@signed_in
def history_list(request, kind, pk):
    """Who changed what of an entry, when, and what it was before."""
    entry = concerning(request, kind, pk)
    history = History(trails_of(entry))
    page = page_of(request, history.acts)
    context = {
        "kind": kind,
        "entry": entry,
        "page": page,
        "happenings": happenings(entry, history, page.object_list, request.user),
        "newest": history.newest_own,
    }
    return render(request, "moderation/history_list.html", context)


@signed_in
@transaction.atomic
def history_restore(request, kind, pk, event):
    """An earlier version beside the one of today; it can be restored."""
    entry = editable(request, kind, pk)
    own = trails_of(entry)[0]
    earlier = Earlier(entry, get_object_or_404(own.events, pgh_id=event))
    compared = list(earlier.in_words)
    errors = []
    if request.method == "POST":
        try:
            with transaction.atomic():
                review = earlier.restore(request.user)
        except ValidationError as error:
            errors = error.messages
        else:
            restored = _("The earlier version stands again.")
            messages.success(request, review.told if review else restored)
            return redirect("moderation:history-list", kind, pk)
    context = {
        "kind": kind,
        "entry": entry,
        "at": earlier.event.pgh_created_at,
        "compared": compared,
        "errors": errors,
    }
    return render(request, "moderation/history_restore.html", context)


@signed_in
def history_put_back(request, kind, pk, trail, event):
    """Ask, then put back a row of a list that somebody took away."""
    entry = editable(request, kind, pk)
    trails = {each.label: each for each in trails_of(entry) if each.can_be_put_back}
    if trail not in trails:
        raise Http404
    trail = trails[trail]
    gone = get_object_or_404(trail.events, pgh_id=event, pgh_label="delete")
    lost = lost_row(trail, gone)
    errors = []
    if request.method == "POST":
        try:
            put_back(entry, lost)
        except ValidationError as error:
            errors = error.messages
        else:
            messages.success(request, _("It stands there again."))
            return redirect("moderation:history-list", kind, pk)
    context = {
        "kind": kind,
        "entry": entry,
        "lost": lost,
        "title": trail.title,
        "errors": errors,
    }
    return render(request, "moderation/history_put_back.html", context)
