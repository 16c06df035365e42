"""Ask for a room: when, for what, then everything once more before it is sent."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from samla.bookings.models import Booking, Closure
from samla.premises.models import LendingPolicy, Price, Terms
from tests.bookings.conftest import a_tuesday, asked, room, tuesdays

pytestmark = pytest.mark.django_db
SAID = {
    "purpose": "Språkcafé för vuxna",
    "contact_name": "Amina",
    "contact_phone": "070-174 06 05",
}


@pytest.fixture(autouse=True)
def _amina_is_here(client, amina):
    client.force_login(amina)


def question(association, count=3, **changes):
    """The address of somebody who has answered when and what for."""
    first = a_tuesday()
    last = first + datetime.timedelta(weeks=count - 1)
    return {
        "slag": "weekly",
        "dagar": "2",
        "fran": "18:00",
        "till": "20:00",
        "forsta": first,
        "sista": last,
        "takt": "1",
        "forening": association.pk,
        "verksamhet": "activity_type:language-cafe",
        "malgrupp": "target_group:all",
        "personer": "20",
    } | changes


def path(step, hall):
    return "/en" + reverse(f"bookings:booking-{step}", args=[hall.pk]).removeprefix(
        "/en"
    )


def check(client, hall, association, count=3, **changes):
    return client.get(path("check", hall), question(association, count, **changes))


def send(client, hall, association, said=SAID, **changes):
    query = question(association, **changes)
    at = client.get(path("check", hall), query)
    seen = " ".join(at.context["taken"])
    return client.post(
        at.request["PATH_INFO"],
        {"seen": seen} | said,
        QUERY_STRING=at.request["QUERY_STRING"],
    )


def words(answer):
    return " ".join(answer.content.decode().split())


def test_each_step_goes_on_by_its_address_and_back_again(client, hall, association):
    whole = question(association)
    first = client.get(path("when", hall), {"fran": "18:00", "till": "20:00"})
    assert first.context["form"].initial["starts"] == "18:00"
    what = client.get(path("what", hall), whole)
    assert ("dagar", "2") in what.context["carried"]
    back = client.get(path("when", hall), whole)
    assert back.context["form"].is_valid()
    assert ("personer", "20") in back.context["carried"]


def test_wrong_answers_lead_back_to_their_step_with_all_that_was_told(
    client, hall, association
):
    for wrong, step in (
        ({"till": "17:00"}, "when"),
        ({"sista": ""}, "when"),
        ({"personer": "0"}, "what"),
        ({"personer": "10000"}, "what"),
        ({"personer": "81"}, "what"),
        ({"verksamhet": "activity_type:none"}, "what"),
    ):
        answer = check(client, hall, association, **wrong)
        assert answer.status_code == 302, wrong
        assert answer.url.startswith(path(step, hall)), wrong
        shown = client.get(answer.url)
        assert shown.context["form"].errors, wrong
        assert "verksamhet=" in answer.url
    assert "The room is for 80 persons at most." in words(
        client.get(check(client, hall, association, personer="81").url)
    )


def test_she_sees_every_date_her_price_the_order_and_the_promise(
    client, hall, botkyrka, ali, association
):
    Price.objects.create(premises=hall, user_kind="association", kronor=50)
    LendingPolicy.objects.create(owner_municipality=botkyrka, promise_days=3)
    asked(hall, ali).confirm(None)
    answer = check(client, hall, association)
    shown = words(answer)
    assert "2 of 3 dates free" in shown
    assert "200 kr" in shown
    assert "50 kr per hour" in shown
    assert "you come as number 2" in shown
    assert "You have an answer on" in shown
    assert "Alis vänner" not in shown
    assert answer.context["other_times"]


def test_a_request_is_sent_once_however_often_one_clicks(client, hall, association):
    answers = [send(client, hall, association) for _click in range(2)]
    booking = Booking.objects.get()
    assert [answer.url for answer in answers] == [f"/en/bokningar/{booking.pk}/"] * 2
    assert booking.dates.count() == 3
    assert (booking.purpose, booking.asked_by.name) == (SAID["purpose"], "Amina")
    assert booking.stage == "asked"
    assert not hall.claims.exists()  # asking blocks nobody


def test_terms_are_accepted_by_their_version_now_or_later(
    client, hall, botkyrka, association
):
    terms = Terms(owner_municipality=botkyrka, text="Lämna rummet städat.")
    terms.publish()
    assert "Lämna rummet städat." in words(check(client, hall, association))
    send(client, hall, association)
    send(client, hall, association, SAID | {"purpose": "Kör", "accepts": "on"})
    later, now = Booking.objects.order_by("pk")
    assert (later.terms, now.terms) == (None, terms)
    assert now.terms_accepted_by.name == "Amina"


def test_dates_that_became_taken_meanwhile_are_said_and_nothing_is_sent(
    client, hall, ali, association
):
    at = check(client, hall, association)
    asked(hall, ali).confirm(None)
    url = at.request["PATH_INFO"]
    query = {"QUERY_STRING": at.request["QUERY_STRING"]}
    answer = client.post(url, SAID | {"seen": ""}, **query)
    assert "Somebody got the room while you wrote" in words(answer)
    assert SAID["purpose"] in words(answer)
    assert not Booking.objects.filter(organisation=association).exists()
    seen = " ".join(answer.context["taken"])
    assert client.post(url, SAID | {"seen": seen}, **query).status_code == 302
    assert Booking.objects.filter(organisation=association).exists()


def test_going_back_keeps_also_what_stands_in_no_address(client, hall, association):
    answer = send(client, hall, association, SAID | {"back": "when"})
    assert answer.url.startswith(path("when", hall))
    assert "Amina" not in answer.url
    shown = check(client, hall, association)
    assert shown.context["form"].initial["purpose"] == SAID["purpose"]
    send(client, hall, association)
    assert not check(client, hall, association).context["form"].initial.get("purpose")


def test_what_is_missing_is_told_at_the_question(client, hall, association):
    said = {"purpose": "Kör", "safety_officer": "Ali", "contact_phone": "ring"}
    answer = send(client, hall, association, said)
    errors = answer.context["form"].errors
    assert set(errors) == {"contact_name", "contact_phone", "safety_officer_phone"}
    assert not Booking.objects.exists()


def test_only_for_organisations_of_her_own(client, hall, association, ali):
    answer = check(client, hall, association, forening=ali.pk)
    assert answer.url.startswith(path("what", hall))


def test_who_belongs_to_no_organisation_is_led_to_one(client, hall, stranger):
    client.force_login(stranger)
    assert "Register your organisation" in words(client.get(path("when", hall)))


def test_an_example_may_be_tried_and_says_so(client, hall, association):
    type(hall).objects.update(is_example=True)
    assert "This is an example" in words(check(client, hall, association))
    assert send(client, hall, association).status_code == 302


def test_a_room_that_is_not_shown_cannot_be_asked_for(client, hall, association):
    type(hall).objects.update(published_at=None)
    for step in ("when", "what", "check"):
        assert client.get(path(step, hall)).status_code == 404


def test_dates_in_a_closure_are_closed_with_the_reason(client, hall, association):
    Closure(
        premises=hall,
        starts_at=timezone.now(),
        ends_at=timezone.now() + datetime.timedelta(days=90),
        reason="Renovering",
    ).put()
    shown = words(check(client, hall, association))
    assert "None of 3 dates is free" in shown
    assert "Renovering" in shown


def test_another_room_at_the_same_time_is_near(
    client, hall, botkyrka, ali, association
):
    other = room(botkyrka, "Bibliotekssalen")
    asked(hall, ali, tuesdays(3)).confirm(None)
    answer = check(client, hall, association)
    assert [fit.room for fit in answer.context["other_rooms"]] == [other]
