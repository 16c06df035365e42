"""Find a room by need: which dates are free, at what price, and what is near."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samla.bookings.models import Closure
from samla.municipalities.models import SchoolBreak
from samla.premises.models import OpeningWindow, Price
from tests.bookings.conftest import a_tuesday, asked, organisation, room, tuesdays

pytestmark = pytest.mark.django_db
HOURS = {"fran": "18:00", "till": "20:00"}


def term(count=4, **changes):
    """A question for so many Tuesdays in a row."""
    first = a_tuesday()
    last = first + datetime.timedelta(weeks=count - 1)
    told = {"slag": "weekly", "dagar": "2", "forsta": first, "sista": last, "takt": "1"}
    return told | HOURS | changes


def find(client, **asked):
    return client.get("/en/bokningar/hitta/", asked)


def words(answer):
    return " ".join(answer.content.decode().split())


def test_a_term_of_tuesdays_says_which_are_free_and_why_others_are_not(
    client, hall, association
):
    asked(hall, association, tuesdays(2)).confirm(None)
    third = tuesdays(1, first_on=a_tuesday(4)).booking_dates(hall)[0]
    Closure(
        premises=hall,
        starts_at=third.starts_at,
        ends_at=third.ends_at,
        reason="Golvet lagas",
    ).put()
    answer = find(client, **term(4))
    (offer,) = answer.context["offers"]
    assert [slot.is_free for slot in offer.slots] == [False, False, False, True]
    shown = words(answer)
    assert "1 of 4 dates free" in shown
    assert "Taken" in shown
    assert "Golvet lagas" in shown
    assert "Alby" not in shown.replace("Albysalen", "")  # never who has it


def test_the_room_that_can_give_most_comes_first_with_her_own_price(
    client, botkyrka, hall, association
):
    other = room(botkyrka, "Bibliotekssalen")
    for premises, kronor in ((hall, 0), (other, 120)):
        Price.objects.create(premises=premises, user_kind="study", kronor=kronor)
    asked(hall, association).confirm(None)
    answer = find(client, **term(4), anvandare="study")
    assert [fit.room.name for fit in answer.context["offers"]] == [
        "Bibliotekssalen",
        "Albysalen",
    ]
    shown = words(answer)
    assert "960 kr" in shown  # 4 dates of 2 hours
    assert "Free of charge" in shown
    assert "Study associations" in shown


def test_only_rooms_that_are_large_enough_equipped_and_there(client, botkyrka, hall):
    room(botkyrka, "Lilla rummet")
    for question in ({"personer": "81"}, {"var": "Umeå"}, {"utrustning": "projector"}):
        assert not find(client, **term(), **question).context["offers"], question
    near = {"personer": "80", "var": "Botkyrka", "utrustning": "kitchen"}
    offers = find(client, **term(), **near, stegfritt="ja").context["offers"]
    assert [fit.room for fit in offers] == [hall]


def test_where_none_is_free_other_hours_and_other_days_are_near(
    client, hall, association
):
    asked(hall, association, tuesdays(4)).confirm(None)
    answer = find(client, **term(4))
    near = [fit.rule for fit, _query in answer.context["near"]]
    assert near[0].weekdays == [2]
    assert f"{near[0].starts:%H:%M}" in ("16:00", "20:00")
    followed = client.get(f"/en/bokningar/hitta/?{answer.context['near'][0][1]}")
    assert followed.context["offers"][0].is_whole
    for weekday in range(1, 8):
        OpeningWindow.objects.create(
            premises=hall,
            weekday=weekday,
            opens=datetime.time(18),
            closes=datetime.time(20),
        )
    days = [fit.rule.weekdays for fit, _q in find(client, **term(4)).context["near"]]
    assert days == [[3], [1], [4]]


def test_school_breaks_are_left_out_where_each_room_is(client, hall, umea, botkyrka):
    far = room(umea, "Umeåsalen")
    SchoolBreak.objects.create(
        municipality=botkyrka,
        name="Lov",
        first_on=a_tuesday(),
        last_on=a_tuesday(3),
    )
    offers = find(client, **term(4), lov="on").context["offers"]
    assert {fit.room: len(fit.slots) for fit in offers} == {hall: 2, far: 4}


def test_once_and_after_midnight(client, hall):
    day = a_tuesday()
    night = {"slag": "once", "forsta": day, "fran": "20:00", "till": "01:00"}
    (offer,) = find(client, **night, natt="on").context["offers"]
    assert offer.slots[0].date.ends_at - offer.slots[0].date.starts_at == (
        datetime.timedelta(hours=5)
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"till": "17:00"}, "It ends before it starts."),
        ({"till": "19:00", "natt": "on"}, "It lasts longer than a day."),
        ({"forsta": "2020-01-07"}, "is too far away"),
        ({"sista": "9999-12-31"}, "more than 18 months after the first"),
        ({"forsta": "2999-01-01", "sista": "2999-02-01"}, "is too far away"),
        ({"sista": "2020-01-01"}, "The last day is before the first day."),
        ({"dagar": []}, "Choose at least one day."),
        ({"personer": "0"}, "Write a number from 1 to 9999."),
        ({"personer": "10000"}, "Write a number from 1 to 9999."),
        ({"slag": "dates", "datum": " ".join(["2027-01-01"] * 3)}, ""),
    ],
)
def test_bad_answers_are_told_at_the_question_and_kept(client, hall, changes, said):
    answer = find(client, **term() | changes)
    assert answer.status_code == 200
    assert said in words(answer)
    if said:
        assert not answer.context.get("offers")
        kept = next(iter(changes.values()))
        assert not kept or kept in answer.content.decode()


def test_every_day_of_a_year_and_a_half_is_too_much_at_once(client, hall):
    every_day = {"dagar": list("1234567"), "forsta": timezone.localdate()}
    every_day |= {"sista": timezone.localdate() + datetime.timedelta(days=549)}
    told = words(client.get("/en/bokningar/hitta/", term() | every_day))
    assert "Ask for at most 200 at once" in told


def test_the_missing_hour_and_the_doubled_one_are_real_dates(client, hall):
    for day in ("2027-03-28", "2027-10-31"):
        one = {"slag": "once", "forsta": day, "fran": "02:30", "till": "04:00"}
        assert find(client, **one).context["offers"][0].is_whole


def test_fifty_rooms_and_a_term_cost_as_few_questions_as_one(
    client, botkyrka, association
):
    def questions():
        with CaptureQueriesContext(
            connection,
        ) as asked_for:
            assert find(client, **term(20), lov="on").status_code == 200
        return len(asked_for)

    first = room(botkyrka, "Sal 0", turnaround_minutes=30)
    Price.objects.create(premises=first, user_kind="association", kronor=50)
    asked(first, organisation(botkyrka, "Alis"), tuesdays(3)).confirm(None)
    few = questions()
    for number in range(1, 50):
        other = room(botkyrka, f"Sal {number}")
        Price.objects.create(premises=other, user_kind="association", kronor=number)
    assert questions() <= few <= 6


def test_the_page_sets_no_cookie_and_may_be_kept(client, hall):
    answer = find(client, **term())
    assert not answer.cookies
    assert "public" in answer.headers["Cache-Control"]
    assert find(client).context["form"].is_bound is False


def test_no_nonsense_in_any_answer_breaks_the_search(client, hall):
    whole = term() | {"natt": "", "vecka": "1", "dag": "2", "datum": "2027-01-05"}
    names = [*whole, "utom", "personer", "var", "anvandare", "utrustning"]
    for nonsense in ("", "-1", "9" * 400, "2027-02-31", "25:00", "<b>", "٣", "\\"):
        for kind in ("weekly", "once", "monthly", "dates"):
            asked_for = dict.fromkeys(names, nonsense) | {"slag": kind}
            assert find(client, **asked_for).status_code == 200, nonsense
    for name in names:
        for nonsense in ("9999-12-31", "4"):
            assert find(client, **whole | {name: nonsense}).status_code == 200, name
