"""The public calendar of a room: when it is busy, and never with whom."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from samla.bookings.models import BookingDate, Closure
from samla.core.days import DAY
from samla.core.periods import asked_for, month_of, week_of
from samla.premises.models import OpeningException, OpeningWindow
from tests.bookings.conftest import a_tuesday, asked, tuesdays

pytestmark = pytest.mark.django_db
EVENING = {"starts": "18:00", "ends": "20:00"}


def words(answer):
    return " ".join(answer.content.decode().split())


def week(client, room, day=None, **query):
    day = day or a_tuesday()
    query = query or {"vecka": week_of(day).name}
    return client.get(f"/en/bokningar/kalender/{room.pk}/", query)


def days(answer):
    return {day.day_on: day for week in answer.context["weeks"] for day in week if day}


def at(time, day=None):
    """An hour of the Tuesday."""
    day = day or a_tuesday()
    return BookingDate.at(day, datetime.time.fromisoformat(time), datetime.time.max)


def close(room, since, until, reason="Golvet lagas"):
    closure = Closure(premises=room, starts_at=since, ends_at=until, reason=reason)
    closure.put()
    return closure


def test_everybody_sees_when_the_room_is_busy_and_nobody_sees_who_has_it(
    client, hall, halves, association, ali
):
    asked(hall, association, tuesdays(1)).confirm(None)
    asked(halves[0], ali, tuesdays(1, starts="20:00", ends="21:00")).confirm(None)
    asked(hall, ali, tuesdays(1, starts="08:00", ends="09:00"))  # nobody has said yes
    answer = week(client, hall)
    (one,) = days(answer)[a_tuesday()].busy  # two in a row are told as one
    assert (timezone.localtime(one.starts_at).hour, one.ends_at - one.starts_at) == (
        18,
        datetime.timedelta(hours=3),
    )
    shown = words(answer)
    assert "18.00–21.00" in shown
    for name in (association.name, ali.name, "Språkcafé", "Amina", "08.00"):
        assert name not in shown
    feed = client.get(f"/en/bokningar/kalender/{hall.pk}.ics").content.decode()
    for name in (association.name, ali.name, "Amina"):
        assert name not in feed
    # The other half is free when the first has somebody.
    (one,) = days(week(client, halves[1]))[a_tuesday()].busy
    assert one.ends_at - one.starts_at == datetime.timedelta(hours=2)


def test_hours_closures_and_other_days_are_told_with_their_reason(client, hall):
    for weekday in (2, 3):
        OpeningWindow.objects.create(
            premises=hall,
            weekday=weekday,
            opens=datetime.time(9),
            closes=datetime.time(21),
            first_on=a_tuesday(),
        )
    OpeningException.objects.create(
        premises=hall,
        first_on=a_tuesday() + DAY,
        last_on=a_tuesday() + DAY,
        reason="Årsmöte",
    )
    night = at("22:00")
    close(hall, night.starts_at, night.starts_at + datetime.timedelta(hours=4))
    answer = week(client, hall)
    shown, told = words(answer), days(answer)
    assert 'Open <bdi dir="ltr">09.00–21.00</bdi>' in shown
    assert "Not open" in shown  # on the other days
    assert told[a_tuesday() + DAY].reason == "Årsmöte"
    # A night is told on both of its days.
    assert [
        [f"{timezone.localtime(one.starts_at):%H}" for one in told[day].busy]
        for day in (a_tuesday(), a_tuesday() + DAY)
    ] == [["22"], ["00"]]
    assert "Golvet lagas" in shown
    # A closure over noon is told with its hours, a whole day as one.
    noon = at("11:00", a_tuesday(3)).starts_at
    close(hall, noon, noon + datetime.timedelta(hours=37))
    later = week(client, hall, a_tuesday(3))
    assert "11.00–00.00" in words(later)
    assert "All day" in words(later)
    assert not any(day.reason for day in days(later).values())
    # Hours of a season are not told before it.
    before = days(week(client, hall, a_tuesday() - DAY * 7))
    assert not before[a_tuesday() - DAY * 7].windows


def test_a_month_is_a_table_of_whole_weeks(client, hall, association):
    asked(hall, association, tuesdays(1)).confirm(None)
    month = month_of(a_tuesday())
    answer = week(client, hall, manad=month.name)
    weeks = answer.context["weeks"]
    assert {len(week) for week in weeks} == {7}
    assert list(days(answer)) == month.days
    assert words(answer).count("Busy") == 1
    assert f"?manad={month_of(month.last_on + DAY).name}" in words(answer)


@pytest.mark.parametrize(
    "query",
    [
        {"vecka": "2026-W54"},
        {"vecka": "9999-W01"},
        {"vecka": "0000-W01"},
        {"vecka": "٢٠٢٦-W01"},
        {"vecka": "' or 1=1"},
        {"manad": "2026-13"},
        {"manad": "1026-12"},
    ],
)
def test_days_that_cannot_be_shown_are_said_and_today_is_shown(client, hall, query):
    answer = week(client, hall, **query)
    assert answer.status_code == 200
    assert "Those days cannot be shown" in words(answer)
    assert timezone.localdate() in answer.context["period"].days
    assert "Those days" not in words(week(client, hall))


def test_links_to_other_weeks_come_to_an_end():
    today = datetime.date(2026, 11, 26)
    period, steps = week_of(today), 0
    while period:
        assert asked_for({"vecka": period.name}, ["vecka"], today) == (period, True)
        period, steps = period.after(today), steps + 1
        assert steps < 120
    assert week_of(datetime.date(2027, 1, 3)).name == "2026-W53"
    assert week_of(datetime.date(2026, 12, 28)).before(today).name == "2026-W52"


def test_the_week_of_a_clock_change_has_all_its_hours(client, hall, association):
    sunday = datetime.date(2027, 10, 31)
    rule = tuesdays(1, "00:30", "23:30", sunday, weekdays=[7])
    asked(hall, association, rule).confirm(None)
    (one,) = days(week(client, hall, sunday))[sunday].busy
    assert one.ends_at - one.starts_at == datetime.timedelta(hours=24)
    assert "00.30–23.30" in words(week(client, hall, sunday))


def test_the_calendar_costs_five_questions_and_no_cookie(
    client, hall, halves, association
):
    for hour in range(8, 20):
        rule = tuesdays(4, starts=f"{hour:02}:00", ends=f"{hour:02}:30")
        asked(halves[hour % 3], association, rule).confirm(None)
    for query in ({}, {"manad": month_of(a_tuesday()).name}):
        with CaptureQueriesContext(connection) as questions:
            answer = week(client, hall, **query)
        assert len(questions) <= 5
        assert not answer.cookies
        assert "public" in answer.headers["Cache-Control"]
    hall.unpublish()
    assert week(client, hall).status_code == 404
    assert client.get(f"/bokningar/kalender/{hall.pk}.ics").status_code == 404


def test_a_feed_is_fetched_again_only_when_something_changed(client, hall, association):
    path = f"/en/bokningar/kalender/{hall.pk}.ics"
    booking = asked(hall, association, tuesdays(2))
    booking.confirm(None)
    night = at("22:00")
    close(hall, night.starts_at, night.starts_at + datetime.timedelta(hours=4))
    first = client.get(path)
    events = Calendar.from_ical(first.content).walk("VEVENT")
    assert [str(one["summary"]) for one in events] == ["Busy", "Golvet lagas", "Busy"]
    assert f"{events[0]['dtstart'].dt:%H:%M %Z}" in ("18:00 CET", "18:00 CEST")
    assert len({str(one["uid"]) for one in events}) == 3
    etag = {"HTTP_IF_NONE_MATCH": first.headers["ETag"]}
    assert client.get(path, **etag).status_code == 304
    booking.dates.first().delete()
    assert client.get(path, **etag).status_code == 200


def test_the_page_of_the_room_leads_to_its_calendar(client, hall):
    page = client.get(f"/lokaler/{hall.pk}/").content.decode()
    assert f'href="/bokningar/kalender/{hall.pk}/"' in page
