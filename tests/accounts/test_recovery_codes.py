"""Recovery codes: shown, kept as a file, made anew, and told when few are left."""

import pytest
from allauth.mfa.models import Authenticator

from tests.accounts.conftest import code_of_app

CODES = "/konto/andra-steget/reservkoder/"
AGAIN = "/konto/andra-steget/bekrafta/"


@pytest.fixture
def kerstins(client, kerstin):
    """Kerstin's browser, after she has written a code of her app once more."""
    Authenticator.objects.create(
        user=kerstin, type="recovery_codes", data={"seed": "ab" * 40, "used_mask": 0}
    )
    client.force_login(kerstin)
    client.post(AGAIN, {"code": code_of_app(kerstin)})
    return client


def test_she_sees_them_and_keeps_them_as_a_file(kerstins):
    page = kerstins.get(CODES)
    codes = page.context["unused_codes"]
    assert len(codes) == 10
    assert "no-store" in page.headers["Cache-Control"]
    file = kerstins.get(f"{CODES}fil/")
    assert file.headers["Content-Type"].startswith("text/plain")
    assert "attachment" in file.headers["Content-Disposition"]
    assert all(code in file.content.decode() for code in codes)


def test_without_a_new_code_nobody_sees_them(client, kerstin):
    Authenticator.objects.create(
        user=kerstin, type="recovery_codes", data={"seed": "ab" * 40, "used_mask": 0}
    )
    client.force_login(kerstin)
    for path in (CODES, f"{CODES}fil/", f"{CODES}nya/"):
        assert client.get(path).url.startswith(AGAIN)


def test_few_codes_left_are_warned_about(kerstins, kerstin):
    text = kerstins.get("/en/konto/").content.decode()
    assert "You have 10 recovery codes left." in text
    Authenticator.objects.filter(user=kerstin, type="recovery_codes").update(
        data={"seed": "ab" * 40, "used_mask": 0b0011111111}
    )
    text = kerstins.get("/en/konto/").content.decode()
    assert "You have 2 recovery codes left. Make new ones." in text
    assert "notice--warn" in text


def test_new_ones_take_the_place_of_the_old(
    kerstins, post, django_capture_on_commit_callbacks
):
    before = kerstins.get(CODES).context["unused_codes"]
    with django_capture_on_commit_callbacks(execute=True):
        assert kerstins.post(f"{CODES}nya/").url == CODES
    after = kerstins.get(CODES).context["unused_codes"]
    assert not set(before) & set(after)
    assert "/konto/inloggningar/" in post()[-1].body
