"""All that can be changed of an activity, in one place."""

import pytest
from lxml import html

from tests.activities.conftest import at

pytestmark = pytest.mark.django_db


def page(client, activity):
    return client.get(f"/en/aktiviteter/{activity.pk}/andra/").content.decode()


def test_every_step_is_one_tap_away(client, amina, football):
    client.force_login(amina)
    text = page(client, football)
    for step in ("vad", "nar", "var", "vem", "tillfallen", "medarrangorer", "pausa"):
        assert f"/en/aktiviteter/{football.pk}/{step}/" in text
    assert "Everybody can see it" in text


def test_it_says_how_things_stand(client, amina, football, draft):
    client.force_login(amina)
    football.unpublish()
    assert "Paused: nobody sees it" in page(client, football)
    assert "Show it again" in page(client, football)
    football.schedules.get().remove()
    assert "It has no date to come yet." in page(client, football)
    football.publish()
    assert "no date to come, so nobody finds it" in page(client, football)
    football.organisation.published_at = None
    football.organisation.save()
    assert "because its organisation is not published" in page(client, football)


def test_saying_that_it_is_still_right_makes_it_fresh(client, amina, football, monday):
    monday.move_to(at("2027-06-29"))
    client.force_login(amina)
    assert "Not confirmed since" in page(client, football)
    [way] = html.fromstring(page(client, football)).xpath("//form[.//@name='stay']")
    answer = client.post(way.get("action"), {"stay": "yes"})
    assert answer["Location"] == f"/en/aktiviteter/{football.pk}/andra/"
    told = "Last confirmed Tuesday 29 June by the organisation."
    assert told in page(client, football)


def test_strangers_find_nothing(client, stranger, football):
    client.force_login(stranger)
    assert client.get(f"/aktiviteter/{football.pk}/andra/").status_code == 404
    before = football.confirmed_at
    assert client.post(f"/bekrafta/aktivitet/{football.pk}/").status_code == 404
    football.refresh_from_db()
    assert football.confirmed_at == before
