"""Somebody says that she belongs to an organisation."""

import datetime

import pytest
from django.core import mail
from django.utils import timezone

from samla.organisations.models import JoinRequest

pytestmark = pytest.mark.django_db


@pytest.fixture
def association(register):
    """Amina's association; nobody vouches for it."""
    return register("Språkvännerna i Alby")


@pytest.fixture
def path(association):
    return f"/organisationer/{association.pk}/var-med/"


@pytest.fixture
def ask(client, stranger, path):
    """A stranger asks to take part."""

    def asked(message="Jag är kassör."):
        client.force_login(stranger)
        answer = client.post(path, {"message": message})
        return answer

    return asked


def test_the_public_page_leads_there_and_is_the_same_for_all(client, path, association):
    page = client.get(association.get_absolute_url())
    assert path in page.content.decode()
    assert "Cookie" not in page.headers.get("Vary", "")


def test_owners_get_a_letter_and_the_asker_sees_that_it_waits(client, amina, ask, path):
    assert ask().status_code == 302
    [letter] = mail.outbox
    assert letter.to == [amina.email]
    assert "Jag är kassör." in letter.body
    assert "waits for an answer" in client.get("/en" + path).content.decode()


def test_who_asks_twice_has_asked_once(amina, ask):
    ask()
    ask()
    assert JoinRequest.objects.count() == 1
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("message", ["", "   ", "\u200b", "x" * 501])
def test_a_request_says_who_asks(ask, amina, message):
    answer = ask(message)
    assert answer.context["form"].errors["message"]
    assert not JoinRequest.objects.exists()


def test_after_a_no_one_may_ask_again_in_seven_days(ask, amina, client, path):
    ask()
    JoinRequest.objects.get().decide(amina, "", "Vi känner dig inte.")
    ask()
    assert JoinRequest.objects.count() == 1
    assert "Vi känner dig inte." in client.get(path).content.decode()
    then = timezone.now() - datetime.timedelta(days=8)
    JoinRequest.objects.update(answered_at=then)
    ask()
    assert JoinRequest.objects.waiting().count() == 1


def test_nobody_asks_everywhere(ask, stranger, amina, register):
    for number in range(10):
        JoinRequest.objects.create(
            organisation=register(f"Nr {number}"), user=stranger, message="Jag"
        )
    answer = ask()
    assert answer.context["form"].non_field_errors()
    assert JoinRequest.objects.count() == 10


def test_where_no_owner_is_left_the_municipality_reads_it(ask, kerstin, entry_point):
    ask()
    [letter] = mail.outbox
    assert letter.to == [entry_point.email]


def test_what_is_not_shown_cannot_be_asked(client, stranger, association, path):
    association.close()
    client.force_login(stranger)
    assert client.get(path).status_code == 404


def test_who_belongs_is_led_to_the_people(client, amina, path):
    client.force_login(amina)
    assert client.get(path).url.endswith("/personer/")
