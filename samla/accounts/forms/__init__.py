"""What is asked of those who sign in."""

from samla.accounts.forms.account import (
    AccountForm,
    ChangePasswordForm,
    NewAddressForm,
    PasswordAgainForm,
    ResetPasswordForm,
    ResetRequestForm,
    SetPasswordForm,
)
from samla.accounts.forms.second_step import (
    AppForm,
    PasskeyAgainForm,
    PasskeyForm,
    PasskeyLoginForm,
    PasskeyNameForm,
    PasskeyStepForm,
    SecondStepAgainForm,
    SecondStepForm,
)
from samla.accounts.forms.sign_in import (
    AddressCodeForm,
    CodeRequestForm,
    LoginCodeForm,
    PasswordLoginForm,
    ResetCodeForm,
    SignupForm,
)

__all__ = [
    "AccountForm",
    "AddressCodeForm",
    "AppForm",
    "ChangePasswordForm",
    "CodeRequestForm",
    "LoginCodeForm",
    "NewAddressForm",
    "PasskeyAgainForm",
    "PasskeyForm",
    "PasskeyLoginForm",
    "PasskeyNameForm",
    "PasskeyStepForm",
    "PasswordAgainForm",
    "PasswordLoginForm",
    "ResetCodeForm",
    "ResetPasswordForm",
    "ResetRequestForm",
    "SecondStepAgainForm",
    "SecondStepForm",
    "SetPasswordForm",
    "SignupForm",
]
