"""The post, and ways through the doors of sign-in."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from samla.core import letters


@pytest.fixture
def post(db):
    """All letters that have been written so far, once the carrier has been out."""

    def delivered():
        letters.carrier.submit(int).result()
        return mail.outbox

    return delivered


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
