"""Another municipality answers only if the sender says yes, and sees nothing before."""

import pytest

from samla.enquiries.models import Attachment
from samla.municipalities.models import EntryPoint
from tests.conftest import person, staff
from tests.enquiries.test_hand_over_detail import PDF

pytestmark = pytest.mark.django_db


@pytest.fixture
def erik(umea):
    """On duty in Umeå."""
    erik = person("erik@umea.example")
    EntryPoint.objects.create(
        municipality=umea,
        function_name="Samordnare",
        unit="Fritid",
        email="in@umea.example",
        helps_with="Allt.",
        on_duty=staff(erik, umea),
    )
    return erik


def page_of(client, enquiry):
    return client.get(f"/arenden/{enquiry.pk}/")


def test_the_sender_is_asked_by_letter_and_says_yes(
    client, enquiry, umea, erik, kerstin, letters_of
):
    enquiry.note("Hemligt i Botkyrka.", kerstin)
    note = enquiry.note("Se filen.", kerstin)
    file = Attachment.objects.add(note, PDF)
    client.force_login(kerstin)
    at = f"/en/arenden/{enquiry.pk}/kommun/"
    letters = letters_of(lambda: client.post(at, {"municipality": umea.pk}))
    assert set(letters) == {enquiry.email}
    assert "Umeå kommun" in letters[enquiry.email].body
    assert f"/fraga/{enquiry.token}/" in letters[enquiry.email].body
    assert letters_of(lambda: client.post(at, {"municipality": umea.pk})) == {}
    client.force_login(erik)
    assert page_of(client, enquiry).status_code == 404
    yes = lambda: client.post(f"/fraga/{enquiry.token}/", {"gor": "ja"})  # noqa: E731
    assert set(letters_of(yes)) == {erik.email, kerstin.email}
    assert letters_of(yes) == {}
    page = page_of(client, enquiry).content.decode()
    assert enquiry.text in page
    assert "Hemligt i Botkyrka." not in page
    assert "Se filen." not in page
    there = f"/arenden/{enquiry.pk}/bilaga/{file.name}/"
    assert client.get(there).status_code == 404
    enquiry.refresh_from_db()
    enquiry.note("Hemligt i Umeå.", erik)
    assert "Hemligt i Umeå." in page_of(client, enquiry).content.decode()
    client.force_login(kerstin)
    assert page_of(client, enquiry).status_code == 404


def test_a_no_is_told_to_who_asked(client, enquiry, umea, erik, kerstin, letters_of):
    client.force_login(kerstin)
    client.post(f"/arenden/{enquiry.pk}/kommun/", {"municipality": umea.pk})
    no = lambda: client.post(f"/fraga/{enquiry.token}/", {"gor": "nej"})  # noqa: E731
    assert set(letters_of(no)) == {kerstin.email}
    assert letters_of(no) == {}
    client.force_login(erik)
    assert page_of(client, enquiry).status_code == 404


def test_only_another_that_uses_samla_can_be_chosen(client, enquiry, umea, kerstin):
    client.force_login(kerstin)
    at = f"/en/arenden/{enquiry.pk}/kommun/"
    for wrong in ("", umea.pk, enquiry.municipality_id, "9999", "x"):
        page = client.post(at, {"municipality": wrong})
        assert set(page.context["form"].errors) == {"municipality"}, wrong
    assert not enquiry.hand_overs.exists()
