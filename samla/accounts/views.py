"""A person's own page, and the few of allauth's views that Samla changes."""

from allauth.account import views as allauth
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.email_verification_by_code import (
    EMAIL_VERIFICATION_CODE_SESSION_KEY,
)
from allauth.account.internal.stagekit import clear_login
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samla.accounts.forms import NameForm, PasswordLoginForm
from samla.core.access import signed_in


class LoginView(allauth.LoginView):
    """Sign-in by a code; too many tries are told to machines too."""

    def get_context_data(self, **kwargs):
        password_url = self.passthrough_next_url(reverse("account_login_password"))
        return super().get_context_data(password_url=password_url, **kwargs)

    def form_invalid(self, form):
        response = super().form_invalid(form)
        too_many = get_adapter().error_messages["too_many_login_attempts"]
        if any(too_many in errors for errors in form.errors.values()):
            response.status_code = 429
        return response

    def _redirect_to_pending_stage(self, request, stage):
        """A code that is on its way can be written; who asks anew is heard anew."""
        if request.method == "POST":
            clear_login(request)
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


class LogoutView(allauth.LogoutView):
    """Signing out also ends a sign-up half-way, known address or not."""

    def logout(self):
        super().logout()
        self.request.session.pop(EMAIL_VERIFICATION_CODE_SESSION_KEY, None)


@signed_in
def account_edit(request):
    """What Samla knows of a person, and the ways to change it."""
    form = NameForm(request.POST or None, instance=request.user)
    if form.is_valid():
        form.save()
        messages.success(request, _("Your name is saved."))
        return redirect("accounts:account-edit")
    return render(request, "accounts/account_edit.html", {"form": form})
