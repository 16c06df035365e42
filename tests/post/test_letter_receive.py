"""A mail server hands letters over by itself, and shows that it is the right one."""

import hashlib
import hmac

import pytest

from samla.post import views
from samla.post.models import IncomingLetter
from tests.post.conftest import US, letter_to

PATH = "/post/in/"
SECRET = "a secret of the mail server"


@pytest.fixture
def told(client, settings, db):
    """Somebody tells of a letter; with which secret, if not the right one."""
    settings.INBOX_SECRET, settings.INBOX_ADDRESS = SECRET, US

    def tell(raw, secret=SECRET):
        sign = hmac.new(secret.encode(), raw, hashlib.sha256).hexdigest()
        headers = {"Samla-Signature": sign}
        return client.post(PATH, raw, content_type="message/rfc822", headers=headers)

    return tell


def test_a_letter_is_kept_once_however_often_it_is_told(told):
    raw = letter_to("fraga-1", "Hej").as_bytes()
    assert told(raw).json() == {"kept": True, "new": True}
    assert told(raw).json() == {"kept": True, "new": False}
    assert [one.words for one in IncomingLetter.objects.unread_for("fraga")] == ["Hej"]


def test_nobody_else_can_tell_of_a_letter(told, client, settings):
    raw = letter_to("fraga-1").as_bytes()
    assert told(raw, "a guess").status_code == 403
    for headers in ({}, {"Samla-Signature": "å"}, {"Samla-Signature": "0" * 64}):
        sent = client.post(PATH, raw, content_type="message/rfc822", headers=headers)
        assert sent.status_code == 403
    assert client.get(PATH).status_code == 404
    settings.INBOX_SECRET = ""
    assert told(raw, "").status_code == 404
    assert not IncomingLetter.objects.exists()


def test_so_much_is_read_of_nobody(told, monkeypatch):
    monkeypatch.setattr(views, "MOST", 3000)
    assert told(b"x" * 3001).status_code == 413
    assert not IncomingLetter.objects.exists()


def test_of_one_that_is_too_large_the_beginning_is_kept(told, monkeypatch):
    monkeypatch.setattr(views, "LARGEST", 3000)
    monkeypatch.setattr(views, "BEGINNING", 1000)
    large = letter_to("fraga-1", "Hej\n" + "x" * 70 + "\n" * 9000).as_bytes()
    assert told(large).status_code == 200
    kept = IncomingLetter.objects.get()
    assert kept.is_cut
    assert len(kept.raw) == 1000
    assert kept.words.startswith("Hej")
    assert told(large).json()["new"] is False
