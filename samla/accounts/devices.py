"""Which browsers have signed in as whom before: a signed cookie, set at sign-in only.

It opens nothing. It only gives the browser a count of tries of its own.
"""

import secrets

from django.conf import settings
from django.core import signing
from django.utils.crypto import salted_hmac

from samla.core.addresses import one_spelling

SALT = "samla.accounts.devices"
LIFE = 60 * 60 * 24 * 365
# Colleagues who share a browser; the one who came first is forgotten first.
MOST = 5


def known(request, email: str) -> str:
    """The browser's mark for a person who has signed in with it, or nothing."""
    return _kept(request).get(_name(email), "")


def remember(request, response, email: str):
    """Let the browser tell, a year long, that this person has signed in with it."""
    kept = _kept(request)
    mark = kept.pop(_name(email), None) or secrets.token_urlsafe(12)
    kept = dict([*kept.items(), (_name(email), mark)][-MOST:])
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        signing.dumps(kept, salt=SALT),
        max_age=LIFE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _kept(request) -> dict:
    cookie = request.COOKIES.get(settings.DEVICE_COOKIE_NAME, "")
    try:
        return signing.loads(cookie, salt=SALT, max_age=LIFE)
    except signing.BadSignature:
        return {}


def _name(email):
    return salted_hmac(SALT, one_spelling(email), algorithm="sha256").hexdigest()[:24]
