"""Letters that fit nothing wait for an administrator."""

import pytest

from samla.accounts.models import User
from samla.post.models import IncomingLetter
from tests.conftest import with_second_factor
from tests.post.conftest import US, letter_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def rut(settings):
    """An administrator of a portal that letters come in to."""
    settings.INBOX_ADDRESS = US
    return with_second_factor(
        User.objects.create_superuser("rut@samla.example", "a-long-password-here")
    )


def test_they_stand_there_and_on_her_desk(client, rut, kerstin, amina):
    for number in range(3):
        letter = letter_to(text=f"Hej {number}", Subject=f"<b>Fråga</b> {number}")
        IncomingLetter.objects.keep(letter.as_bytes())
    IncomingLetter.objects.keep(letter_to(f"fraga-{'a' * 24}").as_bytes())
    client.force_login(rut)
    page = client.get("/en/arenden/brev/")
    assert [one.subject for one in page.context["page"]] == [
        f"<b>Fråga</b> {number}" for number in range(3)
    ]
    assert "&lt;b&gt;Fråga&lt;/b&gt; 0" in page.content.decode()
    line = client.get("/en/min-sida/").context["lines"][0]
    assert (line.text, line.count) == ("Letters that fit nothing", 3)
    for somebody in (kerstin, amina):
        client.force_login(somebody)
        assert client.get("/en/arenden/brev/").status_code == 404
        desk = client.get("/en/min-sida/").content.decode()
        assert "that fit nothing" not in desk


def test_where_there_are_none_it_says_so(client, rut):
    client.force_login(rut)
    assert "Every letter" in client.get("/en/arenden/brev/").content.decode()
