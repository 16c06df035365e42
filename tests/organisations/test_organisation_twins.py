"""Is it here already? What the page of likely doubles tells, and what it hides."""

import threading

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from samla.organisations.models import Organisation
from tests.conftest import person

NEW = "/organisationer/ny/"
ALIKE = "Cykelköket i Fittja!"
HIDDEN = [
    {"published_at": None},
    {"published_at": None, "approved_at": timezone.now()},
    {"published_at": None, "taken_down_at": timezone.now()},
]


@pytest.mark.parametrize("facts", HIDDEN)
def test_what_is_not_public_is_not_told_to_strangers(
    client, stranger, answers, register, facts
):
    register(ALIKE, **facts)
    client.force_login(stranger)
    answer = client.post(NEW, answers)
    assert answer.status_code == 302
    assert ALIKE not in client.get(answer.url).content.decode()
    assert Organisation.objects.count() == 2


def test_of_a_merged_one_only_the_one_that_stayed_is_told(
    client, stranger, answers, register
):
    kept = register("Cykelköket Fittja")
    register(ALIKE, published_at=None, merged_into=kept)
    client.force_login(stranger)
    html = client.post(NEW, answers).content.decode()
    assert "Cykelköket Fittja" in html
    assert ALIKE not in html
    assert Organisation.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_double_tap_on_no_ours_is_another_makes_one(answers, register):
    register(ALIKE)
    hilda = person("hilda@cykelkoket.example")
    clients = [Client(), Client()]
    for client in clients:
        client.force_login(hilda)
        assert client.post(NEW, answers).status_code == 200
    found = []

    def tap(client):
        try:
            found.append(client.post(NEW, answers | {"another": "yes"}).url)
        finally:
            connection.close()

    taps = [threading.Thread(target=tap, args=[client]) for client in clients]
    for each in taps:
        each.start()
    for each in taps:
        each.join()
    assert len(set(found)) == 1
    assert Organisation.objects.count() == 2
