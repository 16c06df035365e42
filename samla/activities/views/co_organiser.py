"""Several organisers: ask another organisation, and answer when asked."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from samla.activities import emails
from samla.activities.forms import SearchForm
from samla.activities.models import Activity, CoOrganiser
from samla.activities.views.own import number, own
from samla.core.access import signed_in
from samla.organisations.models import Organisation

MOST_FOUND = 10
MOST_ASKED = 10


@signed_in
def co_organiser_list(request, pk):
    """Who takes part, who is asked; find another by its name and ask it."""
    activity = own(request, pk)
    if request.method == "POST":
        return _ask(request, activity)
    form = SearchForm(request.GET if "q" in request.GET else None)
    found = (
        _others(activity).matching(form.cleaned_data["q"]) if form.is_valid() else []
    )
    context = {
        "activity": activity,
        "form": form,
        "is_searched": form.is_bound,
        "found": found[:MOST_FOUND],
        "invitations": activity.invitations.select_related("organisation"),
    }
    return render(request, "activities/co_organiser_list.html", context)


def _others(activity):
    """Organisations that can be asked: all but its own and those asked already."""
    asked = activity.invitations.values("organisation")
    others = Organisation.objects.published().exclude(pk=activity.organisation_id)
    return others.exclude(pk__in=asked).select_related("municipality")


@transaction.atomic
def _ask(request, activity):
    others = Organisation.objects.published().exclude(pk=activity.organisation_id)
    other = get_object_or_404(others, pk=number(request.POST.get("organisation", "")))
    if activity.invitations.count() >= MOST_ASKED:
        messages.warning(request, _("You have asked enough organisations already."))
        return redirect("activities:co-organiser-list", activity.pk)
    invitation, is_new = CoOrganiser.objects.get_or_create(
        activity=activity, organisation=other
    )
    if is_new:
        emails.co_organiser_asked(request, invitation)
        messages.success(request, _("The question is sent to %s.") % other.name)
    return redirect("activities:co-organiser-list", activity.pk)


@signed_in
def co_organiser_answer(request, pk):
    """An asked organisation says yes, and is named in public; or no."""
    mine = CoOrganiser.objects.answerable_by(request.user)
    invitation = get_object_or_404(
        mine.select_related("organisation", "activity__organisation"), pk=pk
    )
    answer = request.POST.get("answer")
    if answer == "yes":
        invitation.confirm()
        messages.success(request, _("Thank you. You are named as co-organiser now."))
    elif answer == "no":
        invitation.delete()
        messages.success(request, _("You are not named as co-organiser."))
    else:
        context = {"invitation": invitation}
        return render(request, "activities/co_organiser_answer.html", context)
    return redirect("pages:desk")


@signed_in
def co_organiser_remove(request, pk):
    """Take a question or a co-organiser back."""
    mine = CoOrganiser.objects.filter(
        activity__in=Activity.objects.editable_by(request.user)
    )
    invitation = get_object_or_404(
        mine.select_related("organisation", "activity"), pk=pk
    )
    if request.method == "POST":
        invitation.delete()
        messages.success(request, _("%s is taken away.") % invitation.organisation)
        return redirect("activities:co-organiser-list", invitation.activity_id)
    context = {"invitation": invitation}
    return render(request, "activities/co_organiser_remove.html", context)
