"""The second step of signing in: added, used, shown, removed."""

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.mfa.base import views as base
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.mfa.webauthn.internal import auth
from allauth.usersessions.internal.flows.sessions import end_other_sessions
from django.http import JsonResponse

from samla.accounts.views.sign_in import TellsTooMany
from samla.core.access import owes_second_step

# In the session: where somebody was going who had to add a second step first.
WAY_ON = "way_on_after_second_step"
# Fewer than this many recovery codes, and it is time for new ones.
FEW = 4


class WayOn:
    """Shows the way to where a person was going, once she may go there."""

    def get_context_data(self, **kwargs):
        owing = owes_second_step(self.request)
        way_on = self.request.session.get(WAY_ON, "")
        return super().get_context_data(owing=owing, way_on=way_on, few=FEW, **kwargs)


class SecondStepView(WayOn, base.IndexView):
    """Why a second step, and which of them a person has."""

    def get(self, request, *args, **kwargs):
        there = request.GET.get("next", "")
        if there and get_account_adapter().is_safe_url(there):
            request.session[WAY_ON] = there
        answer = super().get(request, *args, **kwargs)
        if not answer.context_data["owing"]:
            request.session.pop(WAY_ON, None)
        return answer

    def get_context_data(self, **kwargs):
        codes = recovery_codes_left(
            Authenticator.objects.filter(user=self.request.user)
        )
        return super().get_context_data(codes_left=codes, **kwargs)


class AuthenticateView(TellsTooMany, base.AuthenticateView):
    """The second step at sign-in."""

    def get_context_data(self, **kwargs):
        mine = Authenticator.objects.filter(user=self.stage.login.user)
        passkeys = mine.filter(type=Authenticator.Type.WEBAUTHN).exists()
        return super().get_context_data(**kwargs) | {"has_passkeys": passkeys}


class CodeAgainView(TellsTooMany, base.ReauthenticateView):
    """A code once more, before something that guards the account."""


class PasskeyAgainView(TellsTooMany, webauthn.ReauthenticateWebAuthnView):
    """A passkey once more, before something that guards the account."""


class EndsOthers:
    """A first second step ends the sign-ins that were made without one.

    It has just been shown: who added it need not show it again to read her codes.
    """

    def form_valid(self, form):
        response = super().form_valid(form)
        if self.did_generate_recovery_codes:
            end_other_sessions(self.request, self.request.user)
            mine = Authenticator.objects.filter(user=self.request.user)
            added = mine.exclude(type=Authenticator.Type.RECOVERY_CODES).latest("pk")
            post_authentication(self.request, added, reauthenticated=True)
        return response


class AppView(TellsTooMany, EndsOthers, totp.ActivateTOTPView):
    """Adds an app with codes."""


class RecoveryCodesView(WayOn, recovery.ViewRecoveryCodesView):
    """Shows the recovery codes that are left."""


class PasskeyAddView(EndsOthers, webauthn.AddWebAuthnView):
    """Adds a passkey."""


class HerOwn:
    """What is somebody else's is not found, before anything else is asked."""

    def dispatch(self, request, *args, **kwargs):
        self.get_object()
        return super().dispatch(request, *args, **kwargs)


class PasskeyEditView(HerOwn, webauthn.EditWebAuthnView):
    """Another name of a passkey."""


class PasskeyRemoveView(HerOwn, webauthn.RemoveWebAuthnView):
    """Removes a passkey."""


class PasskeyLoginView(webauthn.LoginWebAuthnView):
    """Signs in with a passkey alone."""

    def get(self, request, *args, **kwargs):
        """What the browser asks its passkey; a person who comes here is led on."""
        if request.headers.get("Accept") != "application/json":
            return super().get(request, *args, **kwargs)
        return JsonResponse({"request_options": auth.begin_authentication(user=None)})


def recovery_codes_left(authenticators):
    """How many recovery codes a person has left; none where she has no such list."""
    for each in authenticators:
        if each.type == Authenticator.Type.RECOVERY_CODES:
            return len(each.wrap().get_unused_codes())
    return None
