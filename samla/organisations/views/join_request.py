"""Asking to take part in an organisation, and the answer."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from samla.core.access import signed_in
from samla.organisations.emails import people as emails
from samla.organisations.forms.people import AnswerForm, JoinRequestForm
from samla.organisations.models import JoinRequest, Organisation


@signed_in
@transaction.atomic
def join_request_create(request, pk):
    """Say that one belongs to an organisation; its owners answer."""
    shown = Organisation.objects.published().select_related("municipality")
    organisation = get_object_or_404(shown, pk=pk)
    if organisation.memberships.filter(user=request.user).exists():
        return redirect("organisations:person-list", pk)
    earlier = organisation.join_requests.filter(user=request.user)
    last = earlier.order_by("-asked_at").first()
    if last and (last.is_accepted or last.may_be_asked_again):
        last = None
    asked = JoinRequest(organisation=organisation, user=request.user)
    form = JoinRequestForm(None if last else request.POST or None, instance=asked)
    if form.is_valid():
        if asked.ask():
            emails.asked(asked)
            messages.success(request, _("Your request is sent to those who decide."))
            return redirect("organisations:join-request-create", pk)
        form.add_error(None, _("You have asked at many places. Wait for answers."))
    context = {"form": form, "organisation": organisation, "last": last}
    return render(request, "organisations/join_request_create.html", context)


@signed_in
@transaction.atomic
def join_request_decide(request, pk):
    """Let somebody in, or say no with a word."""
    decidable = JoinRequest.objects.decidable_by(request.user).for_lists()
    asked = get_object_or_404(decidable, pk=pk)
    form = AnswerForm(request.POST or None)
    if not asked.answered_at and form.is_valid():
        given = form.cleaned_data["answer"]
        if asked.decide(request.user, form.chosen, given):
            emails.answered(asked)
            messages.success(request, asked.decision_told)
        else:
            messages.warning(request, _("It is answered already."))
        return redirect("pages:desk")
    context = {"form": form, "asked": asked}
    return render(request, "organisations/join_request_decide.html", context)
