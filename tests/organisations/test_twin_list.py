"""The coordinator's list of likely doubles."""

import pytest

from samla.organisations.models.twin_search import find_twins
from tests.conftest import person, with_second_factor

LIST = "/organisationer/dubbletter/"


@pytest.fixture
def pairs(register):
    for number in range(30):
        register(f"Förening {number:02} {'abcdefgh'[number % 8] * 9}", number="")
    register("Alby cykelklubb")
    register("Alby cykelklubb!")
    find_twins()


def test_a_coordinator_sees_pairs_of_her_municipality(client, pairs, kerstin, umea):
    client.force_login(kerstin)
    assert "Alby cykelklubb!" in client.get(LIST).content.decode()


def test_others_find_no_list(client, pairs, stranger):
    client.force_login(stranger)
    assert client.get(LIST).status_code == 404


def test_administrators_see_all(client, pairs):
    rut = with_second_factor(person("rut@samla.example"))
    rut.is_superuser = True
    rut.save()
    client.force_login(rut)
    assert list(client.get(LIST).context["page"])


def test_the_list_asks_as_many_questions_whatever_there_is(
    client, pairs, kerstin, django_assert_max_num_queries
):
    client.force_login(kerstin)
    with django_assert_max_num_queries(8):
        client.get(LIST)
