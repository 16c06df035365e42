"""What the second step asks: a code of an app, a recovery code, or a passkey."""

import contextlib
import struct

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from cryptography.exceptions import InvalidSignature
from django import forms
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from samla.accounts import limits
from samla.accounts.forms.fields import CodeField, Guessed
from samla.core.forms import PlainText

# An app's code is right for its own half minute and the two beside it.
LIFE_OF_A_CODE = 90
LONGEST_NAME = 60
MOST_PASSKEYS = 20
# What a parser says of nonsense that is no passkey.
NONSENSE = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    AssertionError,
    NotImplementedError,
    struct.error,
    InvalidSignature,
)


class AppCode(Guessed):
    """The question for a code of an app, or one of the recovery codes."""

    guessed = limits.SECOND_STEP

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"] = CodeField(
            _("6 digits from your app, or one of your recovery codes"),
            _("Write the code that your app shows now."),
        )

    def clean_code(self):
        return self.counted(self._right_and_new)

    def _right_and_new(self):
        code = super().clean_code()
        used = f"samla.accounts:used:{self.user.pk}:{code}"
        if self.authenticator.type == Authenticator.Type.TOTP and not cache.add(
            used, True, LIFE_OF_A_CODE
        ):
            raise get_adapter().validation_error("incorrect_code")
        return code


class SecondStepForm(AppCode, base.AuthenticateForm):
    """Asks for the second step of signing in."""


class SecondStepAgainForm(AppCode, base.ReauthenticateForm):
    """Asks for a code once more before something that guards the account."""


class AppForm(Guessed, totp.ActivateTOTPForm):
    """Asks for a first code, which shows that the app has the key."""

    guessed = limits.SECOND_STEP

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"] = CodeField(
            _("6 digits"), _("Write the code that your app shows now.")
        )

    def clean_code(self):
        return self.counted(super().clean_code)


@contextlib.contextmanager
def nonsense_refused():
    """Say that a passkey is not right where its parser gives up."""
    try:
        yield
    except forms.ValidationError:
        raise
    except NONSENSE as error:
        raise get_adapter().validation_error("incorrect_code") from error


def name_field(**kwargs):
    """Asks what a passkey is called, so that one knows which is which."""
    return forms.CharField(
        label=_("What do you call it?"),
        help_text=_("For example: my phone, the blue key"),
        max_length=LONGEST_NAME,
        **kwargs,
    )


class PasskeyForm(PlainText, webauthn.AddWebAuthnForm):
    """Asks for a name and takes what the passkey says."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"] = name_field(required=False)
        self.fields["passwordless"] = forms.BooleanField(
            label=_("Sign in with it alone, without a code first"),
            required=False,
            initial=True,
        )

    def clean(self):
        mine = self.user.authenticator_set.filter(type=Authenticator.Type.WEBAUTHN)
        if mine.count() >= MOST_PASSKEYS:
            raise forms.ValidationError(_("Remove a passkey that you no longer use."))
        with nonsense_refused():
            return super().clean()


class PasskeyNameForm(PlainText, webauthn.EditWebAuthnForm):
    """Asks for another name of a passkey."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"] = name_field()


class Passkey:
    """The answer of a passkey, whatever was really sent."""

    def clean_credential(self):
        with nonsense_refused():
            return super().clean_credential()


class PasskeyStepForm(Passkey, webauthn.AuthenticateWebAuthnForm):
    """Takes a passkey as the second step."""


class PasskeyAgainForm(Passkey, webauthn.ReauthenticateWebAuthnForm):
    """Takes a passkey once more before something that guards the account."""


class PasskeyLoginForm(Passkey, webauthn.LoginWebAuthnForm):
    """Takes a passkey in place of everything else."""
