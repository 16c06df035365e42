"""Samla's one settings file: closed by default, opened by environment variables.

Every variable is described in docs/running.md. `make run` writes `var/local.env`,
which opens the portal on this machine only; it is not read where a secret key is set.
"""

import os
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvError

from samla.core.databases import default_database

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("SAMLA_VAR") or BASE_DIR / "var").absolute()

env = Env(prefix="SAMLA_")
if "SAMLA_SECRET_KEY" not in os.environ:
    env.read_env(VAR_DIR / "local.env", recurse=False)


def setting(read, name, *default):
    """Read a variable; one that is missing or wrong stops the start with its name."""
    try:
        return read(name, *default)
    except EnvError as error:
        raise ImproperlyConfigured(
            f"Samla does not start: {error}. See docs/running.md, or use `make run`."
        ) from error


SHORTEST_KEY = 50
LOCAL = setting(env.bool, "LOCAL", False)
DEBUG = setting(env.bool, "DEBUG", False)
SECRET_KEY = setting(env.str, "SECRET_KEY")
ALLOWED_HOSTS = (
    ["localhost", "127.0.0.1", "[::1]"] if LOCAL else setting(env.list, "ALLOWED_HOSTS")
)
if not ALLOWED_HOSTS or (len(SECRET_KEY) < SHORTEST_KEY and not LOCAL):
    raise ImproperlyConfigured(
        "Samla does not start: set SAMLA_ALLOWED_HOSTS, and SAMLA_SECRET_KEY to at "
        f"least {SHORTEST_KEY} random characters. "
        "See docs/running.md, or use `make run`."
    )
PUBLIC_URL = setting(env.str, "PUBLIC_URL", "").rstrip("/")
# Who answers for this Samla: named on the pages that tell about it.
OPERATOR = setting(env.str, "OPERATOR", "")
CONTACT = setting(env.str, "CONTACT", "")

INSTALLED_APPS = [
    "samla.core",
    "samla.taxonomy",
    "samla.accounts",
    "samla.municipalities",
    "samla.organisations",
    "samla.premises",
    "samla.activities",
    "samla.pages",
    "samla.demo",
    "allauth",
    "allauth.account",
    "django_filters",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "samla.core.headers.always_secure",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "samla.core.gate.refuse_broken_requests",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "samla.core.languages.language_from_path",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "samla.core.access.DoorsAreShut",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "samla.urls"
WSGI_APPLICATION = "samla.wsgi.application"
FORM_RENDERER = "samla.core.forms.SamlaRenderer"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "samla.core.templatetags.samla",
                "samla.taxonomy.templatetags.terms",
            ],
        },
    }
]

DATABASES = {"default": default_database(VAR_DIR / "postgres")}

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "samla_cache",
    }
}

# Language and time
LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English"), ("ar", "العربية")]
LOCALE_PATHS = [BASE_DIR / "samla" / "locale"]
FORMAT_MODULE_PATH = "samla.core.formats"
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True

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
# What is asked for an unknown address gets the same answer and no letter.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# Eight digits can be typed on any keyboard, and live for ten minutes.
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 8, "dashed": False}
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 600
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 600
ACCOUNT_RATE_LIMITS = {"confirm_email": "3/m/key"}

# Mail
DEFAULT_FROM_EMAIL = SERVER_EMAIL = setting(
    env.str, "MAIL_FROM", "Samla <samla@localhost>"
)
if LOCAL:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR_DIR / "mail"
else:
    EMAIL_HOST = setting(env.str, "MAIL_HOST", "localhost")
    EMAIL_PORT = setting(env.int, "MAIL_PORT", 25)
    EMAIL_HOST_USER = setting(env.str, "MAIL_USER", "")
    EMAIL_HOST_PASSWORD = setting(env.str, "MAIL_PASSWORD", "")
    EMAIL_USE_TLS = setting(env.bool, "MAIL_TLS", False)
    EMAIL_TIMEOUT = 20

# Files
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static", VAR_DIR / "built"]
SILENCED_SYSTEM_CHECKS = ["staticfiles.W004"]  # var/built is made by build_icons
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
FILE_UPLOAD_HANDLERS = ["samla.core.uploads.CappedUploadHandler"]
DATA_UPLOAD_MAX_NUMBER_FILES = 3

# Security: the same answers everywhere; only the local mode speaks plain http
SECURE_SSL_REDIRECT = not LOCAL
if setting(env.bool, "BEHIND_PROXY", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not LOCAL
SESSION_COOKIE_NAME = "samla" if LOCAL else "__Host-samla"
CSRF_COOKIE_NAME = "samla-form" if LOCAL else "__Host-samla-form"
CSRF_COOKIE_HTTPONLY = SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
CSRF_FAILURE_VIEW = "samla.core.errors.expired_form"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY = {
    feature: []
    for feature in (
        "accelerometer",
        "camera",
        "display-capture",
        "encrypted-media",
        "geolocation",
        "gyroscope",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False}
    },
}

if DEBUG:
    INSTALLED_APPS.append("debug_toolbar")
    below_gzip = MIDDLEWARE.index("django.middleware.gzip.GZipMiddleware") + 1
    MIDDLEWARE.insert(below_gzip, "debug_toolbar.middleware.DebugToolbarMiddleware")
    INTERNAL_IPS = ["127.0.0.1", "::1"]
