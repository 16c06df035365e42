"""An organisation's bookings, and everything that one of them can do to hers."""

import datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samla.bookings.models import Booking, BookingDate, UseReport, token_of
from samla.premises.models import Price, Terms
from tests.bookings.conftest import a_tuesday, asked, date_of, tuesdays
from tests.premises.conftest import drawing, sent

pytestmark = pytest.mark.django_db
OFFICER = {"safety_officer": "Amina", "safety_officer_phone": "070-174 06 05"}
NOBODY = {"safety_officer": "", "safety_officer_phone": ""}


@pytest.fixture(autouse=True)
def _amina_is_here(client, amina):
    client.force_login(amina)


@pytest.fixture
def terms(botkyrka):
    """The terms of Botkyrka."""
    terms = Terms(owner_municipality=botkyrka, text="Lämna rummet städat.")
    terms.publish()
    return terms


@pytest.fixture
def request_sent(hall, association):
    """Three Tuesdays, asked for."""
    return asked(hall, association, tuesdays(3))


def at(booking, page=""):
    return f"/en/bokningar/{booking.pk}/{page}"


def words(answer):
    return " ".join(answer.content.decode().split())


def states(booking):
    return list(booking.dates.values_list("state", flat=True))


def test_the_list_says_what_waits_for_whom(client, hall, association, ali):
    waits = asked(hall, association, tuesdays(2), purpose="Kör", **NOBODY)
    waits.confirm(None)
    asked(hall, association, tuesdays(1, starts="08:00", ends="09:00"))
    sure = asked(hall, association, tuesdays(1, starts="10:00", ends="11:00"))
    sure.confirm(None)
    gone = asked(hall, association, tuesdays(1, starts="12:00", ends="13:00"))
    gone.decline(None, "Upptaget")
    asked(hall, ali, tuesdays(1, starts="14:00", ends="15:00"))
    shown = client.get("/en/bokningar/")
    lists = [shown.context[name] for name in ("to_accept", "waiting", "coming")]
    assert [len(rows) for rows in lists] == [1, 1, 1]
    assert list(shown.context["page"]) == [gone]
    assert words(shown).index("Waits for your yes") < words(shown).index("To come")
    desk = words(client.get("/en/min-sida/"))
    assert "Say yes to a room" in desk
    assert "Our bookings" in desk


def test_a_list_costs_as_much_with_many_as_with_few(
    client, hall, association, django_assert_max_num_queries
):
    for hour in range(8, 20):
        rule = tuesdays(2, starts=f"{hour:02}:00", ends=f"{hour:02}:45")
        asked(hall, association, rule).confirm(None)
    with django_assert_max_num_queries(11):
        client.get("/en/bokningar/")
    with django_assert_max_num_queries(20):
        client.get(at(Booking.objects.first()))


def test_a_booking_that_is_used_leads_to_its_activity(
    client, hall, association, kerstin
):
    booking = asked(hall, association)
    way = f"/en/aktiviteter/av-bokning/{booking.pk}/"
    assert way not in words(client.get(at(booking)))
    booking.confirm(None)
    with CaptureQueriesContext(connection) as asked_for:
        assert way in words(client.get(at(booking)))
    # The rooms above are not asked: what they know stands on their own pages.
    assert not [one for one in asked_for if "activities_activity" in one["sql"]]
    client.force_login(kerstin)
    assert way not in words(client.get(at(booking)))


def test_a_granted_time_waits_for_terms_and_an_officer_until_its_time(
    client, hall, association, terms
):
    booking = asked(hall, association, **NOBODY)
    booking.confirm(None)
    shown = words(client.get(at(booking)))
    assert "Held for you until" in shown
    assert "Accept the terms and take it" in shown
    page = client.get(at(booking, "godta/"))
    assert "Lämna rummet städat." in words(page)
    wrong = client.post(at(booking, "godta/"), {"safety_officer": "Amina"})
    assert set(wrong.context["form"].errors) == {"accepts", "safety_officer_phone"}
    assert states(booking) == ["held"]
    done = client.post(at(booking, "godta/"), OFFICER | {"accepts": "on"}, follow=True)
    assert "It is yours." in words(done)
    booking.refresh_from_db()
    assert (booking.stage, booking.terms) == ("confirmed", terms)
    assert booking.terms_accepted_by.name == "Amina"


