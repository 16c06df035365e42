"""Sign-in as django and django-allauth read it; nothing here differs between portals.

samla/settings.py takes all of it in.
"""

# Accounts: sign up and sign in with an address and a code sent to it, or a password
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["samla.accounts.backend.AccountBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation."
        "UserAttributeSimilarityValidator"
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "pages:desk"
LOGOUT_REDIRECT_URL = ACCOUNT_LOGOUT_REDIRECT_URL = "pages:start"
ACCOUNT_ADAPTER = "samla.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "samla.accounts.forms.CodeRequestForm",
    "reauthenticate": "samla.accounts.forms.PasswordAgainForm",
    "signup": "samla.accounts.forms.SignupForm",
    "confirm_login_code": "samla.accounts.forms.LoginCodeForm",
    "confirm_email_verification_code": "samla.accounts.forms.AddressCodeForm",
    "confirm_password_reset_code": "samla.accounts.forms.ResetCodeForm",
    "reset_password": "samla.accounts.forms.ResetRequestForm",
    "reset_password_from_key": "samla.accounts.forms.ResetPasswordForm",
    "set_password": "samla.accounts.forms.SetPasswordForm",
    "change_password": "samla.accounts.forms.ChangePasswordForm",
    "add_email": "samla.accounts.forms.NewAddressForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
# What is asked for an unknown address gets the same answer, and a letter that the
# adapter writes and throws away.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# Eight digits can be typed on any keyboard, and live for ten minutes.
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 8, "dashed": False}
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 600
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 600
# What is guessed, and how many letters are written, is counted in accounts/limits.py;
# these keep the net as a whole from being flooded.
ACCOUNT_RATE_LIMITS = {
    "login_failed": None,
    "confirm_email": None,
    "request_login_code": "20/m/ip",
    "reset_password": "20/m/ip",
    "change_password": "5/m/user",
}

# The second step: codes of an app, passkeys, and recovery codes for the rainy day
SECOND_STEP_URL = "mfa_index"
# Facts of a person, written as questions to the database.
SECOND_STEP_ASKED_OF = {
    "is_staff": True,
    "is_superuser": True,
    "staff_roles__isnull": False,
}
MFA_ADAPTER = "samla.accounts.second_step.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {
    "authenticate": "samla.accounts.forms.SecondStepForm",
    "reauthenticate": "samla.accounts.forms.SecondStepAgainForm",
    "activate_totp": "samla.accounts.forms.AppForm",
    "add_webauthn": "samla.accounts.forms.PasskeyForm",
    "edit_webauthn": "samla.accounts.forms.PasskeyNameForm",
    "authenticate_webauthn": "samla.accounts.forms.PasskeyStepForm",
    "reauthenticate_webauthn": "samla.accounts.forms.PasskeyAgainForm",
    "login_webauthn": "samla.accounts.forms.PasskeyLoginForm",
}
MFA_TOTP_ISSUER = "Samla"
MFA_TOTP_TOLERANCE = 1
