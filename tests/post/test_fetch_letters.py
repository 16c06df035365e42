"""Letters come in from a real mailbox: each is kept once, and only then taken away."""

import pytest
from django.core.management import CommandError, call_command

from samla.post import inbox
from samla.post.models import IncomingLetter, bounces
from samla.post.models import incoming_letter as limits
from tests.post.conftest import letter_to


def fetch():
    """One look into the mailbox."""
    call_command("fetch_letters", verbosity=0)


def test_a_letter_that_cannot_be_read_at_all_keeps_no_other_out(mailbox, monkeypatch):
    def bounce_in(raw):
        if b"konstig" in raw:
            raise RecursionError
        return whole(raw)

    whole = bounces.bounce_in
    monkeypatch.setattr(bounces, "bounce_in", bounce_in)
    for text in ("Något konstigt", "Hej"):
        mailbox.put(letter_to("fraga-1", text).as_bytes())
    for _run in range(2):
        fetch()
        assert [one.words for one in IncomingLetter.objects.all()] == ["Hej"]
        assert mailbox.left == 1


class Killed(BaseException):
    """The process is gone."""


def test_each_letter_is_kept_and_taken_away(mailbox):
    for number in range(3):
        mailbox.put(letter_to(f"fraga-{number}", f"Fråga {number}").as_bytes())
    mailbox.put(b"\xff\xfe no letter at all \x00")
    fetch()
    assert mailbox.left == 0
    found = IncomingLetter.objects.unread_for("fraga-")
    assert [one.words for one in found] == ["Fråga 0", "Fråga 1", "Fråga 2"]
    assert IncomingLetter.objects.unclaimed().count() == 1
    fetch()
    assert IncomingLetter.objects.count() == 4


@pytest.mark.parametrize("moment", ["store", "expunge"])
def test_killed_between_keeping_and_taking_away_it_is_kept_once(
    mailbox, monkeypatch, moment
):
    asked = inbox.asked

    def killed(box, command, *arguments):
        if command == moment:
            raise Killed
        return asked(box, command, *arguments)

    mailbox.put(letter_to("fraga-1").as_bytes())
    with monkeypatch.context() as until_then:
        until_then.setattr(inbox, "asked", killed)
        with pytest.raises(Killed):
            fetch()
    assert IncomingLetter.objects.count() == 1
    fetch()
    assert IncomingLetter.objects.count() == 1
    mailbox.put(letter_to("fraga-2").as_bytes())
    fetch()
    assert IncomingLetter.objects.count() == 2


def test_killed_before_it_is_kept_it_is_still_there(mailbox, monkeypatch):
    def killed(*_arguments):
        raise Killed

    mailbox.put(letter_to("fraga-1").as_bytes())
    with monkeypatch.context() as until_then:
        until_then.setattr(inbox.IncomingLetter.objects, "keep", killed)
        with pytest.raises(Killed):
            fetch()
    assert mailbox.left == 1
    fetch()
    assert IncomingLetter.objects.count() == 1


def test_one_that_is_too_large_stays_there_and_is_told(mailbox, monkeypatch):
    monkeypatch.setattr(inbox, "LARGEST", 5000)
    monkeypatch.setattr(inbox, "BEGINNING", 1000)
    large = letter_to("fraga-1", "Se filmen.\n")
    large.add_attachment(b"x" * 9000, maintype="video", subtype="mp4", filename="f.mp4")
    mailbox.put(large.as_bytes())
    mailbox.put(letter_to("fraga-2").as_bytes())
    fetch()
    fetch()
    assert mailbox.left == 1
    first, second = IncomingLetter.objects.unread_for("fraga-")
    assert (first.is_cut, second.is_cut) == (True, False)
    assert first.words == "Se filmen."
    assert limits.LARGEST == 25_000_000


def test_a_mailbox_that_is_away_is_told_in_a_sentence(mailbox, settings):
    settings.INBOX_PASSWORD = "wrong"
    with pytest.raises(CommandError, match="The mailbox cannot be read"):
        fetch()
    settings.INBOX_PORT = 9
    with pytest.raises(CommandError, match="ConnectionRefusedError"):
        fetch()
    settings.INBOX_HOST = ""
    with pytest.raises(CommandError, match="SAMLA_INBOX_HOST"):
        fetch()
