"""One date to put in one's own calendar."""

import pytest
from icalendar import Calendar

from tests.activities.conftest import at

pytestmark = pytest.mark.django_db


def test_the_file_holds_that_date_alone(client, football):
    date = football.occurrences.all()[2]
    answer = client.get(f"/aktiviteter/{football.pk}/{date.pk}/kalender.ics")
    [event] = Calendar.from_ical(answer.content).walk("VEVENT")
    assert event["dtstart"].dt == at("2026-12-08", "18:00")


def test_a_date_of_another_activity_or_of_the_past_is_not_found(
    client, football, cafe, monday
):
    date = football.occurrences.first()
    path = f"/aktiviteter/{football.pk}/{date.pk}/kalender.ics"
    assert (
        client.get(f"/aktiviteter/{cafe.pk}/{date.pk}/kalender.ics").status_code == 404
    )
    assert client.get(path).status_code == 200
    monday.move_to(at("2026-11-25"))
    assert client.get(path).status_code == 404
