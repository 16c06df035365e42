"""The report for those who lend: use by room, kind of user, hour and month; demand."""

import csv
import datetime
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samla.bookings.models import (
    Booking,
    BookingDate,
    Closure,
    Round,
    RoundWish,
    StandingWish,
)
from samla.core.days import DAY
from samla.municipalities.models import SchoolBreak
from samla.premises.models import OpeningException, OpeningWindow
from tests.bookings.conftest import HOUR, a_tuesday, asked, date_of, room, tuesdays
from tests.bookings.rounds import a_round, day_passes, wished

pytestmark = pytest.mark.django_db
PATH = "/en/bokningar/rapport/"
FOUR_WEEKS = {"fran": str(a_tuesday()), "till": str(a_tuesday() + 27 * DAY)}


@pytest.fixture(autouse=True)
def _kerstin_is_here(client, kerstin):
    client.force_login(kerstin)


def report(client, **query):
    return client.get(PATH, FOUR_WEEKS | query).context["report"]


def words(answer):
    return " ".join(answer.content.decode().split())


def opened(room, **facts):
    """Open on Tuesdays from 18 to 22."""
    return OpeningWindow.objects.create(
        premises=room, opens=datetime.time(18), closes=datetime.time(22), weekday=2
    )


def lines(some):
    return {line.name: line for line in some}


def test_the_owner_sees_to_whom_and_when_her_rooms_were_lent(
    client, hall, association, ali, botkyrka
):
    opened(hall)
    asked(hall, association, tuesdays(4)).confirm(None)
    asked(hall, ali, tuesdays(2, "20:30", "21:00"), user_kind="youth").confirm(None)
    # Before and after those days, and what is only asked for.
    asked(hall, ali, tuesdays(2, first_on=a_tuesday(6))).confirm(None)
    asked(room(botkyrka, "Salen"), ali, tuesdays(1))
    found = report(client)
    (first, second) = found.rooms
    assert (first.name, first.lent.dates, first.lent.hours) == (hall.name, 6, 9)
    assert (first.open_hours, first.share) == (16, 56)
    assert (second.lent.dates, second.open_hours, second.share) == (0, None, None)
    assert (found.lent.dates, found.lent.hours, found.share) == (6, 9, 56)
    assert sum(line.lent.hours for line in found.kinds) == 9
    assert sum(line.lent.dates for line in found.months) == 6
    assert [line.name for line in found.months] == sorted(
        {(a_tuesday() + DAY * day).replace(day=1) for day in range(28)}
    )
    tuesday = {hour: values[1] for hour, values in found.hours_of_week}
    assert tuesday == {18: 4, 19: 4, 20: 1}
    assert all(sum(values) == values[1] for _hour, values in found.hours_of_week)


def test_who_has_the_whole_has_its_parts_but_is_counted_once(
    client, hall, halves, association, ali
):
    asked(hall, association, tuesdays(2)).confirm(None)
    asked(halves[0], ali, tuesdays(1, "08:00", "09:00")).confirm(None)
    found = report(client)
    used = {line.name: line.lent.hours for line in found.rooms}
    assert used == {"Albysalen": 4, "Halva A": 5, "Halva B": 4, "Foajén": 4}
    assert (found.lent.dates, found.lent.hours) == (3, 5)
    alone = report(client, lokal=halves[1].pk)
    assert (alone.lent.dates, sum(line.lent.hours for line in alone.kinds)) == (2, 4)


