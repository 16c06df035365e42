"""Another municipality answers only if the sender says yes, and sees nothing before."""

import pytest

from samla.enquiries.models import Attachment, Enquiry, HandOver, kept_promise
from samla.municipalities.models import EntryPoint, Municipality
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


def says(client, enquiry, word):
    """What the sender says to the first municipality she was asked about."""
    told = {"gor": word, "till": enquiry.hand_overs.first().pk}
    return client.post(f"/fraga/{enquiry.token}/", told)


def test_the_sender_is_asked_by_letter_and_says_yes(
    client, enquiry, umea, erik, kerstin, letters_of
):
    enquiry.answer("Vi har ingen lokal.", kerstin)
    enquiry.reply("Vem har det?")
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
    yes = lambda: says(client, enquiry, "ja")  # noqa: E731
    assert set(letters_of(yes)) == {erik.email, kerstin.email}
    assert letters_of(yes) == {}
    page = page_of(client, enquiry).content.decode()
    assert enquiry.text in page
    assert "Hemligt i Botkyrka." not in page
    assert "Se filen." not in page
    at = f"/fraga/{enquiry.token}/"
    assert "Samordnare för civilsamhället</bdi> · " in client.get(at).content.decode()
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
    no = lambda: says(client, enquiry, "nej")  # noqa: E731
    assert set(letters_of(no)) == {kerstin.email}
    assert letters_of(no) == {}
    client.force_login(erik)
    assert page_of(client, enquiry).status_code == 404


def test_she_says_yes_to_the_one_she_has_read_about_only(
    client, enquiry, umea, erik, kerstin
):
    HandOver.objects.ask(enquiry, umea, kerstin).end()
    malmo = Municipality.objects.get(slug="malmo")
    HandOver.objects.ask(enquiry, malmo, kerstin)
    says(client, enquiry, "ja")  # the page she has open is of before
    client.post(f"/fraga/{enquiry.token}/", {"gor": "ja"})
    enquiry.refresh_from_db()
    assert enquiry.municipality_id == "0127"


def test_one_is_asked_about_at_a_time_and_nothing_that_is_closed(
    client, enquiry, umea, erik, kerstin, letters_of
):
    malmo = Municipality.objects.get(slug="malmo")
    asks = HandOver.objects.ask(enquiry, malmo, kerstin)
    client.force_login(kerstin)
    at = f"/en/arenden/{enquiry.pk}/"
    for closed in (False, True):
        for page, told in (
            ("kommun/", {"municipality": umea.pk}),
            ("lamna/", {"email": "a@b.example", "function": "x", "works_here": "on"}),
        )[: 1 + closed]:
            answer = client.post(at + page, told)
            assert set(answer.context["form"].errors) == {"__all__"}, (closed, page)
        asks.end()
        enquiry.refuse("Nej.", kerstin)
    assert enquiry.hand_overs.count() == 1


def test_the_promise_of_each_municipality_is_its_own(
    enquiry, umea, erik, botkyrka, kerstin
):
    Enquiry.objects.update(answer_due_on="2026-01-02", diary_number="KS 1")
    enquiry.refresh_from_db()
    enquiry.answer("För sent.", kerstin)
    HandOver.objects.ask(enquiry, umea, kerstin).consent()
    enquiry.refresh_from_db()
    assert (enquiry.diary_number, enquiry.status) == ("", "new")
    assert kept_promise(umea).total == 0
    enquiry.answer("Ja.", erik)
    assert (kept_promise(umea).kept, kept_promise(umea).total) == (1, 1)


def test_only_another_that_uses_samla_can_be_chosen(client, enquiry, umea, kerstin):
    client.force_login(kerstin)
    at = f"/en/arenden/{enquiry.pk}/kommun/"
    for wrong in ("", umea.pk, enquiry.municipality_id, "9999", "x"):
        page = client.post(at, {"municipality": wrong})
        assert set(page.context["form"].errors) == {"municipality"}, wrong
    assert not enquiry.hand_overs.exists()
