"""A room is closed for a while, never over somebody's confirmed booking."""

import datetime

import pytest
from django.utils import timezone
from lxml import html

from samla.bookings.models import Claim, Closure
from samla.core.days import moment
from tests.bookings.conftest import a_tuesday, asked

pytestmark = pytest.mark.django_db
MIDNIGHT = datetime.time()


@pytest.fixture
def close(client, kerstin, hall):
    """Kerstin closes the hall."""
    client.force_login(kerstin)

    def post(first_on=None, room=hall, **facts):
        day = first_on or a_tuesday()
        told = {"first_on": day.isoformat(), "reason": "Golvet lagas"} | facts
        return client.post(f"/en/lokaler/{room.pk}/stangningar/", told)

    return post


def confirmed(hall, association, kerstin):
    """The association has the hall on a Tuesday from 18 to 20."""
    booking = asked(hall, association)
    booking.confirm(kerstin)
    return booking


def test_a_day_without_hours_is_closed_until_midnight(close, hall, kerstin):
    assert close().status_code == 302
    assert close().status_code == 200, "a second click closes nothing twice"
    closure = Closure.objects.get()
    assert closure.starts_at == moment(a_tuesday(), MIDNIGHT)
    assert closure.ends_at == moment(a_tuesday() + datetime.timedelta(days=1), MIDNIGHT)
    assert closure.made_by == kerstin
    assert Claim.objects.get().premises == hall


def test_hours_may_be_closed_over_several_days(close):
    last = a_tuesday() + datetime.timedelta(days=2)
    close(starts="17:00", last_on=last.isoformat(), ends="12:00")
    closure = Closure.objects.get()
    assert closure.starts_at == moment(a_tuesday(), datetime.time(17))
    assert closure.ends_at == moment(last, datetime.time(12))


def test_a_confirmed_booking_is_never_covered(close, hall, association, kerstin):
    booking = confirmed(hall, association, kerstin)
    answer = close()
    page = html.fromstring(answer.content)
    assert (
        "Move or cancel them first"
        in page.xpath("//*[@role='alert']")[0].text_content()
    )
    (link,) = page.xpath(f"//a[contains(@href, '/bokningar/{booking.pk}/')]")
    assert "Språkvännerna" in link.text_content()
    assert page.xpath("//input[@name='reason']/@value") == ["Golvet lagas"]
    assert not Closure.objects.exists()


def test_a_half_that_is_lent_keeps_the_whole_open(close, halves, association, kerstin):
    confirmed(halves[0], association, kerstin)
    assert "Move or cancel them first" in close().content.decode()
    assert close(room=halves[1]).status_code == 302


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"first_on": "snart"}, "Write the day as 2027-03-31."),
        ({"first_on": ""}, "Write the day as 2027-03-31."),
        ({"first_on": "2020-01-01"}, "Write a day from"),
        ({"first_on": "9999-12-31"}, "Write a day from"),
        ({"last_on": "2020-01-01"}, "Write a day from"),
        ({"last_on": timezone.localdate().isoformat()}, "before the first day"),
        ({"starts": "18:00", "ends": "17:00"}, "It ends before it starts."),
        ({"starts": "25:00"}, "Write the time as 18.00."),
        ({"reason": ""}, "Write why it is closed."),
        ({"reason": "a" * 201}, "Write at most 200 characters."),
    ],
)
def test_what_is_wrong_is_said_and_kept(close, wrong, sentence):
    told = {"first_on": a_tuesday().isoformat()} | wrong
    first_on = told.pop("first_on")

    class Typed(str):
        def isoformat(self):
            return str(self)

    answer = close(Typed(first_on) if first_on else Typed(" "), **told)
    page = html.fromstring(answer.content)
    assert sentence in page.xpath("//*[@role='alert']")[0].text_content()
    assert not Closure.objects.exists()


def test_everybody_sees_when_and_why_it_is_closed(client, close, hall):
    close()
    client.logout()
    text = client.get(f"/en{hall.get_absolute_url()}").content.decode()
    assert "Golvet lagas" in text


def test_a_room_is_opened_again_after_one_more_question(client, close, hall):
    close()
    page = f"/en/lokaler/{hall.pk}/stangningar/{Closure.objects.get().pk}/ta-bort/"
    assert "Golvet lagas" in client.get(page).content.decode()
    assert Closure.objects.exists()
    assert client.post(page).status_code == 302
    assert not Claim.objects.exists()
    assert client.post(page).status_code == 404
