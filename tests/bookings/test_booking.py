"""The life of a booking: who may do what at which step, and what it means."""

import datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samla.bookings.models import (
    Booking,
    BookingDate,
    CalendarLink,
    Claim,
    KeyHandout,
    NotNow,
    Side,
    UseReport,
)
from samla.core.days import DAY
from samla.core.freshness import confirmable_kinds
from samla.moderation.models import entry_kinds
from samla.moderation.models.review_rows import entry_models
from samla.pages.personal import forgetting, night
from samla.premises.models import Premises, Terms
from tests.bookings.conftest import HOUR, a_tuesday, asked, tuesdays, wish

pytestmark = pytest.mark.django_db


@pytest.fixture
def booking(hall, association, amina):
    """Amina asks for the hall on three Tuesdays."""
    return asked(hall, association, tuesdays(3), amina)


def states(booking):
    return [date.state for date in booking.dates.all()]


def after(date, **later):
    """Some time after a date has ended."""
    return time_machine.travel(date.ends_at + datetime.timedelta(**later), tick=False)


def test_the_same_request_twice_is_one(booking, hall, association, amina):
    again = asked(hall, association, tuesdays(3), amina)
    assert again == booking
    assert (Booking.objects.count(), BookingDate.objects.count()) == (1, 3)
    assert asked(hall, association, tuesdays(2), amina) != booking
    assert booking.answer_due_on > timezone.localdate()
    assert not Claim.objects.exists()


def test_who_asked_and_who_answers_see_it_and_nobody_else(
    booking, amina, kerstin, stranger
):
    seen = {
        person: Booking.objects.visible_to(person).exists()
        for person in (amina, kerstin, stranger)
    }
    assert seen == {amina: True, kerstin: True, stranger: False}
    assert Booking.objects.answerable_by(kerstin).get() == booking
    assert not Booking.objects.answerable_by(amina).exists()
    assert Booking.objects.asked_by_hers(amina).get() == booking


def test_some_dates_are_confirmed_and_the_rest_declined_with_a_reason(
    booking, kerstin, policy
):
    first, *_others = booking.dates.all()
    booking.confirm(kerstin, [first], decline_others="Idrotten kommer före.")
    assert states(booking) == ["confirmed", "declined", "declined"]
    assert (booking.stage, booking.priority) == ("confirmed", 2)
    assert booking.dates.last().reason == "Idrotten kommer före."
    with pytest.raises(NotNow):
        booking.decline(kerstin, "Nej.")
    with pytest.raises(NotNow, match="inte att välja"):
        booking.confirm(kerstin, [booking.dates.last()])


def test_no_answer_is_given_without_a_reason(booking, kerstin):
    for act in (booking.decline, lambda who, why: booking.cancel(who, "lender", why)):
        with pytest.raises(NotNow, match="Skriv orsaken"):
            act(kerstin, "")
    with pytest.raises(IntegrityError, match="has_a_reason"), transaction.atomic():
        Booking.objects.update(stage="declined")
    booking.decline(kerstin, "Stängt för sommaren.")
    assert (booking.stage, booking.reason) == ("declined", "Stängt för sommaren.")


def test_another_time_is_proposed_held_and_accepted_with_one_click(
    booking, kerstin, amina, ali, hall
):
    second = booking.dates.all()[1]
    ten, noon = datetime.time(10), datetime.time(12)
    new = booking.propose(kerstin, second, starts=ten, ends=noon)
    other = asked(hall, ali, tuesdays(3, "11:00", "13:00"), amina)
    with pytest.raises(ValidationError, match="redan utlånad"):
        other.confirm(kerstin)
    assert list(BookingDate.objects.rivals_of(other)) == [new]
    booking.accept(amina)
    assert states(booking) == ["asked", "confirmed", "declined", "asked"]
    assert booking.dates.get(state="confirmed") == new


