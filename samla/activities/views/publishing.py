"""Look at it as a newcomer does; publish, pause, copy or throw away."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samla.activities.forms import PauseForm
from samla.activities.models import Activity
from samla.activities.views.own import own
from samla.activities.views.page import page_context
from samla.core.access import signed_in


@signed_in
def activity_edit(request, pk):
    """All that can be changed of an activity."""
    activity = own(request, pk)
    context = page_context(activity) | {"missing": activity.missing_steps()}
    return render(request, "activities/activity_edit.html", context)


@signed_in
def activity_preview(request, pk):
    """The page as a newcomer sees it, with the button that publishes it."""
    if request.method == "GET" and (waiting := _reviewed(request, pk)):
        context = page_context(waiting) | {"is_reviewed": True}
        return render(request, "activities/activity_preview.html", context)
    activity = own(request, pk)
    missing = activity.missing_steps()
    if request.method == "POST":
        if missing:
            messages.error(request, _("Something is missing. Tell this first."))
            return redirect(*_step(missing[0], activity))
        if activity.ask_to_publish(request.user):
            return redirect("activities:activity-done", pk)
        return redirect("activities:activity-edit", pk)
    context = page_context(activity) | {"missing": missing}
    return render(request, "activities/activity_preview.html", context)


def _reviewed(request, pk):
    """An activity that waits for this person's decision, for her to look at."""
    waiting = Activity.objects.reviewable_by(request.user).for_pages()
    return waiting.filter(pk=pk).first()


def _step(missing, activity):
    """Where it can be told what is missing."""
    return {
        "organisation": ("organisations:organisation-edit", activity.organisation_id),
        "when": ("activities:activity-when", activity.pk),
        "where": ("activities:activity-where", activity.pk),
    }[missing]


@signed_in
def activity_done(request, pk):
    """It is published: the link to send on, and what can be done next."""
    activity = own(request, pk)
    if not (activity.published_at and activity.next_starts_at):
        return redirect("activities:activity-edit", pk)
    return render(request, "activities/activity_done.html", {"activity": activity})


@signed_in
def activity_unpublish(request, pk):
    """Pause or end it; it can be shown again at any time."""
    activity = own(request, pk)
    form = PauseForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        form.save(activity)
        messages.success(request, _("It is not shown any more. Nothing is lost."))
        return redirect("activities:activity-edit", pk)
    context = {"activity": activity, "form": form}
    return render(request, "activities/activity_unpublish.html", context)


@signed_in
def activity_delete(request, pk):
    """Throw away what is not shown to anybody; what is shown is paused first."""
    activity = own(request, pk)
    if request.method == "POST" and not activity.published_at:
        activity.delete()
        messages.success(request, _("It is thrown away."))
        return redirect("pages:desk")
    return render(request, "activities/activity_delete.html", {"activity": activity})


@signed_in
def activity_copy(request, pk):
    """Begin a new draft with the same facts; only the times are to be told anew."""
    activity = own(request, pk)
    if request.method == "POST":
        copy = Activity.objects.begin(activity.copied())
        copy.take_translations_of(activity)
        messages.success(request, _("Here is the copy. Tell when it happens."))
        return redirect("activities:activity-when", copy.pk)
    return render(request, "activities/activity_copy.html", {"activity": activity})
