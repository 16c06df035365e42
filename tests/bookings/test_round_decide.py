"""Decisions of a round are read first, and sent together, once, or not at all."""

import datetime

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from samla.bookings.models import Booking, Plan, Round, RoundWish, State, decide
from samla.organisations.models import Membership
from samla.premises.models import OpeningWindow, Terms
from tests.bookings.conftest import a_tuesday, asked, tuesdays
from tests.bookings.rounds import WEEK, a_round, day_passes, wished

pytestmark = pytest.mark.django_db


def words(answer):
    return " ".join(answer.content.decode().split())


@pytest.fixture
def season(botkyrka, hall, policy):
    return a_round(botkyrka, hall)


@pytest.fixture
def path(client, kerstin, season, association, ali, amina):
    """Amina's association has two wishes, Ali's one; the day has passed."""
    wished(season, association, made_by=amina)
    wished(season, association, rank=2, weekday=3, note="Läxhjälp")
    wished(season, ali)
    day_passes(season)
    client.force_login(kerstin)
    return f"/en/bokningar/omgangar/{season.pk}/skicka/"


def test_all_is_decided_at_once_with_one_letter_for_each(
    client, path, season, association, ali, amina, hall, botkyrka
):
    terms = Terms(owner=botkyrka, text="Städa.")
    terms.publish()
    page = client.get(path)
    assert not Booking.objects.exists()
    told = words(page)
    assert told.count("letter-") >= 2
    assert "Others asked first" in told
    assert "to each who wished, in her own language" in told
    seen = page.context["mark"]
    mail.outbox.clear()
    for _click in range(2):
        client.post(path, {"seen": seen})
    letters = {letter.to[0]: letter for letter in mail.outbox}
    assert len(mail.outbox) == len(letters) == 3
    assert set(letters) == {association.email, amina.email, ali.email}
    assert "Albysalen" in letters[association.email].body
    assert ali.name not in letters[association.email].body
    found = Round.objects.get()
    assert found.state == "decided"
    # two bookings of ten dates, held until she accepts terms and names an officer
    first, second = Booking.objects.order_by("pk")
    assert (first.stage, first.asked_by, second.purpose) == ("held", amina, "Läxhjälp")
    assert first.dates.filter(state=State.HELD).count() == 10
    assert [one.granted_at is not None for one in first.dates.all()] == [True] * 10
    no = RoundWish.objects.get(organisation=ali)
    assert (no.outcome, no.booking) == ("declined", None)
    assert no.explanation
    named = {"safety_officer": "Amina", "safety_officer_phone": "08-465 004 00"}
    first.accept(amina, terms=terms, **named)
    assert first.stage == "confirmed"
    client.force_login(amina)
    page = words(client.get("/en/bokningar/onskemal/"))
    assert f"/bokningar/{first.pk}/" in page
    assert "As you wished" in page
    # what is decided is changed no more
    for kind in ("andra", "stang", "stall-in", "bjud-in"):
        answer = client.get(f"/bokningar/omgangar/{season.pk}/{kind}/")
        assert answer.status_code == 404


def test_the_letters_she_reads_are_those_that_leave(
    client, kerstin, botkyrka, hall, policy, association, ali, django_assert_num_queries
):
    policy.held_days = 60
    policy.save()
    monday = a_tuesday(3) - datetime.timedelta(days=1)
    season = a_round(botkyrka, hall, first_on=monday)
    wished(season, association)
    wished(season, ali)
    once = tuesdays(first_on=monday + datetime.timedelta(days=8))
    asked(hall, ali, once).confirm(None)
    day_passes(season)
    client.force_login(kerstin)
    path = f"/bokningar/omgangar/{season.pk}/skicka/"
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    Round.objects.update(wishes_until_at=timezone.now() + WEEK)
    season.refresh_from_db()
    for hour in range(8, 18):
        wished(season, ali, rank=hour, starts=hour, ends=hour + 1)
    day_passes(season)
    with django_assert_num_queries(len(few)):
        page = client.get(path)
    mail.outbox.clear()
    client.post(path, {"seen": page.context["mark"]})
    sent = {letter.to[0]: letter for letter in mail.outbox}
    assert len(sent) == len(page.context["letters"]) == 2
    for organisation, letter in page.context["letters"]:
        found = sent[organisation.email]
        assert (found.subject, found.body) == (letter.subject, letter.body)
    assert "hålls till" in sent[association.email].body


def test_a_date_taken_meanwhile_is_said_and_nothing_is_lost(
    client, path, season, hall, ali
):
    seen = client.get(path).context["mark"]
    once = tuesdays(first_on=season.first_on + datetime.timedelta(days=1))
    asked(hall, ali, once, purpose="Fest").confirm(None)
    mail.outbox.clear()
    answer = client.post(path, {"seen": seen}, follow=True)
    assert "Something has changed since you looked" in words(answer)
    assert not mail.outbox
    assert Booking.objects.count() == 1
    assert not RoundWish.objects.exclude(outcome="").exists()
    client.post(path, {"seen": answer.context["mark"]})
    booking = RoundWish.objects.get(organisation__name__startswith="Språk", rank=1)
    dates = booking.booking.dates
    assert dates.filter(state=State.HELD).count() == 9
    assert dates.get(state=State.DECLINED).reason
    assert any("Upptagen" in one.body for one in mail.outbox)


def test_a_decision_that_fails_leaves_nothing_behind(
    client, path, season, monkeypatch, kerstin
):
    mail.outbox.clear()
    seen = client.get(path).context["mark"]
    calls = []
    offer = Booking.offer

    def fails(booking, *args, **kwargs):
        calls.append(booking)
        if len(calls) == 2:
            raise ZeroDivisionError
        return offer(booking, *args, **kwargs)

    monkeypatch.setattr(Booking, "offer", fails)
    with pytest.raises(ZeroDivisionError):
        client.post(path, {"seen": seen})
    assert not Booking.objects.exists()
    assert not mail.outbox
    assert Round.objects.get().state == "passed"
    monkeypatch.undo()
    assert len(decide(season, kerstin)) == 3
    assert decide(season, kerstin) == []


def test_nobody_decides_while_wishes_are_taken(
    client, kerstin, season, association, botkyrka, stranger
):
    wished(season, association)
    client.force_login(kerstin)
    path = f"/en/bokningar/omgangar/{season.pk}/skicka/"
    assert client.post(path, {"seen": Plan(season).mark}).status_code == 302
    assert not Booking.objects.exists()
    Membership.objects.create(user=stranger, organisation=association, role="owner")
    client.force_login(stranger)
    assert client.get(path).status_code == 404


def test_another_explanation_is_another_proposal(season, association, hall):
    wish = wished(season, association)
    OpeningWindow.objects.create(
        premises=hall, weekday=2, opens=datetime.time(8), closes=datetime.time(17)
    )
    before = Plan(season).mark
    with override("en"):
        assert Plan(season).mark == before
    hall.unpublish()
    assert Plan(season).proposed_for(wish.pk).option is None
    assert Plan(season).mark != before
