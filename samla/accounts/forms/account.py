"""What a person changes of her own account: name, language, address, password."""

from allauth.account import forms as allauth
from allauth.account.adapter import get_adapter
from django import forms
from django.utils.translation import gettext_lazy as _

from samla.accounts import limits
from samla.accounts.forms.fields import (
    Guessed,
    address_field,
    new_password_field,
    password_field,
)
from samla.accounts.models import User
from samla.core.forms import PlainText


class ResetRequestForm(allauth.ResetPasswordForm):
    """Asks whom to send a code for a new password to."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"] = address_field(_("Your e-mail address"))


class NewAddressForm(allauth.AddEmailForm):
    """Asks for the address that shall be used from now on."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"] = address_field(_("New e-mail address"))


class PasswordAgainForm(allauth.ReauthenticateForm):
    """Asks for the password once more before something that guards the account."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"] = password_field(_("Password"), "current-password")


class NewPassword:
    """The question for a new password, asked once: who mistypes gets a code again."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password1"] = new_password_field()
        del self.fields["password2"]

    def clean_password1(self):
        return get_adapter().clean_password(
            self.cleaned_data["password1"], user=self.user
        )


class ResetPasswordForm(NewPassword, allauth.ResetPasswordKeyForm):
    """Asks for a new password in place of a forgotten one."""


class SetPasswordForm(NewPassword, allauth.SetPasswordForm):
    """Asks for a first password."""


class ChangePasswordForm(Guessed, NewPassword, allauth.ChangePasswordForm):
    """Asks for the password of today and that of tomorrow."""

    guessed = limits.PASSWORD

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"] = password_field(
            _("The password you have now"), "current-password"
        )

    def clean_oldpassword(self):
        return self.counted(super().clean_oldpassword)


class AccountForm(PlainText, forms.ModelForm):
    """Asks what colleagues may call a person, and which language she reads."""

    class Meta:
        model = User
        fields = ["name", "language"]
        help_texts = {
            "name": _("Colleagues see it. The public sees it only if you choose so.")
        }
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "name"})}
