"""A break is taken away after one more question."""

import pytest

from samla.municipalities.models import SchoolBreak
from tests.conftest import person, staff


@pytest.fixture
def autumn(botkyrka):
    """A break of Botkyrka."""
    return SchoolBreak.objects.create(
        municipality=botkyrka,
        name="Höstlov",
        first_on="2027-11-01",
        last_on="2027-11-05",
    )


def path_of(school_break, slug="botkyrka"):
    return f"/kommuner/{slug}/lov/{school_break.pk}/ta-bort/"


def test_kerstin_is_asked_first(client, kerstin, autumn):
    client.force_login(kerstin)
    assert "Höstlov" in client.get(path_of(autumn)).content.decode()
    assert SchoolBreak.objects.exists()
    assert client.post(path_of(autumn))["Location"] == "/kommuner/botkyrka/lov/"
    assert not SchoolBreak.objects.exists()


def test_nobody_else_can_take_it_away(client, stranger, amina, umea, autumn):
    assert client.post(path_of(autumn)).status_code == 302
    eva = person("eva@umea.example")
    staff(eva, umea, "coordinator")
    for somebody in (stranger, amina, eva):
        client.force_login(somebody)
        assert client.post(path_of(autumn)).status_code == 404
        assert client.post(path_of(autumn, "umea")).status_code == 404
    assert SchoolBreak.objects.exists()


def test_taking_it_away_twice_is_no_disaster(client, kerstin, autumn):
    client.force_login(kerstin)
    client.post(path_of(autumn))
    assert client.post(path_of(autumn)).status_code == 404


def test_a_number_too_large_is_not_found(client, kerstin):
    client.force_login(kerstin)
    answer = client.get(f"/kommuner/botkyrka/lov/{'9' * 30}/ta-bort/")
    assert answer.status_code == 404
