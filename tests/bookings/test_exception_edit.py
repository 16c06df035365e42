"""Changing days with other hours."""

import datetime

import pgtrigger
import pytest
from lxml import html

from samla.premises.models import OpeningException
from tests.bookings.conftest import a_tuesday, asked

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(hall):
    """The hall is open until 21 on a Tuesday."""
    return OpeningException.objects.create(
        premises=hall,
        first_on=a_tuesday(),
        last_on=a_tuesday(),
        opens=datetime.time(17),
        closes=datetime.time(21),
        reason="Årsmöte",
    )


def filled(client, path):
    """The form as the page shows it."""
    form = html.fromstring(client.get(path).content).xpath("//form[@class='form']")[0]
    return dict(form.form_values())


def test_it_is_shown_as_it_is_and_changed(client, kerstin, hall, meeting):
    client.force_login(kerstin)
    path = f"/en/lokaler/{hall.pk}/undantag/{meeting.pk}/"
    facts = filled(client, path)
    assert (facts["how"], facts["opens"], facts["closes"]) == (
        "other",
        "17:00",
        "21:00",
    )
    assert client.post(path, facts | {"how": "closed"}).status_code == 302
    meeting.refresh_from_db()
    assert meeting.is_closed
    assert filled(client, path)["how"] == "closed"


def test_a_booking_is_not_covered_by_a_change(
    client, kerstin, hall, meeting, association
):
    client.force_login(kerstin)
    asked(hall, association).confirm(kerstin)
    path = f"/en/lokaler/{hall.pk}/undantag/{meeting.pk}/"
    answer = client.post(path, filled(client, path) | {"closes": "19:00"})
    assert "Move or cancel them first" in answer.content.decode()
    meeting.refresh_from_db()
    assert meeting.closes == datetime.time(21)


def test_the_reason_can_be_mended_over_what_was_booked_before(
    client, kerstin, hall, meeting, association
):
    """A booking outside of the hours, from before such days had this promise."""
    client.force_login(kerstin)
    asked(hall, association).confirm(kerstin)
    with pgtrigger.ignore("bookings.LentException:opening_exception_covers_no_booking"):
        OpeningException.objects.update(opens=None, closes=None)
    path = f"/en/lokaler/{hall.pk}/undantag/{meeting.pk}/"
    facts = filled(client, path) | {"reason": "Extra årsmöte"}
    assert client.post(path, facts).status_code == 302
    meeting.refresh_from_db()
    assert meeting.reason == "Extra årsmöte"


def test_an_exception_of_another_room_is_not_here(client, kerstin, halves, meeting):
    client.force_login(kerstin)
    path = f"/lokaler/{halves[0].pk}/undantag/{meeting.pk}/"
    assert client.get(path).status_code == 404
