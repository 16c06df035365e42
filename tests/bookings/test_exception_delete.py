"""The usual hours hold again, after one more question."""

import datetime

import pytest
from lxml import html

from samla.premises.models import OpeningException
from tests.bookings.conftest import a_tuesday, asked

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(client, kerstin, hall):
    client.force_login(kerstin)
    other = OpeningException.objects.create(
        premises=hall,
        first_on=a_tuesday(),
        last_on=a_tuesday(),
        opens=datetime.time(17),
        closes=datetime.time(21),
        reason="Öppet ändå",
    )
    return f"/en/lokaler/{hall.pk}/undantag/{other.pk}/ta-bort/"


def test_it_is_asked_once_more_and_a_second_click_finds_nothing(client, address, hall):
    assert "Öppet ändå" in client.get(address).content.decode()
    assert hall.opening_exceptions.exists()
    assert client.post(address).status_code == 302
    assert not hall.opening_exceptions.exists()
    assert client.post(address).status_code == 404


def test_who_has_the_room_those_days_is_named_before(
    client, address, hall, association, kerstin
):
    booking = asked(hall, association)
    assert "Booked those days" not in client.get(address).content.decode()
    booking.confirm(kerstin)
    page = html.fromstring(client.get(address).content)
    assert page.xpath(f"//main//a[contains(@href, '/bokningar/{booking.pk}/')]")
