"""Coordinators write, publish, look through and take away answers for everybody."""

import re

import pytest
from django.core.management import call_command
from django.utils import timezone

from samla.enquiries.models import Faq
from tests.conftest import person, staff
from tests.enquiries.test_enquiry_publish import told, words

pytestmark = pytest.mark.django_db
LIST = "/en/kommuner/botkyrka/sa-svarar-vi/svar/"
PUBLIC = "/kommuner/botkyrka/svar/"


@pytest.fixture
def faq(botkyrka, kerstin):
    """A published answer."""
    faq = Faq.objects.create(
        municipality=botkyrka, question="Vilka bidrag finns?", answer="Skriv till oss."
    )
    faq.publish()
    return faq


@pytest.fixture
def at(client, faq, kerstin):
    client.force_login(kerstin)
    return f"{LIST}{faq.pk}/"


def listed(client, chosen=""):
    page = client.get(LIST, {"lista": chosen} if chosen else {})
    return [faq.question for faq in page.context["page"]]


def test_a_new_answer_is_a_draft_until_it_is_published(client, at):
    client.post(f"{LIST}nytt/", told(gor="utkast"))
    draft = Faq.objects.get(published_at=None)
    assert listed(client, "utkast") == [draft.question]
    assert listed(client, "publicerade") == ["Vilka bidrag finns?"]
    assert listed(client, "se-over") == []
    assert draft.question not in words(client.get(PUBLIC))
    client.post(f"{LIST}{draft.pk}/", told())
    assert draft.question in words(client.get(PUBLIC))


def test_what_is_changed_is_public_at_once_and_can_leave_the_page(client, at, faq):
    shown = faq.published_at
    opened = client.get(at).context["form"]["opened"].value()
    assert set(
        client.post(at, told(taken_out="", opened=opened)).context["form"].errors
    ) == {"taken_out"}
    client.post(at, told(opened=opened))
    faq.refresh_from_db()
    assert (faq.answer, faq.published_at) == ("Albysalen har kök.", shown)
    assert "Albysalen har kök." in words(client.get(PUBLIC))
    client.post(at, told(gor="utkast", taken_out=""))
    assert "Albysalen har kök." not in words(client.get(PUBLIC))
    assert "A draft" in words(client.get(at))


def test_a_draft_of_what_is_published_word_for_word_is_not_said_to_be_unread(
    client, at
):
    path = f"{LIST}nytt/"
    client.post(path, told())
    again = client.post(path, told(gor="utkast", taken_out=""), follow=True)
    assert "Nobody else reads it" not in words(again)
    assert "Published." in words(again)
    assert "Albysalen har kök." in words(client.get(PUBLIC))
    assert Faq.objects.filter(question=told()["question"]).count() == 1


def test_two_who_change_the_same_choose_which_is_right(client, at, faq):
    opened = client.get(at).context["form"]["opened"].value()
    Faq.objects.filter(pk=faq.pk).update(answer="Ring oss.")
    page = client.post(at, told(opened=opened))
    assert "Ring oss." in words(page)
    assert page.context["form"].keeps == ["keep_answer"]
    assert Faq.objects.get().answer == "Ring oss."


def test_what_stood_there_before_is_restored_for_nobody_to_read_yet(client, at, faq):
    client.post(at, told())
    path = f"/en/historia/svar/{faq.pk}/"
    page = words(client.get(path))
    assert "Skriv till oss." in page
    assert path in words(client.get(at))
    first = faq.events.order_by("pgh_id").first()
    client.post(f"{path}{first.pgh_id}/")
    faq.refresh_from_db()
    assert (faq.answer, faq.published_at) == ("Skriv till oss.", None)


def test_an_answer_is_taken_away_after_one_more_question(client, at, faq):
    assert faq.question in words(client.get(f"{at}ta-bort/"))
    assert client.post(f"{at}ta-bort/").url == LIST
    assert not Faq.objects.exists()
    assert client.post(f"{at}ta-bort/").status_code == 404


def test_the_letter_that_asks_leads_to_the_form_which_says_until_when(
    client, at, faq, entry_point, letters_of
):
    Faq.objects.filter(pk=faq.pk).update(confirmed_at=timezone.now() - faq.INTERVAL)
    assert listed(client, "se-over") == [faq.question]
    assert "comes to your shared mailbox" in words(client.get(at))
    letters = letters_of(lambda: call_command("ask_confirmations", verbosity=0))
    link = re.search(r"/aktuellt/\S+", letters[entry_point.email].body)[0]
    assert client.post(link, {"answer": "change"}).url.endswith(at[3:])
    client.post(f"/bekrafta/svar/{faq.pk}/", {"stay": "yes"})
    assert listed(client, "se-over") == []


def test_colleagues_of_another_role_or_place_see_nothing(
    client, at, faq, umea, botkyrka
):
    for user, place, role in (
        ("r@botkyrka.example", botkyrka, "reader"),
        ("p@botkyrka.example", botkyrka, "premises"),
        ("erik@umea.example", umea, "coordinator"),
    ):
        client.force_login(staff(person(user), place, role).user)
        for path in (LIST, f"{LIST}nytt/", at, f"{at}ta-bort/"):
            assert client.get(path).status_code == 404
            assert client.post(path, told()).status_code == 404
    assert client.get(f"/kommuner/umea/sa-svarar-vi/svar/{faq.pk}/").status_code == 404
    assert Faq.objects.get().answer == faq.answer
