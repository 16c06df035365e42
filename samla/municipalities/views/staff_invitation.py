"""Invitations to colleagues: renewing them, and answering one."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samla.core.access import signed_in, visitor
from samla.municipalities.emails import staff as emails
from samla.municipalities.models import StaffInvitation
from samla.municipalities.views.staff import own_part


@signed_in
@transaction.atomic
def staff_invitation_edit(request, slug, pk):
    """Renew an invitation that nobody answers, or withdraw it."""
    part = own_part(request, slug, is_coordinator=True)
    waiting = part.municipality.staff_invitations.filter(answered_at=None)
    found = get_object_or_404(waiting.select_related("municipality"), pk=pk)
    if request.method == "POST":
        if "withdraw" in request.POST:
            found.withdraw()
            messages.success(request, _("The invitation is withdrawn."))
            return redirect("municipalities:staff-list", slug)
        if _renewed(request, found):
            return redirect("municipalities:staff-list", slug)
    context = {"invitation": found, "municipality": part.municipality}
    return render(request, "municipalities/staff_invitation_edit.html", context)


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
def staff_invitation_answer(request, token):
    """Who invites to what; who the letter was written to says yes."""
    invitation = StaffInvitation.objects.with_token(token).select_related(
        "municipality", "invited_by"
    )
    found = invitation.first()
    if found is None:
        raise Http404
    if request.user.is_authenticated:
        return _answered(request, found)
    if not found.is_open:
        return _over(request)
    context = {"invitation": found, "next": request.get_full_path()}
    return render(request, "municipalities/staff_invitation_answer.html", context)


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
            return redirect("municipalities:staff-list", invitation.municipality.slug)
    elif not invitation.is_open:
        return _over(request)
    context = {"invitation": invitation, "part": part, "is_hers": is_hers}
    return render(request, "municipalities/staff_invitation_answer.html", context)


def _over(request):
    """It was withdrawn, answered by somebody else, or ran out: nothing is told."""
    return render(request, "municipalities/staff_invitation_over.html", status=410)
