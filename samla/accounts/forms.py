"""What sign-in asks: an address, the code sent to it, or a password."""

from allauth.account import forms as allauth
from allauth.account.adapter import get_adapter
from django import forms
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from samla.accounts.models import User
from samla.core.forms import PlainText

LONGEST_ADDRESS = 254
LONGEST_PASSWORD = 200


def address_field(label, help_text=""):
    """Asks for an e-mail address as phones like to fill it in."""
    return forms.EmailField(
        label=label,
        help_text=help_text,
        max_length=LONGEST_ADDRESS,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        error_messages={
            "required": _("Write your e-mail address."),
            "invalid": _("Write the address as name@example.org."),
        },
    )


def password_field(label, autocomplete, help_text=""):
    """Asks for a password; one may paste it, and it may be a whole sentence."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        strip=False,
        max_length=LONGEST_PASSWORD,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete, "dir": "ltr"}),
        error_messages={"required": _("Write the password.")},
    )


def new_password_field():
    """Asks for a password that is not there yet."""
    return password_field(
        _("New password"),
        "new-password",
        _("At least 10 characters. A sentence that only you think of is good."),
    )


class CodeField(forms.CharField):
    """The digits of a letter, however they were typed, pasted or spaced."""

    def __init__(self, **kwargs):
        super().__init__(
            label=_("Code"),
            help_text=_("8 digits"),
            max_length=40,
            widget=forms.TextInput(
                attrs={
                    "autocomplete": "one-time-code",
                    "inputmode": "numeric",
                    "dir": "ltr",
                    "class": "short",
                }
            ),
            error_messages={"required": _("Write the code that is in the letter.")},
            **kwargs,
        )

    def to_python(self, value):
        """Keep the digits, as 0–9 whatever the keyboard's own are."""
        text = super().to_python(value)
        return "".join(str(int(sign)) for sign in text if sign.isdecimal()) or text


class CodeRequestForm(allauth.LoginForm):
    """Asks whom to send a code to; there is no password to remember."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"] = address_field(_("Your e-mail address"))

    def clean_login(self):
        return self.cleaned_data["login"].lower()


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
        return (waiting, None) if waiting else super().try_save(request)


class CodeForm(allauth.BaseConfirmCodeForm):
    """Asks for the code of a letter."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"] = CodeField()


class LoginCodeForm(CodeForm):
    """Asks for the code that lets a person in."""


class ResetCodeForm(CodeForm):
    """Asks for the code that lets a person choose a new password."""


class AddressCodeForm(CodeForm):
    """Asks for the code that shows whose an address is."""

    def __init__(self, *args, user=None, email=None, **kwargs):
        super().__init__(*args, **kwargs)


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


class ChangePasswordForm(NewPassword, allauth.ChangePasswordForm):
    """Asks for the password of today and that of tomorrow."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"] = password_field(
            _("The password you have now"), "current-password"
        )


class NameForm(PlainText, forms.ModelForm):
    """Asks what colleagues may call a person; nothing is shown without her choice."""

    class Meta:
        model = User
        fields = ["name"]
        help_texts = {
            "name": _("Colleagues see it. The public sees it only if you choose so.")
        }
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "name"})}
