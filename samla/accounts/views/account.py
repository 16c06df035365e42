"""A person's own page: how she signs in, and the ways to change it."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samla.accounts.forms import AccountForm
from samla.accounts.views.second_step import FEW, recovery_codes_left
from samla.core.access import settling


@settling
def account_edit(request):
    """What Samla knows of a person, and the ways to change it."""
    form = AccountForm(request.POST or None, instance=request.user)
    if form.is_valid():
        form.save()
        messages.success(request, _("Your account is saved."))
        return redirect("accounts:account-edit")
    return render(
        request, "accounts/account_edit.html", {"form": form, **kept(request)}
    )


def kept(request):
    """How a person signs in, for the list on her page."""
    mine = Authenticator.objects.filter(user=request.user)
    types = [each.type for each in mine]
    return {
        "has_app": Authenticator.Type.TOTP in types,
        "passkeys": types.count(Authenticator.Type.WEBAUTHN),
        "codes_left": recovery_codes_left(mine),
        "sessions": len(UserSession.objects.purge_and_list(request.user)),
        "few": FEW,
    }
