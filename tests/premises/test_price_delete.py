"""Taking a price away, to change it or have it back."""

import datetime

import pytest
from lxml import html

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(client, kerstin, hall, youth_price):
    client.force_login(kerstin)
    return f"/en/lokaler/{hall.pk}/priser/{youth_price.pk}/ta-bort/"


def test_a_price_is_taken_away_and_can_be_put_back(client, address, hall, youth_price):
    page = html.fromstring(client.post(address, follow=True).content)
    assert not hall.prices.exists()
    assert "The price is taken away." in page.text_content()
    filled = dict(page.xpath("//form[@class='form']")[0].form_values())
    client.post(f"/lokaler/{hall.pk}/priser/", filled)
    (back,) = hall.prices.all()
    assert (back.user_kind, back.kronor, back.condition) == (
        "youth",
        0,
        "Minst 20 aktiviteter om året",
    )


def test_all_that_limits_it_comes_back(client, address, hall, youth_price):
    youth_price.weekdays, youth_price.opens = [1, 3], datetime.time(17)
    youth_price.closes = datetime.time(21)
    youth_price.target_groups = ["target_group:women"]
    youth_price.save()
    page = html.fromstring(client.post(address, follow=True).content)
    filled = {}
    for name, value in page.xpath("//form[@class='form']")[0].form_values():
        filled.setdefault(name, []).append(value)
    client.post(f"/lokaler/{hall.pk}/priser/", filled)
    facts = ("weekdays", "opens", "closes", "target_groups", "activity_types")
    (back,) = hall.prices.values(*facts)
    assert back == {name: getattr(youth_price, name) for name in facts}


def test_looking_takes_nothing_away(client, address, hall):
    assert client.get(address).status_code == 302
    assert hall.prices.exists()


def test_a_second_click_is_no_fault(client, address):
    client.post(address)
    assert client.post(address, follow=True).status_code == 200
