"""Taking an organisation away is asked about, and can be taken back."""

import pytest
from django.test import Client


@pytest.fixture
def path(client, amina, association):
    client.force_login(amina)
    return f"/organisationer/{association.pk}/ta-bort/"


def seen(association):
    return Client().get(association.get_absolute_url()).status_code


def test_a_look_at_the_page_takes_nothing_away(client, path, association):
    assert client.get(path).status_code == 200
    assert seen(association) == 200


def test_amina_takes_it_away_and_brings_it_back(client, path, association):
    assert client.post(path, follow=True).status_code == 200
    assert seen(association) == 404
    assert association.name not in Client().get("/organisationer/").content.decode()
    client.post(path, {"again": "yes"})
    assert seen(association) == 200


def test_pressing_twice_takes_it_away_once(client, path, association):
    client.post(path)
    client.post(path)
    assert seen(association) == 404
    html = client.get(path).content.decode()
    assert 'name="again"' in html


def test_its_keeper_can_still_change_it(client, path, association):
    client.post(path)
    html = client.get(f"/organisationer/{association.pk}/andra/").content.decode()
    assert path in html


def test_what_it_does_and_lends_goes_with_it_and_comes_back(
    client, path, association, cafe, hall
):
    hall.owner_municipality, hall.owner_organisation = None, association
    hall.save()
    here = {"/aktiviteter/": cafe.title, "/lokaler/": hall.name}

    def shown():
        visitor = Client()
        lists = [text in visitor.get(at).content.decode() for at, text in here.items()]
        own = [visitor.get(row.get_absolute_url()).status_code for row in (cafe, hall)]
        return lists + own

    assert shown() == [True, True, 200, 200]
    client.post(path)
    assert shown() == [False, False, 404, 404]
    client.post(path, {"again": "yes"})
    assert shown() == [True, True, 200, 200]
