"""When a room rests: holidays, breaks, and the minutes after each use."""

import pytest
from lxml import html

from samla.bookings.models import BookingDate, availability
from tests.bookings.conftest import a_tuesday, asked, tuesdays

pytestmark = pytest.mark.django_db


@pytest.fixture
def rest(client, kerstin, hall):
    """Kerstin says when the hall rests."""
    client.force_login(kerstin)
    path = f"/en/lokaler/{hall.pk}/uppehall/"
    return lambda minutes="0", **facts: client.post(
        path, {"turnaround_minutes": minutes} | facts
    )


def alert(answer):
    assert answer.status_code == 200
    page = html.fromstring(answer.content)
    return " ".join(page.xpath("//*[@role='alert']")[0].text_content().split())


def test_it_is_kept_and_shown_as_it_is(rest, client, hall):
    assert rest("30", closed_on_public_holidays="on").status_code == 302
    hall.refresh_from_db()
    facts = hall.closed_on_public_holidays, hall.closed_in_school_breaks
    assert (*facts, hall.turnaround_minutes) == (True, False, 30)
    page = html.fromstring(client.get(f"/en/lokaler/{hall.pk}/uppehall/").content)
    assert page.xpath("//input[@name='turnaround_minutes']/@value") == ["30"]
    hours = client.get(f"/en/lokaler/{hall.pk}/oppettider/").content.decode()
    assert "30 minutes after each use" in hours


def test_nobody_gets_the_room_while_it_is_cleaned(
    rest, hall, association, amina, kerstin
):
    asked(hall, association, tuesdays(), amina).confirm(kerstin)
    after = tuesdays(starts="20:00", ends="21:00").booking_dates(hall)
    assert availability([hall], after)[hall.pk][0].is_free
    rest("15")
    assert not availability([hall], after)[hall.pk][0].is_free


@pytest.mark.parametrize("wrong", ["-1", "481", "en stund", "", str(2**63)])
def test_what_is_wrong_is_said(rest, hall, wrong):
    assert "Write a whole number from 0 to 480." in alert(rest(wrong))
    hall.refresh_from_db()
    assert hall.turnaround_minutes == 0


def test_bookings_that_stand_too_close_are_named_and_nothing_is_changed(
    rest, hall, halves, association, ali, kerstin
):
    asked(hall, association).confirm(kerstin)
    asked(halves[0], ali, tuesdays(starts="20:30", ends="21:00")).confirm(kerstin)
    assert rest("30").status_code == 302, "so much is between them"
    told = alert(rest("45", closed_in_school_breaks="on"))
    assert "Bookings stand closer than that to each other: Tuesday" in told
    assert f"{a_tuesday():%d}".lstrip("0") in told
    hall.refresh_from_db()
    assert (hall.turnaround_minutes, hall.closed_in_school_breaks) == (30, False)
    assert BookingDate.objects.blocking().count() == 2
