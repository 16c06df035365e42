"""What a municipality has answered for everybody."""

import re

import pytest
from django.core.management import call_command
from django.utils import timezone

from samla.core.freshness import UNTIL_GONE
from samla.enquiries.models import Faq

pytestmark = pytest.mark.django_db

PATH = "/kommuner/botkyrka/svar/"


@pytest.fixture
def answers(botkyrka):
    """Two that are published, one that is not."""
    told = [
        ("Hur lånar vi en lokal?", "room", True),
        ("Vilka bidrag finns?", "grant", True),
        ("Ett utkast", "room", False),
    ]
    return [
        Faq.objects.create(
            municipality=botkyrka,
            question=question,
            answer="Skriv till oss.",
            kinds=[f"enquiry_kind:{kind}"],
            published_at=timezone.now() if is_shown else None,
        )
        for question, kind, is_shown in told
    ]


def shown(client, query=""):
    page = client.get(PATH + query)
    assert page.status_code == 200
    return [faq.question for faq in page.context["page"]]


def test_published_answers_are_found_by_words_and_by_kind(client, answers):
    assert shown(client) == ["Hur lånar vi en lokal?", "Vilka bidrag finns?"]
    assert shown(client, "?q=bidrag") == ["Vilka bidrag finns?"]
    assert shown(client, "?q=lokaler") == ["Hur lånar vi en lokal?"]
    assert shown(client, "?slag=grant") == ["Vilka bidrag finns?"]
    assert shown(client, "?slag=finns-inte&q=%27;--") == []
    assert shown(client, "?q=lokaal") == ["Hur lånar vi en lokal?"]


def test_a_municipality_without_answers_leads_to_the_question(client, botkyrka):
    page = client.get(PATH).content.decode()
    assert "/fraga/?kommun=botkyrka" in page


def test_what_nobody_confirms_for_long_leaves_the_list(client, answers):
    faq = answers[0]
    faq.confirmed_at = timezone.now() - faq.INTERVAL - UNTIL_GONE
    faq.save()
    Faq.objects.age()
    assert shown(client) == ["Vilka bidrag finns?"]
    faq.refresh_from_db()
    faq.publish()
    assert shown(client) == ["Hur lånar vi en lokal?", "Vilka bidrag finns?"]
    assert faq.review_on > timezone.localdate()


def test_its_coordinators_are_asked_whether_it_is_still_right(
    answers, kerstin, stranger
):
    faq = answers[0]
    faq.confirmed_at = timezone.now() - faq.INTERVAL
    faq.save()
    assert list(Faq.objects.due_for_letter()) == [faq]
    assert faq.mailbox == "vagenin@botkyrka.example"
    assert list(faq.keepers) == [kerstin]
    assert list(Faq.objects.editable_by(stranger)) == []


def test_one_word_by_the_link_of_a_letter_confirms_it(
    client, answers, entry_point, letters_of
):
    faq = answers[0]
    long_ago = timezone.now() - faq.INTERVAL
    Faq.objects.filter(pk=faq.pk).update(confirmed_at=long_ago)
    letters = letters_of(lambda: call_command("ask_confirmations", verbosity=0))
    letter = letters[entry_point.email].body
    assert faq.question in letter
    path = re.search(r"/aktuellt/\S+", letter)[0]
    page = client.get(path).content.decode()
    assert faq.question in page
    assert "Skriv till oss." in page
    client.post(path, {"answer": "right"})
    faq.refresh_from_db()
    assert faq.confirmed_at > long_ago


def test_a_coordinator_confirms_it_herself(client, answers, kerstin, stranger):
    path = f"/bekrafta/svar/{answers[0].pk}/"
    client.force_login(stranger)
    assert client.get(path).status_code == 404
    client.force_login(kerstin)
    assert answers[0].question in client.get(path).content.decode()