def test_what_is_held_too_long_is_let_go(booking, kerstin, amina):
    first, second, third = booking.dates.all()
    booking.hold(kerstin, [first, second])
    booking.propose(kerstin, third, starts=datetime.time(8), ends=datetime.time(9))
    assert Claim.objects.count() == 3
    with time_machine.travel(timezone.now() + 8 * DAY, tick=False):
        call_command("release_held", verbosity=0)
        call_command("release_held", verbosity=0)
    booking.refresh_from_db()
    assert sorted(states(booking)) == ["asked", "asked", "asked", "released"]
    assert not Claim.objects.exists()
    assert booking.stage == "asked"


def test_terms_are_accepted_by_version_and_never_change(
    hall, association, amina, kerstin, botkyrka
):
    first = Terms(owner_municipality=botkyrka, text="Lämna lokalen städad.")
    first.publish()
    booking = asked(hall, association, tuesdays(), amina)
    booking.confirm(kerstin)
    assert booking.stage == "held"
    second = Terms(owner_municipality=botkyrka, text="Lämna lokalen städad och låst.")
    second.publish()
    with pytest.raises(NotNow, match="har ändrats"):
        booking.accept(amina, first)
    booking.accept(amina, second)
    assert (booking.stage, booking.terms.number) == ("confirmed", 2)
    with pytest.raises(IntegrityError, match="are published"), transaction.atomic():
        Terms.objects.filter(pk=first.pk).update(text="Annat.")
    with pytest.raises(IntegrityError, match="accepted_terms|at_a_time"):
        Booking.objects.update(terms=None, terms_accepted_at=None)


def test_keys_go_out_and_come_back_and_the_booking_is_closed(booking, kerstin):
    with pytest.raises(NotNow, match="inte i det läget"):
        booking.hand_out_key(kerstin, "key", "12", "Amina", a_tuesday())
    booking.confirm(kerstin)
    key = booking.hand_out_key(kerstin, "key", "12", "Amina", a_tuesday(5))
    booking.hand_out_key(kerstin, "tag", "blå", "Amina", a_tuesday(5))
    last = booking.dates.last()
    with after(last, days=30):
        assert KeyHandout.objects.overdue().count() == 2
        booking.returned(kerstin, [key])
        assert booking.stage == "key_out"
        booking.returned(kerstin)
        booking.inspect(kerstin)
        assert booking.stage == "inspected"
        booking.close(kerstin)
    assert booking.stage == "closed"


def test_a_code_is_seen_while_it_works_only(booking, kerstin):
    booking.confirm(kerstin)
    first = booking.dates.first()
    with pytest.raises(ValidationError, match="från när och till när"):
        booking.give_code(kerstin, "4711", first.ends_at, first.starts_at)
    booking.give_code(kerstin, "4711", first.starts_at - HOUR, first.ends_at)
    assert not booking.is_code_shown
    with time_machine.travel(first.starts_at, tick=False):
        assert booking.is_code_shown
    with after(first, hours=1):
        assert not booking.is_code_shown


def test_a_late_cancellation_is_marked_and_frees_the_room(booking, kerstin, amina):
    booking.confirm(kerstin)
    first, second, _third = booking.dates.all()
    booking.cancel(amina, Side.REQUESTER, "Ledaren är sjuk", [second])
    assert not booking.is_late
    with time_machine.travel(first.starts_at - 20 * HOUR, tick=False):
        booking.cancel(amina, Side.REQUESTER, "Ledaren är sjuk", [first])
        assert booking.is_late
        assert (booking.stage, Claim.objects.count()) == ("confirmed", 1)
        booking.cancel(kerstin, Side.LENDER, "Vattenläcka")
    assert (booking.stage, booking.reason) == ("cancelled", "Vattenläcka")
    assert not Claim.objects.exists()
    assert first.sequence < booking.dates.first().sequence


def test_nobody_came_is_written_after_it_began(booking, kerstin):
    booking.confirm(kerstin)
    first = booking.dates.first()
    with pytest.raises(NotNow, match="inte börjat"):
        booking.no_show(kerstin, first)
    with after(first, hours=1):
        booking.no_show(kerstin, first)
    assert states(booking) == ["no_show", "confirmed", "confirmed"]


