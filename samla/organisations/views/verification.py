"""Vouching for organisations: a municipality's list, and what was checked."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render

from samla.core.access import signed_in
from samla.core.pagination import CappedPaginator, page_of
from samla.municipalities.models import Municipality, StaffMember
from samla.organisations.emails import verification as emails
from samla.organisations.filters import StaffFilter
from samla.organisations.forms.verification import VerificationForm, WithdrawalForm
from samla.organisations.models import Organisation, Verification
from samla.organisations.models.verification import lacks_contacts, verifiable_by

# Premises managers have their own work.
MAY_READ = (StaffMember.Role.COORDINATOR, StaffMember.Role.READER)


@signed_in
def organisation_staff_list(request, slug):
    """The organisations of a municipality, for those who work there."""
    place = get_object_or_404(Municipality.objects.defer("outline"), slug=slug)
    role = request.user.staff_roles.filter(municipality=place, role__in=MAY_READ)
    role = role.values_list("role", flat=True).first()
    if role is None and not request.user.is_superuser:
        raise Http404
    rows = Organisation.objects.filter(municipality=place, merged_into=None)
    rows = rows.for_cards().with_waiting().order_by("name_sort", "pk")
    found = StaffFilter(request.GET, queryset=rows)
    context = {
        "municipality": place,
        "form": found.form,
        "page": page_of(request, found.qs, paginator=CappedPaginator),
        "is_coordinator": role == StaffMember.Role.COORDINATOR,
        "may_suspend": role == StaffMember.Role.COORDINATOR
        or request.user.is_superuser,
    }
    return render(request, "organisations/organisation_staff_list.html", context)


@signed_in
def verification_create(request, pk):
    """Say what one has checked of an organisation, and until when it holds."""
    rows = verifiable_by(request.user).select_related("municipality")
    organisation = get_object_or_404(rows, pk=pk)
    form = VerificationForm(
        request.POST or None, organisation=organisation, user=request.user
    )
    if form.is_valid():
        with transaction.atomic():
            verification = form.saved()
            emails.verified(verification)
        messages.success(request, verification.decision_told)
        return redirect("organisations:verification-create", pk)
    context = {
        "form": form,
        "organisation": organisation,
        "lacks_contacts": lacks_contacts(organisation),
        "verifications": organisation.verifications.select_related("municipality"),
        "changeable": set(
            organisation.verifications.changeable_by(request.user).values_list(
                "pk", flat=True
            )
        ),
    }
    return render(request, "organisations/verification_create.html", context)


@signed_in
def verification_withdraw(request, pk):
    """Vouch for an organisation no longer; it is told why."""
    hers = Verification.objects.changeable_by(request.user)
    rows = hers.select_related("organisation", "municipality")
    verification = get_object_or_404(rows, pk=pk)
    is_standing = not (verification.withdrawn_at or verification.renewed_at)
    form = WithdrawalForm(request.POST or None)
    if is_standing and form.is_valid():
        with transaction.atomic():
            if verification.withdraw(form.cleaned_data["reason"]):
                emails.withdrawn(verification)
                messages.success(request, verification.decision_told)
        return redirect("organisations:verification-withdraw", pk)
    context = {"form": form, "verification": verification, "is_standing": is_standing}
    return render(request, "organisations/verification_withdraw.html", context)
