"""What sign-in and sign-up ask: an address, the code sent to it, or a password."""

from allauth.account import forms as allauth
from allauth.account.internal.stagekit import clear_login, get_pending_stage
from allauth.core.internal.httpkit import headed_redirect_response
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from samla.accounts import limits
from samla.accounts.forms.fields import (
    CodeField,
    Guessed,
    address_field,
    password_field,
)
from samla.accounts.models import User


class CodeRequestForm(allauth.LoginForm):
    """Asks whom to send a code to; there is no password to remember."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"] = address_field(_("Your e-mail address"))

    def _login_by_code(self, request, redirect_url, credentials):
        """Send a code; one that is on its way stays good if no other may be sent."""
        stage = get_pending_stage(request)
        email = credentials["email"]
        on_its_way = stage and stage.state.get("email") == email
        if on_its_way and not limits.may_write(email, dry_run=True):
            query = redirect_url and {REDIRECT_FIELD_NAME: redirect_url}
            return headed_redirect_response("account_confirm_login_code", query=query)
        clear_login(request)
        return super()._login_by_code(request, redirect_url, credentials)


class PasswordLoginForm(CodeRequestForm):
    """Asks for address and password, of those who have chosen one."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"] = password_field(_("Password"), "current-password")

    def user_credentials(self):
        return {
            "email": self.cleaned_data["login"],
            "password": self.cleaned_data["password"],
        }


class SignupForm(allauth.SignupForm):
    """Asks for one thing: where to send the code."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"] = address_field(_("Your e-mail address"))

    def try_save(self, request):
        """Sign up; who did so before and never wrote the code just gets a new one."""
        if not self.account_already_exists:
            try:
                with transaction.atomic():
                    return super().try_save(request)
            except IntegrityError:
                self.account_already_exists = True
        email = self.cleaned_data["email"]
        waiting = User.objects.waiting(email).first()
        User.objects.create_and_forget()
        return (waiting, None) if waiting else super().try_save(request)


class CodeForm(Guessed, allauth.BaseConfirmCodeForm):
    """Asks for the code of a letter."""

    guessed = limits.CODE

    def __init__(self, *args, account="", **kwargs):
        super().__init__(*args, **kwargs)
        self.account = account
        self.fields["code"] = CodeField(
            _("8 digits"), _("Write the code that is in the letter.")
        )

    def guessed_account(self):
        return self.account

    def clean_code(self):
        return self.counted(super().clean_code)


class LoginCodeForm(CodeForm):
    """Asks for the code that lets a person in."""


class ResetCodeForm(CodeForm):
    """Asks for the code that lets a person choose a new password."""


class AddressCodeForm(CodeForm):
    """Asks for the code that shows whose an address is."""

    def __init__(self, *args, user=None, email=None, **kwargs):
        super().__init__(*args, **kwargs)