def test_a_request_is_taken_back_before_it_is_confirmed(booking, kerstin, amina):
    booking.withdraw(amina)
    assert (booking.stage, set(states(booking))) == ("withdrawn", {"cancelled"})
    with pytest.raises(NotNow):
        booking.confirm(kerstin)


def test_forty_dates_are_decided_in_few_questions(hall, association, amina, kerstin):
    booking = asked(hall, association, tuesdays(40), amina)
    with CaptureQueriesContext(
        connection,
    ) as asked_of_database:
        booking.confirm(kerstin)
    assert Claim.objects.count() == 40
    assert len(asked_of_database) <= 20


def test_lists_and_pages_ask_a_fixed_number_of_questions(
    booking, hall, ali, association, amina, django_assert_num_queries
):
    asked(hall, ali, tuesdays(2), amina)
    with django_assert_num_queries(2):
        for one in Booking.objects.for_lists():
            assert f"{one} {len(one.dates.all())} {one.told_dates}"
    with django_assert_num_queries(6):
        one = Booking.objects.for_pages().get(pk=booking.pk)
        assert [f"{date.premises}" for date in one.dates.all()]
        assert one.premises.owner


def test_promises_of_an_answer_are_kept_in_sight(booking, kerstin):
    assert list(Booking.objects.waiting()) == [booking]
    due = booking.answer_due_on
    assert not Booking.objects.overdue(due).exists()
    assert Booking.objects.overdue(due + DAY).get() == booking
    assert Booking.objects.to_remind(due - DAY).get() == booking
    booking.decline(kerstin, "Stängt.")
    assert not Booking.objects.waiting().exists()
    assert not Booking.objects.overdue(due + DAY).exists()


def test_people_are_forgotten_a_year_after_the_last_use(booking, kerstin, amina):
    booking.confirm(kerstin)
    booking.hand_out_key(kerstin, "key", "12", "Amina", a_tuesday(5))
    booking.returned(kerstin)
    UseReport.objects.create(booking=booking, side=Side.LENDER, text="Städat.")
    last = booking.dates.last()
    with after(last, days=31):
        call_command("release_held", verbosity=0)
        booking.refresh_from_db()
        assert (booking.stage, booking.safety_officer) == ("closed", "Amina")
    rules = [rule for rule in forgetting.RULES if rule.keeps == forgetting.LENT]
    for days, kept in ((364, True), (366, False)):
        now = last.ends_at + days * DAY
        assert sum(night.run(rule, now, print) for rule in rules) == (0 if kept else 3)
    booking.refresh_from_db()
    assert {getattr(booking, name) for name in Booking.PEOPLE} == {""}
    assert booking.key_handouts.get().to == ""
    assert booking.events.exists()
    assert not hasattr(booking.events.first(), "safety_officer")


def test_a_calendar_link_opens_until_it_is_ended(botkyrka):
    link = CalendarLink(owner_municipality=botkyrka)
    token = link.new_token()
    assert CalendarLink.objects.with_token(token).get() == link
    assert token not in link.token_digest
    link.end()
    assert not CalendarLink.objects.with_token(token).exists()


def test_a_draft_is_told_its_price_before_it_is_sent(hall, association, amina):
    draft = wish(hall, association, user_kind="association")
    dates = tuesdays(2).booking_dates(hall)
    assert draft.quote_for(dates)[0] is None
    hall.prices.create(user_kind="association", kronor=120)
    assert draft.quote_for(dates) == (480, "120 kr per timme – Föreningar i allmänhet")
    booking = asked(hall, association, tuesdays(2), amina)
    hall.prices.update(kronor=200)
    booking.refresh_from_db()
    assert booking.quote_kronor == 480


def test_a_room_as_lending_sees_it_is_no_other_kind_of_entry():
    assert entry_kinds()["lokal"] is confirmable_kinds()["lokal"] is Premises
    assert [model for model in entry_models() if model._meta.proxy] == []
