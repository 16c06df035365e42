"""From a booking to an activity: a draft with all that is known."""

import pytest

from samla.activities.models import Activity
from tests.bookings.conftest import asked, tuesdays

pytestmark = pytest.mark.django_db


@pytest.fixture
def booking(hall, association, policy):
    """Two Tuesdays in Albysalen, confirmed."""
    booking = asked(
        hall, association, tuesdays(2), target_groups=["target_group:women"]
    )
    booking.confirm(None)
    return booking


def path(booking):
    return f"/en/aktiviteter/av-bokning/{booking.pk}/"


def test_looking_makes_nothing_and_the_button_a_draft(client, amina, booking):
    client.force_login(amina)
    page = client.get(path(booking)).content.decode()
    assert "Make an activity of it" in page
    assert not Activity.objects.exists()
    answers = [client.post(path(booking)) for _click in range(2)]
    draft = Activity.objects.get()
    association = amina.memberships.get().organisation
    assert {answer["Location"] for answer in answers} == {
        f"/en/aktiviteter/{draft.pk}/vad/"
    }
    assert draft.title == "Språkcafé"
    assert draft.published_at is None
    assert (draft.organisation, draft.premises) == (association, booking.premises)
    assert draft.place_name == "Albysalen"
    assert draft.target_groups == ["target_group:women"]
    assert draft.type_id == "activity_type:language-cafe"
    assert draft.occurrences.count() == 2
    assert draft.missing_steps() == []
    assert client.get(path(booking))["Location"] == f"/en/aktiviteter/{draft.pk}/andra/"


def test_nobody_makes_one_of_somebody_elses_booking(client, stranger, kerstin, booking):
    for somebody in (stranger, kerstin):
        client.force_login(somebody)
        assert client.post(path(booking)).status_code == 404
    assert not Activity.objects.exists()


def test_when_says_that_the_times_are_those_of_the_booking(client, amina, booking):
    client.force_login(amina)
    client.post(path(booking))
    draft = Activity.objects.get()
    for prefix, words in (("/en", "follow your booking of"), ("", "följer er bokning")):
        for answer in (client.get, client.post):
            page = answer(f"{prefix}/aktiviteter/{draft.pk}/nar/").content.decode()
            assert words in page
            assert "Albysalen" in page
    assert not draft.schedules.exists()


def test_the_public_sees_no_word_of_the_booking(client, amina, booking):
    draft = Activity.objects.of_booking(booking)
    draft.publish()
    page = client.get(f"/en/aktiviteter/{draft.pk}/").content.decode()
    assert "booking" not in page.lower()
    client.force_login(amina)
    page = client.get(f"/en/aktiviteter/{draft.pk}/andra/").content.decode()
    assert "follow your booking of" in page
