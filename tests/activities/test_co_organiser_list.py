"""Another organisation is found by its name, and asked."""

import pytest

from samla.activities.models import CoOrganiser

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _amina_is_here(client, amina):
    client.force_login(amina)


def path(activity):
    return f"/en/aktiviteter/{activity.pk}/medarrangorer/"


def ask(client, activity, organisation):
    return client.post(path(activity), {"organisation": organisation})


def test_it_is_found_by_a_part_of_its_name(client, football, neighbours):
    page = client.get(path(football), {"q": "grannar"}).content.decode()
    assert "Grannarna i Fittja" in page
    assert (
        "No organisation" in client.get(path(football), {"q": "zzz"}).content.decode()
    )


def test_neither_oneself_nor_who_is_asked_already_is_found(
    client, football, neighbours
):
    CoOrganiser.objects.create(activity=football, organisation=neighbours)
    found = client.get(path(football), {"q": "grannarna"}).context["found"]
    assert list(found) == []
    assert not client.get(path(football), {"q": "språkvännerna"}).context["found"]


def test_it_is_asked_once_by_letter(client, football, neighbours, mailoutbox):
    for _click in range(2):
        ask(client, football, neighbours.pk)
    invitation = CoOrganiser.objects.get()
    assert invitation.confirmed_at is None
    [letter] = mailoutbox
    assert letter.to == ["hej@grannarna.example"]
    assert f"/aktiviteter/medarrangor/{invitation.pk}/" in letter.body
    assert "Fotboll för alla" in letter.subject


@pytest.mark.parametrize("number", ["", "0", "x", "-1", "9" * 5000, str(2**63)])
def test_an_organisation_that_does_not_exist_cannot_be_asked(client, football, number):
    assert ask(client, football, number).status_code == 404


def test_unpublished_ones_and_oneself_cannot_be_asked(client, football, neighbours):
    neighbours.published_at = None
    neighbours.save()
    assert ask(client, football, neighbours.pk).status_code == 404
    assert ask(client, football, football.organisation_id).status_code == 404


@pytest.mark.parametrize("words", ["", "   ", "a" * 10_000])
def test_a_search_for_nothing_says_so(client, football, words):
    assert client.get(path(football), {"q": words}).context["form"].errors


def test_strangers_find_nothing(client, stranger, football, neighbours):
    client.force_login(stranger)
    assert client.get(path(football)).status_code == 404
    assert ask(client, football, neighbours.pk).status_code == 404
    assert not CoOrganiser.objects.exists()