def test_what_could_not_be_had_is_told(client, hall, association, ali, botkyrka):
    today = timezone.localdate()
    no, half = asked(hall, ali, tuesdays(3)), asked(hall, association, tuesdays(2))
    half.confirm(None, dates=half.dates.all()[:1], decline_others="Städas då.")
    no.decline(None, "Det är fullt.")
    # Another time was agreed: that is no refusal.
    other = asked(hall, association, tuesdays(1, "08:00", "09:00"))
    other.propose(
        None, other.dates.get(), starts=datetime.time(9), ends=datetime.time(10)
    )
    other.accept(None)
    late, waits = asked(hall, ali, tuesdays(1, "06:00", "07:00")), asked(hall, ali)
    Booking.objects.filter(pk=late.pk).update(answer_due_on=today - DAY)
    Booking.objects.filter(pk=half.pk).update(answer_due_on=today - DAY)
    for place in ({"premises": hall}, {"municipality": botkyrka}):
        StandingWish.objects.create(
            organisation=ali,
            weekday=2,
            starts=datetime.time(18),
            ends=datetime.time(20),
            first_on=today,
            last_on=today + DAY * 90,
            **place,
        )
    query = {"fran": str(today), "till": FOUR_WEEKS["till"]}
    page = client.get(PATH, query)
    found = page.context["report"]
    (line,) = found.rooms
    assert (line.refused.dates, line.refused.hours) == (4, 8)
    assert (line.requests, line.late) == (5, 2)
    assert (line.declined, line.partly) == (1, 1)
    assert (line.wishes, found.wishes_in_place) == (1, 1)
    assert "2 of 5 requests" in words(page)
    assert waits.stage == "asked"


def test_wishes_for_a_season_that_were_declined_are_told(
    client, hall, association, ali, botkyrka
):
    season = a_round(botkyrka, hall)
    wished(season, association)
    for rank, facts in ((1, {}), (2, {"kind_id": "premises_kind:hall"})):
        wish = wished(season, ali, rank, **facts)
        RoundWish.objects.filter(pk=wish.pk).update(
            outcome="declined", explanation="Fullt"
        )
    day_passes(season)
    Round.objects.filter(pk=season.pk).update(decided_at=timezone.now())
    today = timezone.localdate()
    found = report(client, fran=str(today), till=str(today))
    (line,) = found.rooms
    assert (line.season_wishes, found.season_wishes_anywhere) == (1, 1)
    assert line.is_unmet
    before = report(client, fran=str(today - 9 * DAY), till=str(today - DAY))
    assert (before.rooms[0].season_wishes, before.season_wishes_anywhere) == (0, 0)
    assert before.is_empty


def test_days_that_are_closed_are_not_open(client, hall, botkyrka):
    opened(hall)
    hall.closed_in_school_breaks = hall.closed_on_public_holidays = True
    hall.save()
    days = [a_tuesday(weeks) for weeks in (2, 3, 4)]
    SchoolBreak.objects.create(
        municipality=botkyrka, name="Lov", first_on=days[0], last_on=days[1]
    )
    asked_for = {"lokal": hall.pk}
    assert report(client, **asked_for).rooms[0].open_hours == pytest.approx(8)
    # An exception is stronger than a break; a closure takes what it meets.
    OpeningException.objects.create(
        premises=hall,
        first_on=days[1],
        last_on=days[1],
        opens=datetime.time(12),
        closes=datetime.time(13),
        reason="Visning",
    )
    at = BookingDate.at(days[2], datetime.time(21), datetime.time(23))
    Closure(
        premises=hall, starts_at=at.starts_at, ends_at=at.ends_at, reason="Städas"
    ).put()
    assert report(client, **asked_for).rooms[0].open_hours == pytest.approx(8)
    OpeningException.objects.update(opens=None, closes=None)
    assert report(client, **asked_for).rooms[0].open_hours == pytest.approx(7)
    christmas = datetime.date(a_tuesday().year, 12, 25)
    OpeningWindow.objects.update(weekday=christmas.isoweekday())
    day = {"fran": str(christmas), "till": str(christmas), "lokal": hall.pk}
    assert report(client, **day).rooms[0].open_hours is None


def test_it_is_about_her_own_rooms_and_the_days_she_asks_for(
    client, hall, association, umea, botkyrka
):
    room(botkyrka, "Salen")
    far = room(umea, "Umeås sal")
    asked(hall, association).confirm(None)
    asked(far, association).confirm(None)
    assert set(lines(report(client).rooms)) == {"Albysalen", "Salen"}
    assert set(lines(report(client, lokal=hall.pk).rooms)) == {"Albysalen"}
    wrong = {
        "lokal": (far.pk, "Choose one of your rooms"),
        "fran": ("2027-02-30", "Write the day as 2027-03-31"),
        "till": ("2001-01-01", "The last day is before the first day"),
    }
    for name, (value, said) in wrong.items():
        page = client.get(PATH, FOUR_WEEKS | {name: value})
        assert said in words(page)
        assert f'value="{value}"' in page.content.decode() or name == "lokal"
        assert not page.context["report"]
        file = client.get(PATH + "tabell.csv", FOUR_WEEKS | {name: value})
        assert file.status_code == 404
    far_apart = FOUR_WEEKS | {"fran": "2020-01-01"}
    assert "Choose three years at most" in words(client.get(PATH, far_apart))


