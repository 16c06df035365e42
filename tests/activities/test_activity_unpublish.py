"""Pause or end; and show again as if nothing had been."""

import datetime

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from samla.organisations.models import Organisation
from tests.activities.conftest import at

pytestmark = pytest.mark.django_db
SOON = datetime.date(2026, 12, 10)


@pytest.fixture
def path(client, amina, football):
    """Where Amina pauses her football."""
    client.force_login(amina)
    return f"/en/aktiviteter/{football.pk}/pausa/"


@pytest.fixture
def night():
    """The addresses of those whom a night tells that a pause is over."""

    def passes(*arguments):
        mail.outbox.clear()
        call_command("end_pauses", *arguments, verbosity=0)
        return [address for letter in mail.outbox for address in letter.to]

    return passes


def until(client, path, day=SOON):
    return client.post(path, {"how_long": "until", "until_on": str(day)})


@pytest.mark.parametrize("how_long", ["now", "ended"])
def test_it_asks_first_and_can_be_undone(client, path, football, how_long):
    assert client.get(path).status_code == 200
    football.refresh_from_db()
    assert football.published_at
    client.post(path, {"how_long": how_long})
    client.post(path, {"how_long": how_long})
    assert client.get(f"/aktiviteter/{football.pk}/").status_code == 410
    client.post(f"/aktiviteter/{football.pk}/forhandsgranska/")
    assert client.get(f"/aktiviteter/{football.pk}/").status_code == 200


def test_a_pause_until_a_day_ends_on_that_day(client, path, football, monday, night):
    until(client, path)
    edit = client.get(f"/en/aktiviteter/{football.pk}/andra/").content.decode()
    assert "It is shown again on Thursday 10 December" in edit
    monday.move_to(at("2026-12-09", "23:00"))
    assert night() == []
    monday.move_to(at("2026-12-10", "03:00"))
    assert night("--dry-run") == []
    assert client.get(f"/aktiviteter/{football.pk}/").status_code == 410
    assert night() == ["hej@sprakvannerna.example"]
    assert night() == []
    football.refresh_from_db()
    assert football.paused_until_on is None
    assert client.get(f"/aktiviteter/{football.pk}/").status_code == 200
    # Nobody has said anew that it is right.
    assert timezone.localdate(football.confirmed_at) == datetime.date(2026, 11, 23)


def test_after_a_long_pause_the_letter_is_the_question(
    client, path, football, monday, night
):
    until(client, path, "2027-03-01")
    monday.move_to(at("2027-03-01", "03:00"))
    assert night() == ["hej@sprakvannerna.example"]
    football.refresh_from_db()
    assert (football.times_asked, football.is_old) == (1, True)
    assert "/aktuellt/" in mail.outbox[0].body


@pytest.mark.parametrize("field", ["taken_down_at", "organisation"])
def test_what_was_taken_down_meanwhile_stays_so(
    client, path, football, monday, night, field
):
    until(client, path)
    monday.move_to(at("2026-12-11"))
    if field == "organisation":
        Organisation.objects.update(published_at=None)
    else:
        type(football).objects.update(taken_down_at=timezone.now())
    assert night() == []
    football.refresh_from_db()
    assert football.published_at is None


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("", "Write the day when"),
        ("2026-11-23", "Choose a day from tomorrow"),
        ("2027-11-24", "Choose a day from tomorrow"),
        ("i sommar", "Write the day as"),
    ],
)
def test_a_day_that_will_not_do_is_explained(client, path, football, day, said):
    assert said in until(client, path, day).content.decode()
    football.refresh_from_db()
    assert football.published_at


def test_who_pauses_for_now_needs_no_day(client, path, football):
    client.post(path, {"how_long": "now", "until_on": "i sommar"})
    football.refresh_from_db()
    assert (football.published_at, football.paused_until_on) == (None, None)


@pytest.mark.parametrize("answers", [{}, {"how_long": "x"}])
def test_without_an_answer_nothing_happens(client, path, football, answers):
    assert client.post(path, answers).status_code == 200
    football.refresh_from_db()
    assert football.published_at


def test_strangers_find_nothing(client, stranger, football):
    client.force_login(stranger)
    assert client.get(f"/aktiviteter/{football.pk}/pausa/").status_code == 404
    assert client.post(f"/aktiviteter/{football.pk}/pausa/").status_code == 404
    football.refresh_from_db()
    assert football.published_at
