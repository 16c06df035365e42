"""A question is handed to a unit, or to a colleague who has no account."""

import re

import pytest
from django.utils import timezone

from samla.enquiries.models import HandOver, Unit
from samla.municipalities.models import MunicipalityDomain

pytestmark = pytest.mark.django_db


@pytest.fixture
def at(client, enquiry, kerstin):
    """Kerstin at her desk, whose municipality has addresses of its own."""
    MunicipalityDomain.objects.create(
        municipality=enquiry.municipality,
        name="botkyrka.example",
        confirmed_at=timezone.now(),
    )
    client.force_login(kerstin)
    return f"/en/arenden/{enquiry.pk}/lamna/"


COLLEAGUE = {
    "email": "Anna@Botkyrka.example",
    "function": "Fritidskonsulent",
    "name": "Anna",
    "note": "Vet du vem som har nyckeln?",
}


def test_a_colleague_gets_a_link_once_and_the_letter_tells_nothing(
    client, at, enquiry, letters_of
):
    letters = letters_of(lambda: client.post(at, COLLEAGUE))
    assert set(letters) == {"anna@botkyrka.example"}
    body = letters["anna@botkyrka.example"].body
    token = re.search(r"/lamnad/([\w-]+=*)/", body)[1]
    handed = HandOver.objects.usable().with_link(token).get()
    for secret in (enquiry.text, enquiry.email, "nyckeln", "Leyla"):
        assert secret not in body
    assert letters_of(lambda: client.post(at, COLLEAGUE)) == {}
    assert enquiry.hand_overs.get() == handed
    enquiry.refresh_from_db()
    assert enquiry.status == "handling"
    steps = enquiry.shown_messages.filter(step="handed")
    assert [step.text for step in steps] == ["Fritidskonsulent"]
    page = client.get(f"/en/arenden/{enquiry.pk}/").content.decode()
    assert "Not read yet" in page
    assert f"/arenden/lamnad/{handed.pk}/" in page


def test_a_unit_gets_it_in_its_mailbox_and_becomes_who_answers(
    client, at, enquiry, umea, letters_of
):
    unit = Unit.objects.create(
        municipality=enquiry.municipality, name="Lokaler", email="l@botkyrka.example"
    )
    other = Unit.objects.create(municipality=umea, name="Fritid", email="f@umea.se")
    wrong = client.post(at, {"unit": other.pk})
    assert set(wrong.context["form"].errors) == {"unit"}
    letters = letters_of(lambda: client.post(at, {"unit": unit.pk}))
    assert set(letters) == {unit.email}
    assert letters_of(lambda: client.post(at, {"unit": unit.pk})) == {}
    enquiry.refresh_from_db()
    assert enquiry.answering_unit == "Lokaler"


def test_what_is_wrong_is_said_at_its_field_and_nothing_leaves(
    client, at, enquiry, letters_of
):
    unit = Unit.objects.create(
        municipality=enquiry.municipality, name="Lokaler", email="l@botkyrka.example"
    )
    wrong = [
        ({"note": "Hej"}, "email"),
        ({"email": "no address"}, "email"),
        (COLLEAGUE | {"function": ""}, "function"),
        (COLLEAGUE | {"unit": unit.pk}, "__all__"),
        (COLLEAGUE | {"email": "anna@gmail.com"}, "email"),
    ]
    for told, field in wrong:
        page = client.post(at, told)
        assert field in page.context["form"].errors, told
        assert told.get("note", "") in page.content.decode()
    assert not HandOver.objects.exists()
    sure = COLLEAGUE | {"email": "anna@bolaget.example", "works_here": "on"}
    assert set(letters_of(lambda: client.post(at, sure))) == {"anna@bolaget.example"}