def test_a_year_up_to_today_is_shown_unasked(client, hall, ali):
    booking = asked(hall, ali)
    date_of(
        booking,
        day=timezone.localdate() - DAY * 30,
        state="confirmed",
        granted_at=timezone.now(),
    ).save()
    page = client.get(PATH)
    assert page.context["report"].lent.dates == 1
    assert page.context["period"].last_on == timezone.localdate()


def test_the_file_has_all_figures_and_no_formula(client, hall, association, ali):
    type(hall).objects.filter(pk=hall.pk).update(name="=1+1;@Salen")
    opened(hall)
    asked(hall, association, tuesdays(1, "18:00", "20:30")).confirm(None)
    asked(hall, ali, tuesdays(1, "21:00", "22:00")).decline(None, "Nej.")
    file = client.get("/bokningar/rapport/tabell.csv", FOUR_WEEKS)
    assert file.headers["Content-Type"] == "text/csv; charset=utf-8"
    text = file.content.decode("utf-8-sig")
    heads, *rows = csv.reader(io.StringIO(text), delimiter=";")
    assert all(heads)
    (hers,) = [row for row in rows if row[1] == "'=1+1;@Salen"]
    assert hers[2:8] == ["1", "2,50", "16,00", "16", "1", "1,00"]
    assert {len(rows[0])} == {len(heads)}
    hours = {row[1]: row[3] for row in rows if row[1].endswith(".00")}
    assert hours["tisdag 18.00"] == "1,00"
    assert hours["tisdag 20.00"] == "0,50"


def test_the_report_costs_the_same_for_one_room_and_twenty(
    client, botkyrka, hall, association
):
    def cost():
        with CaptureQueriesContext(connection) as questions:
            assert client.get(PATH, FOUR_WEEKS).context["report"].lent.dates
        return len(questions)

    asked(hall, association, tuesdays(4)).confirm(None)
    alone = cost()
    for number in range(19):
        one = room(botkyrka, f"Sal {number}")
        opened(one)
        asked(one, association, tuesdays(2)).confirm(None)
    assert cost() == alone <= 10


def test_plots_are_told_in_words_and_run_the_readers_way(client, hall, association):
    asked(hall, association, tuesdays(4)).confirm(None)
    page = client.get(PATH, FOUR_WEEKS).content.decode()
    assert page.count('role="img" aria-label="Hours lent') == 2
    assert page.count("<figure") == 2
    assert page.count("<table") == 4
    first = client.get(PATH, FOUR_WEEKS).context["months"][0]
    turned = client.get(PATH.replace("/en/", "/ar/"), FOUR_WEEKS).context["months"][0]
    assert first.x + turned.x + first.width == 320


def test_who_lends_nothing_and_who_lent_nothing_is_told_what_to_do(
    client, hall, stranger
):
    assert "Nothing was lent or asked for" in words(client.get(PATH))
    client.force_login(stranger)
    assert "You lend no room yet" in words(client.get(PATH))
    assert client.get(PATH + "tabell.csv").status_code == 200


def test_an_hour_that_passes_midnight_is_told_on_both_days(client, hall, ali):
    booking = asked(hall, ali)
    night = BookingDate.at(
        a_tuesday() + DAY * 5,  # a Sunday
        datetime.time(23),
        datetime.time(1, 30),
        True,
        booking=booking,
        premises=hall,
        state="confirmed",
        granted_at=timezone.now() - HOUR,
    )
    night.save()
    week = report(client).week
    assert week == {(7, 23): 1, (1, 0): 1, (1, 1): 0.5}