def test_what_she_says_yes_to_is_told_with_its_price(client, hall, association):
    Price.objects.create(premises=hall, user_kind="association", kronor=90, per="hour")
    booking = asked(hall, association, tuesdays(3), **NOBODY)
    booking.confirm(None, dates=booking.dates.all()[:2], decline_others="Möte.")
    shown = words(client.get(at(booking)))
    assert "Say yes to the room" in shown, "there are no terms to accept"
    assert "About dates that you do not have" in shown
    assert "540 kr</bdi> for 3 dates" in shown
    assert "360 kr</bdi> for 2 dates" in words(client.get(at(booking, "godta/")))


def test_a_proposal_is_accepted_with_one_click(client, request_sent):
    first = request_sent.dates.first()
    request_sent.propose(None, first, starts=datetime.time(16), ends=datetime.time(18))
    shown = words(client.get(at(request_sent)))
    assert "Proposed instead" in shown
    assert client.post(at(request_sent, "godta/")).url == at(request_sent)
    assert states(request_sent) == ["confirmed", "declined", "asked", "asked"]
    client.post(at(request_sent, "godta/"))  # a second click harms nothing
    assert states(request_sent) == ["confirmed", "declined", "asked", "asked"]


def test_the_link_of_a_letter_asks_and_only_the_button_acts(client, request_sent):
    request_sent.confirm(None)  # ready at once, so confirmed at once
    assert request_sent.dates.filter(state="confirmed").count() == 3
    booking = asked(
        request_sent.premises,
        request_sent.organisation,
        tuesdays(1, starts="08:00", ends="09:00"),
    )
    booking.propose(None, booking.dates.get(), starts=datetime.time(7))
    link = f"/en/bokningar/ja/{token_of(booking)}/"
    client.logout()
    assert "Yes, we take it" in words(client.get(link))
    assert set(states(booking)) == {"asked", "held"}
    assert "The room is yours" in words(client.post(link))
    assert set(states(booking)) == {"confirmed", "declined"}
    assert "The room is yours" in words(client.get(link))
    assert client.get(link.replace("/ja/", "/ja/x")).status_code == 404


def test_the_link_does_nothing_where_terms_are_missing_or_something_changed(
    client, hall, association, terms
):
    booking = asked(hall, association)
    booking.confirm(None)
    client.logout()
    lacking = f"/en/bokningar/ja/{token_of(booking)}/"
    assert client.post(lacking).status_code == 410
    booking.accept(None, terms=terms)
    other = asked(hall, association, tuesdays(1, starts="08:00", ends="09:00"))
    Booking.objects.filter(pk=other.pk).update(
        terms=terms, terms_accepted_at=timezone.now()
    )
    other.refresh_from_db()
    other.propose(None, other.dates.get(), starts=datetime.time(7))
    stale = f"/en/bokningar/ja/{token_of(other)}/"
    other.withdraw(None)
    assert client.post(stale).status_code == 410
    assert other.dates.filter(state="confirmed").count() == 0
    with time_machine.travel(timezone.now() + datetime.timedelta(days=61)):
        assert client.get(stale).status_code == 410


def test_one_date_is_given_back_with_its_reason(client, request_sent):
    request_sent.confirm(None)
    second = request_sent.dates.all()[1]
    page = client.get(at(request_sent, f"avboka/?datum={second.pk}"))
    assert page.context["form"].initial["dates"] == [second.pk]
    assert "Cancel at least 2 days before" in words(page)
    said = {"dates": [second.pk], "reason": "Sportlov"}
    answer = client.post(at(request_sent, "avboka/"), {"dates": [second.pk]})
    assert "Write in a few words why." in words(answer)
    assert client.post(at(request_sent, "avboka/"), said).status_code == 302
    assert states(request_sent) == ["confirmed", "cancelled", "confirmed"]
    again = client.post(at(request_sent, "avboka/"), said)
    assert again.context["form"].errors  # it is no choice any more
    request_sent.refresh_from_db()
    assert request_sent.cancelled_by_side == "requester"
    assert not request_sent.is_late


