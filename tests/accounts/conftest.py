"""The post, and ways through the doors of sign-in."""

import email
import re
import time
from email import policy

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse

from samla.post.models import Letter


@pytest.fixture
def post(db, settings):
    """All letters that have been written so far, kept as in any portal."""
    settings.EMAIL_BACKEND = "samla.post.backend.OutboxBackend"

    def written():
        somebodys = Letter.objects.exclude(email="").order_by("pk")
        return [as_read(letter) for letter in somebodys]

    return written


def as_read(letter):
    """A kept letter with the facts that its reader sees."""
    message = email.message_from_bytes(bytes(letter.message), policy=policy.default)
    parts = {part.get_content_type(): part for part in message.walk()}
    read = EmailMultiAlternatives(
        message["Subject"],
        parts.pop("text/plain").get_content().replace("\r\n", "\n"),
        message["From"],
        [letter.email],
        headers={"To": message["To"], "Auto-Submitted": message["Auto-Submitted"]},
    )
    for kind in parts.keys() - {"multipart/alternative"}:
        read.attach_alternative(parts[kind].get_content(), kind)
    return read


def code_in(letter):
    """The code of a letter, as somebody who reads it would write it."""
    return re.search(r"^(\d{8})$", letter.body, re.MULTILINE)[1]


@pytest.fixture
def sign_up(client, post):
    """Signs up with an address and answers with the code of the letter."""

    def with_address(email, path=None):
        client.post(path or reverse("account_signup"), {"email": email})
        return code_in(post()[-1])

    return with_address


def code_of_app(user, half_minutes=0):
    """What the app of somebody shows now, or so many half minutes later."""
    secret = Authenticator.objects.get(user=user, type="totp").data["secret"]
    now = int(time.time()) // 30 + half_minutes
    return format_hotp_value(hotp_value(secret, now))


def wrong_code_of_app(user):
    """A code that the app of somebody does not show."""
    shown = {code_of_app(user, step) for step in (-1, 0, 1, 2)}
    return next(code for code in ("111111", "222222", "333333") if code not in shown)


def is_in(client):
    """Whether somebody has signed in with this browser, with all steps."""
    return "_auth_user_id" in client.session
