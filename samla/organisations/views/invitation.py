"""Invitations to an organisation: renewing them, and answering one."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samla.core.access import signed_in, visitor
from samla.organisations.emails import people as emails
from samla.organisations.models import Invitation
from samla.organisations.views.people import own_part


@signed_in
@transaction.atomic
def invitation_edit(request, pk, invitation):
    """Renew an invitation that nobody answers, or withdraw it."""
    part = own_part(request, pk, is_owner=True)
    waiting = part.organisation.open_invitations.filter(answered_at=None)
    found = get_object_or_404(waiting.select_related("organisation"), pk=invitation)
    if request.method == "POST":
        if "withdraw" in request.POST:
            found.withdraw()
            messages.success(request, _("The invitation is withdrawn."))
            return redirect("organisations:person-list", pk)
        if _renewed(request, found):
            return redirect("organisations:person-list", pk)
    context = {"invitation": found, "organisation": part.organisation}
    return render(request, "organisations/invitation_edit.html", context)


def _renewed(request, invitation):
    """Send a new letter, or say why not yet."""
    try:
        new, token = invitation.renew(request.user)
    except ValidationError as error:
        messages.warning(request, error.messages[0])
        return False
    emails.invited(new, token, get_language())
    messages.success(request, _("A new letter is sent. It is good for 14 days."))
    return True


@visitor
def invitation_answer(request, token):
    """Who invites to what; who the letter was written to says yes."""
    invitation = Invitation.objects.with_token(token).select_related(
        "organisation__municipality", "invited_by"
    )
    found = invitation.first()
    if found is None or found.organisation.merged_into_id:
        raise Http404
    if request.user.is_authenticated:
        return _answered(request, found)
    if not found.is_open:
        return _over(request)
    context = {"invitation": found, "next": request.get_full_path()}
    return render(request, "organisations/invitation_answer.html", context)


@signed_in
def _answered(request, invitation):
    """What somebody who has signed in sees, and her yes."""
    part = invitation.part_of(request.user)
    is_hers = invitation.is_for(request.user)
    if not part and request.method == "POST" and is_hers:
        part = invitation.accept(request.user)
        if part:
            messages.success(request, _("Welcome! You belong now."))
    if part and (is_hers or invitation.is_open):
        if request.method == "POST":
            return redirect("organisations:person-list", invitation.organisation_id)
    elif not invitation.is_open:
        return _over(request)
    context = {"invitation": invitation, "part": part, "is_hers": is_hers}
    return render(request, "organisations/invitation_answer.html", context)


def _over(request):
    """It was withdrawn, answered by somebody else, or ran out: nothing is told."""
    return render(request, "organisations/invitation_over.html", status=410)
