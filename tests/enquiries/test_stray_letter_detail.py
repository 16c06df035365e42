"""A letter that fits nothing is read, and put where it belongs or aside."""

import pytest

from samla.enquiries.models import by_mail
from samla.post.models import IncomingLetter
from tests.enquiries.test_stray_letter_list import rut
from tests.post.conftest import letter_to

pytestmark = pytest.mark.django_db
__all__ = ["rut"]


@pytest.fixture
def at(client, rut, enquiry):
    """Rut reads a letter of somebody who has lost the address to answer to."""
    letter = letter_to(
        text="Vi är trettio <i>nu</i>.",
        sender="leyla@example.org",
        Subject=f"Sv: Er fråga {enquiry.reference.lower()}!",
    )
    letter.add_attachment(
        b"%PDF-1.7", maintype="application", subtype="pdf", filename="plan.pdf"
    )
    kept = IncomingLetter.objects.keep(letter.as_bytes())
    client.force_login(rut)
    return f"/en/arenden/brev/{kept.pk}/"


def test_it_becomes_the_senders_words_once(client, at, enquiry, kerstin, letters_of):
    enquiry.answer("Ja.", kerstin)
    page = client.get(at).content.decode()
    assert "Vi är trettio &lt;i&gt;nu&lt;/i&gt;." in page
    assert "plan.pdf" in page
    assert f'value="{enquiry.reference}"' in page  # as its subject says
    assert page.count(enquiry.reference) == 2  # a question of the same address
    told = {"reference": enquiry.reference.lower(), "what": "avsandaren"}
    letters = letters_of(lambda: client.post(at, told))
    assert set(letters) == {kerstin.email}
    assert client.post(at, told).status_code == 404
    enquiry.refresh_from_db()
    message = enquiry.messages.get(side="writer")
    assert (enquiry.status, message.attachments.count()) == ("reopened", 1)
    assert not by_mail.strays().exists()


def test_who_has_read_it_knows_better_than_a_program(
    client, at, enquiry, kerstin, letters_of
):
    IncomingLetter.objects.update(is_automatic=True)  # it came by a list of members
    told = {"reference": enquiry.reference, "what": "avsandaren"}
    assert set(letters_of(lambda: client.post(at, told))) == {kerstin.email}
    assert enquiry.messages.get().side == "writer"


def test_a_colleagues_letter_becomes_a_note(
    client, at, enquiry, rut, kerstin, letters_of
):
    told = {"reference": enquiry.reference, "what": "anteckning"}
    assert set(letters_of(lambda: client.post(at, told))) == {kerstin.email}
    note = enquiry.messages.get()
    assert (note.is_internal, note.author) == (True, rut)
    enquiry.refresh_from_db()
    assert enquiry.status == "new"


def test_what_is_wrong_is_said_and_the_letter_waits(client, at, enquiry, kerstin):
    enquiry.refuse("Nej.", kerstin)
    enquiry.hide(kerstin)
    for told in ({}, {"reference": "x' --"}, {"reference": enquiry.reference}):
        form = client.post(at, told | {"what": "avsandaren"}).context["form"]
        assert set(form.errors) == {"reference"}
    assert "what" in client.post(at, {"reference": "BOT"}).context["form"].errors
    assert by_mail.strays().count() == 1


def test_an_empty_letter_can_only_be_put_aside(client, rut, enquiry):
    client.force_login(rut)
    kept = IncomingLetter.objects.keep(letter_to(text=" ").as_bytes())
    at = f"/en/arenden/brev/{kept.pk}/"
    told = {"reference": enquiry.reference, "what": "avsandaren"}
    assert "empty" in client.post(at, told).content.decode()
    assert not enquiry.messages.exists()
    assert client.post(at, {"aside": "1"}).status_code == 302
    assert client.get(at).status_code == 404
    assert not by_mail.strays().exists()
