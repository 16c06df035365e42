"""The hub of a room: what it lacks, what can be changed, whether it is shown."""

import re

import pytest
from lxml import html

pytestmark = pytest.mark.django_db


@pytest.fixture
def hub(client):
    """The words of the page to one who keeps the room."""

    def read(room, who):
        client.force_login(who)
        answer = client.get(f"/en/lokaler/{room.pk}/andra/")
        page = html.fromstring(answer.content)
        return re.sub(r"\s+", " ", page.xpath("//main")[0].text_content()), page

    return read


def test_a_draft_can_be_published(hub, amina, clubroom):
    text, page = hub(clubroom, amina)
    assert "Draft: only you and yours see it" in text
    assert page.xpath(f"//a[@href='/en/lokaler/{clubroom.pk}/publicera/']")
    assert not page.xpath(f"//a[@href='/en/lokaler/{clubroom.pk}/dra-in/']")


def test_an_offered_room_can_be_confirmed_and_taken_down(hub, kerstin, hall):
    text, page = hub(hall, kerstin)
    assert "Shown to everybody" in text
    assert page.xpath(f"//form[@action='/en/bekrafta/lokal/{hall.pk}/']")
    assert page.xpath(f"//a[@href='/en/lokaler/{hall.pk}/dra-in/']")


def test_every_part_is_told_and_can_be_changed(
    hub, kerstin, hall, evening, youth_price, picture
):
    text, page = hub(hall, kerstin)
    assert "4 questions are not answered" in text
    assert "Monday 17.00–21.00" in text
    assert "Free – Minst 20 aktiviteter om året" in text
    assert "Salen från dörren" in text
    parts = ("om", "tillganglighet", "oppettider", "priser", "bilder")
    for part in parts:
        assert page.xpath(f"//a[@href='/en/lokaler/{hall.pk}/{part}/']")


def test_a_room_waits_for_its_organisation(hub, amina, clubroom, association):
    clubroom.publish()
    association.published_at = None
    association.save()
    text, page = hub(clubroom, amina)
    assert "Shown as soon as your organisation is shown" in text
    assert not page.xpath(f"//a[@href='/en/lokaler/{clubroom.pk}/']")
