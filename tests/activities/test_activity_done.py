"""After publishing: the link to send on."""

import pytest

from samla.core.templatetags.samla import day, hours

pytestmark = pytest.mark.django_db


def test_the_link_is_shown(client, amina, football):
    client.force_login(amina)
    page = client.get(f"/en/aktiviteter/{football.pk}/klar/").content.decode()
    assert f"http://testserver/en/aktiviteter/{football.pk}/" in page
    assert "sms:" in page


def test_a_draft_is_not_done(client, amina, draft):
    client.force_login(amina)
    answer = client.get(f"/aktiviteter/{draft.pk}/klar/")
    assert answer.headers["Location"] == f"/aktiviteter/{draft.pk}/andra/"


def test_strangers_find_nothing(client, stranger, football):
    client.force_login(stranger)
    assert client.get(f"/aktiviteter/{football.pk}/klar/").status_code == 404


def test_when_no_date_is_left_there_is_nothing_to_send_on(client, amina, football):
    football.occurrences.all().delete()
    football.schedules.all().delete()
    football.materialise()
    client.force_login(amina)
    answer = client.get(f"/aktiviteter/{football.pk}/klar/")
    assert answer.headers["Location"] == f"/aktiviteter/{football.pk}/andra/"


def test_no_moment_is_shown_as_nothing():
    assert (day(None), hours(None), hours(None, None)) == ("", "", "")
