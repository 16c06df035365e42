"""Suspending an organisation, what it says to that, and how it ends."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from samla.core.access import signed_in
from samla.organisations.emails import suspension as emails
from samla.organisations.forms.suspension import (
    AnswerForm,
    ObjectionForm,
    SuspensionForm,
)
from samla.organisations.models import Organisation, Suspension
from samla.organisations.models.suspension import suspendable_by

KNOWN = ("organisation", "municipality")


@signed_in
def suspension_create(request, pk):
    """Take an organisation from the public, with a reason; then answer it here."""
    readable = Suspension.objects.readable_by(request.user).standing()
    standing = readable.select_related(*KNOWN).filter(organisation=pk).first()
    if standing:
        return _standing(request, standing)
    organisation = get_object_or_404(suspendable_by(request.user), pk=pk)
    form = SuspensionForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        with transaction.atomic():
            rows = Suspension.objects
            if suspension := rows.suspend(organisation, request.user, reason):
                emails.suspended(suspension)
                messages.success(request, suspension.decision_told)
        return redirect("organisations:suspension-create", pk)
    context = {"form": form, "organisation": organisation}
    return render(request, "organisations/suspension_create.html", context)


def _standing(request, suspension):
    """The suspension that stands: its reason, the objection, and the answer."""
    deciding = Suspension.objects.decidable_by(request.user)
    may_decide = deciding.filter(pk=suspension.pk).exists()
    form = AnswerForm(request.POST or None) if may_decide else None
    if form and form.is_valid():
        is_lifted = form.cleaned_data["decision"] == AnswerForm.LIFT
        with transaction.atomic():
            words = form.cleaned_data["answer"]
            if suspension.decide(request.user, is_lifted, words):
                suspension.refresh_from_db()
                emails.answered(suspension)
                messages.success(request, suspension.decision_told)
            else:
                messages.warning(request, _("It is decided already."))
        return redirect("organisations:suspension-create", suspension.organisation_id)
    context = {
        "form": form,
        "suspension": suspension,
        "organisation": suspension.organisation,
    }
    return render(request, "organisations/suspension_detail.html", context)


@signed_in
def suspension_object(request, pk):
    """Read why one's organisation is suspended, and say what speaks against it."""
    hers = Organisation.objects.editable_by(request.user)
    organisation = get_object_or_404(hers, pk=pk)
    rows = organisation.suspensions.select_related("municipality__entry_point")
    suspension = get_object_or_404(rows[:1])
    form = None
    if suspension.may_object:
        form = ObjectionForm(
            request.POST or None, initial={"text": suspension.objection}
        )
    if form and form.is_valid():
        with transaction.atomic():
            is_first = not suspension.objected_at
            if suspension.object(request.user, form.cleaned_data["text"]):
                suspension.refresh_from_db()
                if is_first:
                    emails.objected(suspension)
                told = _("Your objection is sent. You get an answer.")
                messages.success(request, told)
            else:
                messages.warning(request, _("It is decided already."))
        return redirect("organisations:suspension-object", pk)
    context = {"form": form, "suspension": suspension, "organisation": organisation}
    return render(request, "organisations/suspension_object.html", context)
