"""Sign-up and sign-in: the few of allauth's views that Samla changes."""

from allauth.account import views as allauth
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.email_verification_by_code import (
    EMAIL_VERIFICATION_CODE_SESSION_KEY,
)
from allauth.account.internal.stagekit import clear_login
from django.urls import reverse

from samla.accounts import limits
from samla.accounts.adapter import TO_NOBODY
from samla.accounts.forms import PasswordLoginForm
from samla.accounts.providers import configured


class TellsTooMany:
    """Says to machines too that there were too many tries."""

    def form_invalid(self, form):
        response = super().form_invalid(form)
        if response.status_code == 200 and limits.was_hit(form):
            response.status_code = 429
        return response


class LoginView(TellsTooMany, allauth.LoginView):
    """Sign-in by a code."""

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            password_url=self.passthrough_next_url(reverse("account_login_password")),
            providers=configured(self.request),
            **kwargs,
        )

    def _redirect_to_pending_stage(self, request, stage):
        """A code that is on its way can be written; who asks anew is heard anew."""
        if request.method == "POST":
            return None
        return super()._redirect_to_pending_stage(request, stage)


class PasswordLoginView(LoginView):
    """Sign-in by a password, for those who have chosen one."""

    template_name = "account/login_password.html"

    def get_form_class(self):
        return PasswordLoginForm

    def _redirect_to_pending_stage(self, request, stage):
        """Who is tired of waiting for a code may write the password."""
        if request.method == "POST":
            clear_login(request)


class AsksForCode(TellsTooMany):
    """Lets the form count guesses for the address that the code was sent to."""

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs()
        if "code" in kwargs:
            kwargs["account"] = self._process.state["email"]
        return kwargs

    def _resend_form_valid(self, form):
        """Where nobody gets a new letter, it takes as long as where somebody does."""
        if "user_id" not in self._process.state:
            get_adapter().send_mail(TO_NOBODY, self._process.state["email"], {})
        return super()._resend_form_valid(form)


class LoginCodeView(AsksForCode, allauth.ConfirmLoginCodeView):
    """The code that lets a person in."""


class AddressCodeView(AsksForCode, allauth.ConfirmEmailVerificationCodeView):
    """The code that shows whose an address is."""


class ResetCodeView(AsksForCode, allauth.ConfirmPasswordResetCodeView):
    """The code that lets a person choose a new password."""


class PasswordChangeView(TellsTooMany, allauth.PasswordChangeView):
    """Another password than today's."""


class PasswordAgainView(TellsTooMany, allauth.ReauthenticateView):
    """The password once more, before something that guards the account."""


class LogoutView(allauth.LogoutView):
    """Signing out also ends a sign-up half-way, known address or not."""

    def logout(self):
        super().logout()
        self.request.session.pop(EMAIL_VERIFICATION_CODE_SESSION_KEY, None)
