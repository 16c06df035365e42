"""Telling who can come in and take part in a room, and what is there."""

import pytest
from django.urls import reverse
from lxml import html

pytestmark = pytest.mark.django_db


@pytest.fixture
def send(client, amina, clubroom):
    """Sends Amina's answers about her room."""
    client.force_login(amina)

    def post(**answers):
        return client.post(f"/lokaler/{clubroom.pk}/tillganglighet/", answers)

    return post


def test_answers_are_kept(send, clubroom):
    answer = send(
        step_free="yes", lift="no", door_width_cm="90", equipment=["equipment:wifi"]
    )
    assert answer.url == reverse("premises:window-list", args=[clubroom.pk])
    clubroom.refresh_from_db()
    assert (clubroom.step_free, clubroom.lift, clubroom.hearing_loop) == (
        "yes",
        "no",
        "",
    )
    assert (clubroom.door_width_cm, clubroom.equipment) == (90, ["equipment:wifi"])


@pytest.mark.parametrize(
    "wrong",
    [
        {"step_free": "kanske"},
        {"door_width_cm": "39"},
        {"door_width_cm": "501"},
        {"door_width_cm": str(2**63)},
        {"equipment": ["equipment:guld"]},
        {"equipment": ["activity_type:language-cafe"]},
    ],
)
def test_what_is_wrong_is_said(send, clubroom, wrong):
    page = html.fromstring(send(**wrong).content)
    assert page.xpath("//*[contains(@class, 'field--wrong')]")
    clubroom.refresh_from_db()
    assert (clubroom.step_free, clubroom.equipment) == ("", [])


def test_the_hearing_loop_is_asked_for_once(client, amina, clubroom):
    client.force_login(amina)
    page = client.get(f"/lokaler/{clubroom.pk}/tillganglighet/").content.decode()
    assert 'name="hearing_loop"' in page
    assert "equipment:loop" not in page
