"""The hours of a room: several days at once, never two at the same time."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from lxml import html

from samla.premises.forms import HoursForm
from samla.premises.models import OpeningWindow
from tests.premises.conftest import clock, open_on

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
NEXT = timezone.localdate() + 90 * DAY


@pytest.fixture
def add(client, kerstin, hall):
    """Kerstin adds hours to the hall."""
    client.force_login(kerstin)

    def post(weekdays, opens, closes, language="sv", **season):
        path = f"/lokaler/{hall.pk}/oppettider/"
        facts = {"weekdays": weekdays, "opens": opens, "closes": closes} | season
        return client.post(path if language == "sv" else f"/{language}{path}", facts)

    return post


def week(room):
    return [
        str(window.weekday) + f" {window.opens:%H%M}–{window.closes:%H%M}"
        for window in room.opening_windows.all()
    ]


def alert(answer):
    page = html.fromstring(answer.content)
    return " ".join(page.xpath("//*[@role='alert']")[0].text_content().split())


def test_several_days_get_the_same_hours_at_once(add, hall):
    assert add(["1", "2", "7"], "17:00", "21:30").status_code == 302
    assert week(hall) == ["1 1700–2130", "2 1700–2130", "7 1700–2130"]


@pytest.mark.parametrize(("opens", "closes"), [("17.00", "21.30"), ("17", "21:30:00")])
def test_hours_may_be_typed_as_people_write_them(add, hall, opens, closes):
    add(["1"], opens, closes)
    assert week(hall) == ["1 1700–2130"]


@pytest.mark.parametrize(
    ("opens", "closes"),
    [
        ("16:00", "17:01"),
        ("20:59", "22:00"),
        ("17:00", "21:00"),
        ("18:00", "19:00"),
        ("16:00", "22:00"),
    ],
)
def test_hours_that_overlap_are_refused_with_a_sentence(
    add, hall, evening, opens, closes
):
    answer = add(["1", "2"], opens, closes, "en")
    assert "The room already has the hours Monday \u206617.00–21.00\u2069." in alert(
        answer
    )
    assert week(hall) == ["1 1700–2100"], "all the days or none of them"


def test_hours_may_touch(add, hall, evening):
    assert add(["1"], "12:00", "17:00").status_code == 302
    assert add(["1"], "21:00", "22:00").status_code == 302
    assert len(week(hall)) == 3


def test_hours_of_two_seasons_stand_beside_each_other(add, hall):
    add(["1"], "17:00", "21:00", last_on=NEXT - DAY)
    again = add(["1"], "18:00", "20:00", "en", first_on=NEXT - DAY)
    assert "already has the hours Monday" in alert(again)
    assert "until" in alert(again), "which season is told"
    assert "already has the hours" in alert(add(["1"], "18:00", "20:00", "en"))
    assert add(["1"], "18:00", "20:00", first_on=NEXT).status_code == 302
    assert week(hall) == ["1 1700–2100", "1 1800–2000"]
    before = {"first_on": NEXT - 9 * DAY, "last_on": NEXT - DAY}
    hall.opening_windows.filter(first_on=None).delete()
    assert add(["1"], "18:00", "20:00", **before).status_code == 302


@pytest.mark.parametrize(
    ("season", "sentence"),
    [
        ({"first_on": "i höst"}, "Write the day as 2027-03-31."),
        ({"first_on": "0001-01-01"}, "That is too far away."),
        ({"last_on": "9999-12-31"}, "That is too far away."),
        ({"last_on": "2026-01-01"}, "That day has passed."),
        ({"first_on": "2027-03-31", "last_on": "2027-03-30"}, "before the first day"),
    ],
)
def test_a_season_has_days_in_order(add, hall, season, sentence):
    assert sentence in alert(add(["1"], "17:00", "18:00", "en", **season))
    assert week(hall) == []


def test_another_room_has_its_own_hours(add, hall, rooms):
    open_on(rooms("Stora salen"), 1, "17:00", "21:00")
    assert add(["1"], "17:00", "21:00").status_code == 302


@pytest.mark.parametrize(
    ("weekdays", "opens", "closes", "sentence"),
    [
        (["1"], "18:00", "17:00", "Write a time later than the first one."),
        (["1"], "18:00", "18:00", "Write a time later than the first one."),
        ([], "17:00", "18:00", "Choose at least one day."),
        (["8"], "17:00", "18:00", "Choose days in the list."),
        (["0"], "17:00", "18:00", "Choose days in the list."),
        ([str(2**63)], "17:00", "18:00", "Choose days in the list."),
        (["1"], "25:00", "26:00", "Write the time as 17.00."),
        (["1"], "", "18:00", "Write the time as 17.00."),
        (["1"], "17:00", "24:00", "Write the time as 21.00."),
        (["1"], "\0", "18:00", "Write the time as 17.00."),
    ],
)
def test_what_is_wrong_is_said(add, hall, weekdays, opens, closes, sentence):
    assert sentence in alert(add(weekdays, opens, closes, "en"))
    assert week(hall) == []


def test_what_was_typed_is_kept(add):
    page = html.fromstring(add(["3"], "kvart i fem", "16:00").content)
    assert page.xpath("//input[@name='opens']/@value") == ["kvart i fem"]
    assert page.xpath("//input[@name='weekdays'][@checked]/@value") == ["3"]


def test_the_database_keeps_hours_apart(hall, evening):
    with (
        pytest.raises(IntegrityError, match="opening_windows_do_not_overlap"),
        transaction.atomic(),
    ):
        open_on(hall, 1, "20:00", "22:00")
    with (
        pytest.raises(IntegrityError, match="closes_after_it_opens"),
        transaction.atomic(),
    ):
        open_on(hall, 2, "20:00", "19:00")


def test_a_second_click_at_the_same_moment_is_told(hall, evening):
    """The form saw no hours; by the time it saves, another click has added them."""
    form = HoursForm(
        {"weekdays": ["2", "1"], "opens": "18:00", "closes": "19:00"}, premises=hall
    )
    OpeningWindow.objects.update(weekday=3)
    assert form.is_valid()
    OpeningWindow.objects.update(weekday=1)
    assert not form.saved()
    assert form.errors["weekdays"]
    assert week(hall) == ["1 1700–2100"]


def test_wrong_hours_are_a_fault_and_no_crash(hall):
    backwards = OpeningWindow(
        premises=hall, weekday=1, opens=clock("18:00"), closes=clock("17:00")
    )
    with pytest.raises(ValidationError):
        backwards.full_clean()


def test_hours_that_were_taken_away_stand_in_the_form(client, kerstin, hall):
    client.force_login(kerstin)
    asked = {"weekdays": "1", "opens": "17:00", "closes": "21:00"}
    answer = client.get(f"/lokaler/{hall.pk}/oppettider/", asked)
    page = html.fromstring(answer.content)
    assert page.xpath("//input[@name='opens']/@value") == ["17:00"]
    assert page.xpath("//input[@name='weekdays'][@checked]/@value") == ["1"]


def test_nonsense_in_the_address_breaks_nothing(client, kerstin, hall):
    client.force_login(kerstin)
    asked = {"weekdays": ["x", "9"], "opens": "<b>", "closes": "99"}
    assert client.get(f"/lokaler/{hall.pk}/oppettider/", asked).status_code == 200
