"""Samla's one settings file: closed by default, opened by environment variables.

Every variable is described in docs/running.md. `make run` writes `var/local.env`,
which opens the portal on this machine only; it is not read where a secret key is set.
"""

import os
from pathlib import Path

import pghistory
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvError

from samla.accounts.identity_providers import apps, checked, origins
from samla.accounts.settings import *  # noqa: F403
from samla.core.databases import default_database
from samla.core.home import last_port
from samla.core.languages import LANGUAGES, LANGUAGES_BIDI  # noqa: F401
from samla.pages.settings import *  # noqa: F403

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
if not PUBLIC_URL and ALLOWED_HOSTS[0].startswith("*"):
    raise ImproperlyConfigured(
        "Samla does not start: any host is allowed, so say with SAMLA_PUBLIC_URL how "
        "links in letters begin. See docs/running.md."
    )
# How links begin in letters that are written when nobody asks.
HOME_URL = PUBLIC_URL or (
    f"http://127.0.0.1:{last_port(VAR_DIR)}"
    if LOCAL
    else f"https://{ALLOWED_HOSTS[0].lstrip('.')}"
)
# Who answers for this Samla: named on the pages that tell about it.
OPERATOR = setting(env.str, "OPERATOR", "")
CONTACT = setting(env.str, "CONTACT", "")
MACHINE_TRANSLATOR = setting(env.str, "MACHINE_TRANSLATOR", "")
OFFLINE = setting(env.bool, "OFFLINE", True)  # readers' devices remember pages

INSTALLED_APPS = [
    "samla.core",
    "samla.post",
    "samla.taxonomy",
    "samla.accounts",
    "samla.municipalities",
    "samla.moderation",
    "samla.translations",
    "samla.organisations",
    "samla.premises",
    "samla.bookings",
    "samla.activities",
    "samla.alerts",
    "samla.enquiries",
    "samla.paper",
    "samla.themes",
    "samla.pages",
    "samla.search",
    "samla.demo",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_filters",
    "pgtrigger",
    "pghistory",
    "django.forms",
    "samla.core.administration.AdministrationConfig",
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
    "samla.core.history.RememberWho",
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
        # Counts of tries are kept here. A full cache drops rows that are still good,
        # so an attacker could push the counts out; `forget` takes what has expired.
        "OPTIONS": {"MAX_ENTRIES": 10_000_000},
    }
}

# Every change of what is tracked is kept by the database itself, deletions too
PGHISTORY_DEFAULT_TRACKERS = (
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
)
# A page that is only read looks at nobody's cookie.
PGHISTORY_MIDDLEWARE_METHODS = ("POST",)

# Language and time
LANGUAGE_CODE = "sv"
LOCALE_PATHS = [BASE_DIR / "samla" / "locale", BASE_DIR / "samla" / "borrowed"]
FORMAT_MODULE_PATH = "samla.core.formats"
TIME_ZONE, USE_TZ = "Europe/Stockholm", True

# Accounts: how one signs up and signs in stands in samla/accounts/settings.py.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = LOCAL

# Identity providers of municipalities and organisations
OIDC = checked(setting(env.json, "OIDC", []))
SOCIALACCOUNT_ADAPTER = "samla.accounts.providers.ProviderAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": apps(OIDC)}
}

# Mail: what is written is kept in the database, and carried by deliver_letters
EMAIL_BACKEND = "samla.post.backend.OutboxBackend"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = setting(
    env.str, "MAIL_FROM", "Samla <samla@localhost>"
)
EMAIL_HOST = setting(env.str, "MAIL_HOST", "" if LOCAL else "localhost")
EMAIL_PORT = setting(env.int, "MAIL_PORT", 25)
EMAIL_HOST_USER = setting(env.str, "MAIL_USER", "")
EMAIL_HOST_PASSWORD = setting(env.str, "MAIL_PASSWORD", "")
EMAIL_USE_TLS = setting(env.bool, "MAIL_TLS", False)
EMAIL_TIMEOUT = 20
EMAIL_FILE_PATH = VAR_DIR / "mail"
DELIVERY_BACKEND = "django.core.mail.backends." + (
    "smtp.EmailBackend" if EMAIL_HOST else "filebased.EmailBackend"
)

# Mail that comes in: from a mailbox, or told by a mail server
INBOX_ADDRESS = setting(env.str, "INBOX_ADDRESS", "").lower()
INBOX_HOST = setting(env.str, "INBOX_HOST", "")
INBOX_TLS = setting(env.bool, "INBOX_TLS", True)
INBOX_PORT = setting(env.int, "INBOX_PORT", 993 if INBOX_TLS else 143)
INBOX_USER = setting(env.str, "INBOX_USER", "")
INBOX_PASSWORD = setting(env.str, "INBOX_PASSWORD", "")
INBOX_FOLDER = setting(env.str, "INBOX_FOLDER", "INBOX")
INBOX_SECRET = setting(env.str, "INBOX_SECRET", "")

# Files
STATIC_URL, STATIC_ROOT = "/static/", VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static", VAR_DIR / "built"]
SILENCED_SYSTEM_CHECKS = ["staticfiles.W004"]  # var/built is made by build_icons
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "samla.core.static_files.StaticFiles"
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
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
SECURE_REFERRER_POLICY = SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not LOCAL
SESSION_COOKIE_NAME = "samla" if LOCAL else "__Host-samla"
CSRF_COOKIE_NAME = "samla-form" if LOCAL else "__Host-samla-form"
CSRF_COOKIE_HTTPONLY = SESSION_COOKIE_HTTPONLY = True
DEVICE_COOKIE_NAME = "samla-device" if LOCAL else "__Host-samla-device"
CSRF_FAILURE_VIEW = "samla.core.errors.expired_form"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        **dict.fromkeys(("script-src", "style-src", "img-src", "font-src"), [SELF]),
        **dict.fromkeys(("connect-src", "manifest-src", "worker-src"), [SELF]),
        "form-action": [SELF, *origins(OIDC)],
        **dict.fromkeys(("default-src", "base-uri", "object-src"), [NONE]),
        "frame-ancestors": [NONE],
    }
}
UNUSED = "accelerometer camera display-capture encrypted-media gyroscope"
UNUSED += " microphone midi payment usb"
PERMISSIONS_POLICY = {feature: [] for feature in UNUSED.split()}
# Asked for by a button only: what is near the reader.
PERMISSIONS_POLICY["geolocation"] = ["self"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{levelname} {name} {message}", "style": "{"}},
    "filters": {"secrets": {"()": "samla.core.logs.WithoutSecretPaths"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["secrets"],
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "samla.accounts": {"level": "INFO"},
    },
}

if DEBUG:
    INSTALLED_APPS.append("debug_toolbar")
    below_gzip = MIDDLEWARE.index("django.middleware.gzip.GZipMiddleware") + 1
    MIDDLEWARE.insert(below_gzip, "debug_toolbar.middleware.DebugToolbarMiddleware")
    INTERNAL_IPS = ["127.0.0.1", "::1"]
