"""Seeing a room as everybody will see it, then showing it to them."""

import datetime

import pytest
from django.utils import timezone
from lxml import html

from samla.premises.models import Picture, Premises

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(client, amina, clubroom):
    client.force_login(amina)
    return f"/en/lokaler/{clubroom.pk}/publicera/"


def test_the_preview_is_the_page_itself(client, address, clubroom, picture):
    Picture.objects.update(premises=clubroom)
    page = html.fromstring(client.get(address).content)
    assert "At most, by the fire rules" in page.text_content()
    assert page.xpath("//img/@src") == [
        f"/en/lokaler/{clubroom.pk}/bilder/{picture.pk}/"
    ]
    assert clubroom not in Premises.objects.offered()


def test_then_everybody_finds_it(client, address, clubroom):
    assert client.post(address).url == f"/en/lokaler/{clubroom.pk}/andra/"
    clubroom.refresh_from_db()
    assert clubroom.confirmed_at == clubroom.published_at
    client.logout()
    assert client.get(clubroom.get_absolute_url()).status_code == 200


def test_a_second_click_keeps_the_first_moment(client, address, clubroom):
    first = timezone.now() - datetime.timedelta(days=9)
    clubroom.publish(first)
    client.post(address)
    clubroom.refresh_from_db()
    assert clubroom.published_at == first
