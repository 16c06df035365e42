"""The calendar of those who lend: who has which room, on screen, door and phone."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from samla.bookings.models import CalendarLink
from samla.core.periods import week_of
from tests.bookings.conftest import a_tuesday, asked, room, tuesdays
from tests.conftest import person, staff

pytestmark = pytest.mark.django_db
WEEK = {"vecka": week_of(a_tuesday()).name}


@pytest.fixture(autouse=True)
def _kerstin_is_here(client, kerstin):
    client.force_login(kerstin)


def words(answer):
    return " ".join(answer.content.decode().split())


def rows(answer):
    """Who is told beside each room on the Tuesday."""
    return {
        room.name: [one.date.booking.organisation.name for one in taken + asked]
        for room, days in answer.context["rows"]
        for day, taken, asked in days
        if day == a_tuesday()
    }


def test_the_lender_sees_who_has_the_rooms_and_who_asks(
    client, hall, halves, association, ali, umea
):
    asked(hall, association).confirm(None)
    asked(halves[0], ali, tuesdays(1, starts="08:00", ends="09:00")).confirm(None)
    asked(halves[1], ali, tuesdays(1, starts="10:00", ends="11:00"))
    room(umea, "Umeåsalen")
    answer = client.get("/en/bokningar/kalender/", WEEK)
    # Who has a half has some of the whole; who has the whole has both halves.
    assert rows(answer) == {
        "Albysalen": [ali.name, association.name],
        "Foajén": [association.name],
        "Halva A": [ali.name, association.name],
        "Halva B": [association.name, ali.name],
    }
    shown = words(answer)
    assert "Asked for" in shown
    assert f'href="/en{association.bookings.get().get_absolute_url()}"' in shown
    assert "Umeåsalen" not in shown


def test_others_see_none_of_it(client, hall, association, amina):
    asked(hall, association).confirm(None)
    client.force_login(amina)
    answer = client.get("/en/bokningar/kalender/", WEEK)
    assert "You lend no rooms yet" in words(answer)
    assert association.name not in words(answer)
    assert client.get(f"/bokningar/kalender/{hall.pk}/dorr/").status_code == 404


def test_the_calendar_costs_five_questions_however_many_rooms(
    client, botkyrka, association
):
    rooms = [room(botkyrka, f"Sal {number}") for number in range(20)]
    for hour, one in enumerate(rooms):
        rule = tuesdays(2, starts=f"{hour:02}:00", ends=f"{hour:02}:30")
        asked(one, association, rule).confirm(None)
        asked(one, association, tuesdays(1, starts="21:00", ends="22:00"))
    with CaptureQueriesContext(connection) as questions:
        client.get("/en/bokningar/kalender/", WEEK)
    calendar = [
        one["sql"]
        for one in questions
        if "bookings_" in one["sql"] or "premises_" in one["sql"]
    ]
    assert len(calendar) <= 5
    # Session, user, second step, and what the frame of every page asks.
    assert len(questions) <= 9


def test_the_sheet_for_the_door_tells_a_day_or_a_week(
    client, hall, halves, association, ali
):
    asked(hall, association, tuesdays(2)).confirm(None)
    asked(halves[0], ali, tuesdays(1, starts="08:00", ends="09:00")).confirm(None)
    asked(halves[0], ali, tuesdays(1, starts="21:00", ends="22:00"))
    path = f"/en/bokningar/kalender/{halves[0].pk}/dorr/"
    for query in ({"dag": str(a_tuesday())}, WEEK):
        shown = words(client.get(path, query))
        assert shown.index("08.00–09.00") < shown.index("18.00–20.00")
        assert f"(<bdi>{hall.name}</bdi>)" in shown  # the whole is lent
        assert "21.00" not in shown  # who only asks stands on no door
        assert "Amina" not in shown
    monday = a_tuesday() - datetime.timedelta(days=1)
    assert "Nothing is booked" in words(client.get(path, {"dag": str(monday)}))


def address(client, owner):
    """The path of a new link, as its page shows it this once."""
    answer = client.post("/en/bokningar/kalender/lankar/", {"owner": owner})
    return answer.context["address"].removeprefix("http://testserver")


def test_a_secret_link_puts_names_into_her_own_calendar(
    client, hall, halves, association, botkyrka, kerstin
):
    booking = asked(hall, association, tuesdays(2))
    booking.confirm(None)
    first = address(client, f"municipality-{botkyrka.pk}")
    link = CalendarLink.objects.get()
    token = first.rsplit("/", 1)[1].removesuffix(".ics")
    assert token not in str(vars(link))  # the digest only
    assert token not in words(client.get("/en/bokningar/kalender/lankar/"))
    client.logout()
    answer = client.get(first)
    assert "private" in answer.headers["Cache-Control"]
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    # Once each, though the hall has three parts; the same UID as in its own file.
    assert [str(one["uid"]) for one in events] == [
        f"{booking.uid}-{date.pk}@samla" for date in booking.dates.all()
    ]
    assert str(events[0]["summary"]) == f"Albysalen – {association.name}"
    client.force_login(kerstin)
    second = address(client, f"municipality-{botkyrka.pk}")
    assert [client.get(path).status_code for path in (first, second)] == [404, 200]
    assert client.post(f"/bokningar/kalender/lankar/{link.pk}/avsluta/").status_code
    assert client.get(second).status_code == 404


def test_a_link_shows_nothing_when_its_maker_lends_no_more(
    client, hall, association, botkyrka, kerstin
):
    asked(hall, association).confirm(None)
    path = address(client, f"municipality-{botkyrka.pk}")
    assert association.name in client.get(path).content.decode()
    staff(person("karim@botkyrka.example"), botkyrka)  # somebody keeps the way in
    kerstin.staff_roles.all().delete()
    left = client.get(path)
    assert association.name not in left.content.decode()


def test_nobody_makes_a_link_for_others(client, botkyrka, umea, association):
    for owner in ("", f"municipality-{umea.pk}", f"organisation-{association.pk}"):
        answer = client.post("/bokningar/kalender/lankar/", {"owner": owner})
        assert answer.status_code == 404
    assert not CalendarLink.objects.exists()