def test_a_request_is_taken_back_before_it_is_decided(client, request_sent):
    assert client.get(at(request_sent, "ta-tillbaka/")).status_code == 200
    client.post(at(request_sent, "ta-tillbaka/"))
    request_sent.refresh_from_db()
    assert request_sent.stage == "withdrawn"
    assert "It is decided" in words(
        client.post(at(request_sent, "ta-tillbaka/"), follow=True)
    )


def test_people_change_but_somebody_always_answers_for_safety(client, request_sent):
    request_sent.confirm(None)
    said = OFFICER | {"contact_name": "Hilda", "contact_phone": "070-174 06 06"}
    backup = {"backup_holder": "Ali", "backup_holder_phone": "070-174 06 07"}
    client.post(at(request_sent, "personer/"), said | backup)
    request_sent.refresh_from_db()
    assert (request_sent.contact_name, request_sent.backup_holder) == ("Hilda", "Ali")
    wrong = client.post(at(request_sent, "personer/"), said | NOBODY)
    assert "Somebody must answer for safety" in words(wrong)
    request_sent.refresh_from_db()
    assert request_sent.safety_officer == "Amina"


def test_the_code_is_shown_to_those_who_borrow_and_only_while_it_works(
    client, request_sent, kerstin, stranger
):
    request_sent.confirm(None)
    now = timezone.now()
    hour = datetime.timedelta(hours=1)
    request_sent.give_code(kerstin, "4711", now + hour, now + 2 * hour)
    before = words(client.get(at(request_sent)))
    assert "4711" not in before
    assert "You see it here from" in before
    with time_machine.travel(now + 1.5 * hour):
        assert "4711" in words(client.get(at(request_sent)))
    with time_machine.travel(now + 3 * hour):
        assert "4711" not in words(client.get(at(request_sent)))
    client.force_login(stranger)
    assert client.get(at(request_sent)).status_code == 404


def test_a_decision_is_shown_with_its_reason_and_the_order_it_quoted(
    client, request_sent
):
    request_sent.decline(None, "Ungdomar går först den här tiden.")
    shown = words(client.get(at(request_sent)))
    assert "Ungdomar går först den här tiden." in shown
    assert "come as number 2" in shown
    assert "Tell us when it frees" in shown


def used(booking):
    """A date that has begun."""
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    date = date_of(booking, day=yesterday)
    date.state, date.granted_at = "confirmed", timezone.now()
    date.save()
    return date


def test_after_a_date_she_tells_how_the_room_was_left_with_a_picture(
    client, request_sent, kerstin, stranger
):
    request_sent.confirm(None)
    date = used(request_sent)
    path = at(request_sent, "rapport/")
    short = {"booking_date": date.pk, "tidy": "no"}
    assert "Tell what was left" in words(client.post(path, short))
    said = short | {"text": "Lampan gick sönder.", "is_damage": "on", "alt": "Lampan"}
    for file, wrong in (
        (SimpleUploadedFile("a.jpg", b"no picture"), "not a picture we can show"),
        (SimpleUploadedFile("a.svg", b"<svg><script/></svg>"), "not a picture"),
    ):
        assert wrong in words(client.post(path, said | {"file": file}))
    assert not UseReport.objects.exists()
    for _click in range(2):
        assert (
            client.post(path, said | {"file": sent(drawing("JPEG"))}).status_code == 302
        )
    report = UseReport.objects.get()
    assert (report.side, report.is_damage, report.left_tidy) == ("requester", 1, 0)
    picture = report.pictures.get()
    assert "Lampan gick sönder." in words(client.get(at(request_sent)))
    address = at(request_sent, f"rapport/{picture.pk}/")
    assert client.get(address).headers["Content-Type"] == "image/jpeg"
    client.force_login(kerstin)
    assert client.get(address).status_code == 200
    client.force_login(stranger)
    assert client.get(address).status_code == 404


def test_nothing_is_told_of_a_date_that_has_not_been(client, request_sent):
    request_sent.confirm(None)
    path = at(request_sent, "rapport/")
    assert "There is no date to tell about yet" in words(client.get(path))
    coming = BookingDate.objects.filter(day_on=a_tuesday()).first()
    client.post(path, {"booking_date": coming.pk, "tidy": "yes"})
    assert not UseReport.objects.exists()
