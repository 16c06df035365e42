"""Words are offered while somebody writes, in her own language."""

import pytest

pytestmark = pytest.mark.django_db


def offered(client, words, path="/sok/forslag/"):
    return client.get(path, {"q": words}).json()["words"]


def test_kinds_titles_names_and_places_are_offered(client, cafe):
    assert offered(client, "språkc")[0] == "Språkcafé"
    assert "Språkcafé i Alby" in offered(client, "språkc")
    assert "Språkvännerna i Alby" in offered(client, "sprakv")
    assert "Tumba" in offered(client, "tum")
    assert "كرة القدم" in offered(client, "كرة", "/ar/sok/forslag/")


def test_few_are_offered_and_none_for_a_letter(client, cafe):
    assert offered(client, "s") == offered(client, "ـــــ ًٌٍ") == []
    assert len(offered(client, "st")) <= 8


def test_it_asks_little(client, cafe, django_assert_max_num_queries):
    offered(client, "språkc")
    with django_assert_max_num_queries(4):
        offered(client, "språkc")
