"""Single dates: call one off, hold it at another time, or take that back."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from samla.activities.forms import CancelForm, MoveForm
from samla.activities.models import Occurrence
from samla.activities.views.own import own, unless_gone
from samla.core.access import signed_in
from samla.core.pagination import page_of


@signed_in
def occurrence_list(request, pk):
    """All dates to come, each with what can be done about it."""
    activity = own(request, pk)
    page = page_of(request, activity.occurrences.coming())
    lost = activity.lost_dates.count()
    context = {"activity": activity, "page": page, "lost": lost}
    return render(request, "activities/occurrence_list.html", context)


@signed_in
def occurrence_cancel(request, pk):
    """Call one date off; what the room has called off stands there already."""
    done = _("The date is cancelled. Everybody can see that now.")
    return _decide(request, pk, CancelForm, "activities/occurrence_cancel.html", done)


@signed_in
def occurrence_move(request, pk):
    """Hold one date at another time."""
    done = _("The date is moved. Everybody can see that now.")
    return _decide(request, pk, MoveForm, "activities/occurrence_move.html", done)


@signed_in
def occurrence_restore(request, pk):
    """Let a cancelled or moved date happen as the rule says after all."""
    date = _own_date(request, pk)
    if request.method == "POST":
        with unless_gone():
            date.restore()
        messages.success(request, _("The date happens as usual."))
        return redirect("activities:occurrence-list", date.activity_id)
    return render(request, "activities/occurrence_restore.html", {"date": date})


def _own_date(request, pk):
    """A date to come of an own activity; to others it does not exist."""
    mine = Occurrence.objects.editable_by(request.user)
    dates = mine.filter(ends_at__gt=timezone.now()).select_related("activity")
    return get_object_or_404(dates, pk=pk)


def _decide(request, pk, form_class, template, done):
    date = _own_date(request, pk)
    if date.is_called_off:  # a second click, or somebody else was quicker
        return redirect("activities:occurrence-list", date.activity_id)
    form = form_class(request.POST or None, instance=date)
    if form.is_valid():
        with unless_gone():
            form.save()
        messages.success(request, done)
        return redirect("activities:occurrence-list", date.activity_id)
    return render(request, template, {"form": form, "date": date})
