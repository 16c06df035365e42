"""What can become of an enquiry, and what the database never lets happen."""

import datetime
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from samla.enquiries.models import (
    Enquiry,
    HandOver,
    Message,
    Reading,
    RetentionPlan,
    Route,
    Unit,
)
from samla.municipalities.models import Municipality
from tests.conftest import person, staff
from tests.enquiries.conftest import asked

pytestmark = pytest.mark.django_db

THURSDAY = datetime.datetime(2026, 11, 26, 10, tzinfo=datetime.UTC)


def day(number, month=12):
    return datetime.date(2026, month, number)


def said(enquiry):
    """What its sender reads."""
    return [message.text for message in enquiry.shown_messages if not message.step]


def steps(enquiry):
    return [message.step for message in enquiry.shown_messages if message.step]


def now_immediate(act=lambda: None):
    """Do something, and look now at what is looked at when a transaction ends."""
    with transaction.atomic(), connection.cursor() as cursor:
        act()
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")


def test_a_new_one_has_a_number_a_promise_a_handler_and_its_unit(botkyrka, kerstin):
    unit = Unit.objects.create(
        municipality=botkyrka, name="Lokaler", email="lokaler@botkyrka.example"
    )
    Route.objects.create(municipality=botkyrka, kind_id="enquiry_kind:room", unit=unit)
    with time_machine.travel(THURSDAY, tick=False):
        first, second = asked(botkyrka), asked(botkyrka, kind_id="enquiry_kind:grant")
    assert first.reference == "BOT-2026-00001"
    assert second.reference == "BOT-2026-00002"
    assert first.answer_due_on == day(1)
    assert first.handler.user == kerstin
    assert (first.unit, second.unit) == (unit, None)
    assert Enquiry.objects.with_reference("bot 2026 2").get() == second
    assert not Enquiry.objects.with_reference("x' or 1=1 --").exists()


def test_municipalities_whose_names_begin_alike_never_share_a_number(db):
    malmo, mala = Municipality.objects.filter(slug__in=["malmo", "mala"])
    assert asked(malmo).reference != asked(mala).reference


def test_the_secrets_are_not_in_the_database(enquiry):
    row = Enquiry.objects.filter(pk=enquiry.pk).values().get()
    assert enquiry.token not in str(row)
    assert enquiry.reply_token not in str(row)
    assert Enquiry.objects.with_link(enquiry.token).get() == enquiry
    assert (
        Enquiry.objects.with_reply_token(enquiry.reply_token.upper()).get() == enquiry
    )
    assert not Enquiry.objects.with_link(enquiry.link_digest).exists()
    assert not Enquiry.objects.with_link(enquiry.reply_token).exists()


def test_a_new_secret_key_makes_new_links(enquiry, settings):
    settings.SECRET_KEY = "another"
    assert not Enquiry.objects.with_link(enquiry.token).exists()
    enquiry.renew()
    assert Enquiry.objects.with_link(enquiry.token).get() == enquiry


def test_the_first_answer_keeps_or_breaks_the_promise(botkyrka, kerstin):
    with time_machine.travel(THURSDAY, tick=False) as clock:
        soon, late = asked(botkyrka), asked(botkyrka)
        clock.move_to(datetime.datetime(2026, 12, 1, 22, tzinfo=datetime.UTC))
        soon.answer("Ja, Albysalen.", kerstin)
        clock.move_to(datetime.datetime(2026, 12, 2, 8, tzinfo=datetime.UTC))
        late.answer("Ja.", kerstin)
        soon.reply("Vilken tid?")
        clock.move_to(datetime.datetime(2026, 12, 30, 8, tzinfo=datetime.UTC))
        soon.answer("Klockan 18.", kerstin)
    assert (soon.was_in_time, late.was_in_time) == (True, False)
    assert soon.status == "answered"
    assert said(soon) == ["Ja, Albysalen.", "Vilken tid?", "Klockan 18."]


def test_the_clock_stops_while_the_sender_is_asked(botkyrka, kerstin):
    with time_machine.travel(THURSDAY, tick=False) as clock:
        enquiry = asked(botkyrka)
        enquiry.ask_back("Hur många är ni?", kerstin)
        clock.move_to(datetime.datetime(2026, 12, 10, 8, tzinfo=datetime.UTC))
        assert not enquiry.is_overdue
        assert not Enquiry.objects.overdue().exists()
        enquiry.reply("Trettio.")
        # Ten working days passed; three were promised, none of them was used.
        assert enquiry.answer_due_on == day(15)
        assert enquiry.status == "handling"
        assert enquiry.working_days_left == 3
        clock.move_to(datetime.datetime(2026, 12, 16, 8, tzinfo=datetime.UTC))
        assert enquiry.is_overdue
        assert enquiry.working_days_left == -1
        assert list(Enquiry.objects.overdue()) == [enquiry]


def test_a_reply_opens_what_was_answered_or_closed(enquiry, kerstin):
    enquiry.answer("Ja.", kerstin)
    enquiry.reply("Men den är för liten.")
    assert enquiry.status == "reopened"
    assert list(Enquiry.objects.new()) == [enquiry]
    enquiry.refuse("Vi har ingen större.", kerstin)
    assert enquiry.status == "closed"
    enquiry.reply("Kan ni hänvisa till någon?")
    assert (enquiry.status, enquiry.closing) == ("reopened", "")


def test_the_same_click_says_it_once(enquiry):
    first, is_new = enquiry.reply("Hej igen", once="a" * 64)
    again, is_new_again = enquiry.reply("Hej igen", once="a" * 64)
    assert (first, is_new, is_new_again) == (again, True, False)
    assert said(enquiry) == ["Hej igen"]


def test_what_those_who_answer_say_among_themselves_is_never_shown(enquiry, kerstin):
    enquiry.note("Fråga Bengt om nyckeln.", kerstin)
    enquiry.answer("Ja.", kerstin)
    assert said(enquiry) == ["Ja."]
    assert enquiry.messages.count() == 2
    for kind, is_internal in (("note", False), ("answer", True), ("question", True)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Message.objects.create(
                enquiry=enquiry,
                side="staff",
                kind=kind,
                is_internal=is_internal,
                text="Hemligt",
            )
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.create(
            enquiry=enquiry, side="writer", is_internal=True, text="Mitt"
        )


def test_nothing_is_said_to_be_answered_without_an_answer(enquiry, kerstin):
    enquiry.note("Jag ringde.", kerstin)
    rows = Enquiry.objects.filter(pk=enquiry.pk)
    with pytest.raises(IntegrityError, match="knows_when"), transaction.atomic():
        rows.update(status="answered")
    now = timezone.now()
    with pytest.raises(IntegrityError, match="has no answer"):
        now_immediate(lambda: rows.update(status="answered", first_answered_at=now))


@pytest.mark.parametrize(
    "closed",
    [
        {"closing": "answered"},
        {"closing": "refused"},
        {"closing": ""},
        {"closing": "withdrawn", "closed_at": None},
    ],
)
def test_nothing_is_closed_without_answer_or_reason(enquiry, closed):
    told = {"status": "closed", "closed_at": timezone.now()} | closed
    with pytest.raises(IntegrityError, match="enquiry_closed"), transaction.atomic():
        Enquiry.objects.filter(pk=enquiry.pk).update(**told)


def test_the_sender_can_close_it(enquiry, botkyrka, kerstin):
    enquiry.withdraw()
    assert (enquiry.status, enquiry.closing) == ("closed", "withdrawn")
    enquiry.withdraw()
    assert steps(enquiry) == ["closed"]
    other = asked(botkyrka)
    other.answer("Ja.", kerstin)
    other.withdraw()
    assert other.closing == "answered"


def test_only_doubles_of_one_sender_become_one(enquiry, botkyrka, kerstin):
    double = asked(botkyrka, email="Leyla@example.org")
    double.merge_into(enquiry, kerstin)
    assert (double.status, double.merged_into) == ("closed", enquiry)
    other = asked(botkyrka, email="bo@example.org")
    with pytest.raises(ValueError, match="one sender"):
        other.merge_into(enquiry, kerstin)


def test_no_double_leads_to_where_nobody_answers(enquiry, botkyrka, umea, kerstin):
    double, third, there = asked(botkyrka), asked(botkyrka), asked(umea)
    double.merge_into(enquiry, kerstin)
    third.refuse("Nej.", kerstin)
    hidden = asked(botkyrka)
    hidden.answer("Ja.", kerstin)
    hidden.hide(kerstin)
    for other in (double, third, there, hidden, enquiry):
        assert not enquiry.merge_into(other, kerstin)
    assert (enquiry.status, enquiry.merged_into) == ("new", None)


def test_what_the_sender_writes_on_a_saturday_is_due_when_somebody_is_there(
    botkyrka, kerstin
):
    def at(number, hour):
        return datetime.datetime(2026, 12, number, hour, tzinfo=datetime.UTC)

    with time_machine.travel(at(1, 10), tick=False) as clock:
        enquiry = asked(botkyrka)
        assert enquiry.answer_due_on == day(4)  # a Friday
        clock.move_to(at(4, 15))
        enquiry.ask_back("Hur många är ni?", kerstin)
        clock.move_to(at(5, 10))
        enquiry.reply("Trettio.")
        assert enquiry.answer_due_on == day(7)
        late = asked(botkyrka)
        clock.move_to(at(12, 10))
        late.ask_back("Hur många är ni?", kerstin)
        clock.move_to(at(13, 10))
        late.reply("Trettio.")
        assert late.is_overdue  # it was so before she was asked


def test_a_hand_over_is_seen_as_a_function_never_as_an_address(enquiry, kerstin):
    to = HandOver.objects.hand(
        enquiry,
        email="anna@botkyrka.example",
        name="Anna",
        function="Fritidskonsulent",
        handed_by=kerstin,
    )
    assert enquiry.status == "handling"
    handed = enquiry.shown_messages.get(step="handed")
    assert handed.text == "Fritidskonsulent"
    assert "anna@" not in str(enquiry.shown_messages.values())
    assert HandOver.objects.usable().with_link(to.token).get() == to
    assert to.answer("Ni får låna den.")
    assert said(enquiry) == ["Ni får låna den."]
    assert to.answer("En gång till.") is None
    enquiry.refresh_from_db()
    assert enquiry.status == "answered"
    assert not HandOver.objects.usable().with_link(to.token).exists()


def test_the_link_of_a_hand_over_ends_after_14_days(enquiry, kerstin):
    to = HandOver.objects.hand(enquiry, email="a@b.example", function="Vaktmästare")
    with time_machine.travel(timezone.now() + datetime.timedelta(days=14, hours=1)):
        assert to.answer("För sent") is None
        assert not HandOver.objects.usable().exists()


def test_another_municipality_answers_only_when_the_sender_says_yes(
    enquiry, umea, kerstin
):
    asks = HandOver.objects.ask(enquiry, umea, kerstin)
    enquiry.refresh_from_db()
    assert enquiry.municipality_id == "0127"
    assert HandOver.objects.ask(enquiry, umea, kerstin) is None
    with pytest.raises(IntegrityError), transaction.atomic():
        enquiry.hand_overs.create(kind="municipality", municipality=umea)
    assert asks.consent()
    assert not asks.consent()
    enquiry.refresh_from_db()
    assert (enquiry.municipality, enquiry.status, enquiry.handler) == (
        umea,
        "new",
        None,
    )
    assert steps(enquiry) == ["asked-consent", "consented"]
    assert not Enquiry.objects.visible_to(kerstin).exists()


def test_a_no_leaves_it_where_it_is(enquiry, umea, kerstin):
    asks = HandOver.objects.ask(enquiry, umea, kerstin)
    assert asks.decline()
    assert not asks.consent()
    enquiry.refresh_from_db()
    assert enquiry.municipality_id == "0127"


def test_who_read_what_is_added_to_and_never_changed(enquiry, kerstin):
    Reading.objects.note(enquiry, kerstin, "page")
    now_immediate()
    for change in (
        lambda rows: rows.update(what="file"),
        lambda rows: rows.update(read_at=timezone.now()),
        lambda rows: rows.delete(),
        lambda rows: rows._raw_delete(rows.db),
    ):
        with pytest.raises(IntegrityError, match="not taken back"):
            now_immediate(partial(change, Reading.objects.all()))
    Reading.objects.update(reader=None)  # her account is erased
    now_immediate()
    enquiry.delete()
    now_immediate()
    assert not Reading.objects.exists()


def test_each_kind_is_kept_as_long_as_the_municipality_has_decided(botkyrka, kerstin):
    RetentionPlan.objects.create(municipality=botkyrka, days=100)
    RetentionPlan.objects.create(
        municipality=botkyrka, kind_id="enquiry_kind:worry", days=1000
    )
    room, worry = asked(botkyrka), asked(botkyrka, kind_id="enquiry_kind:worry")
    hidden, open_one = asked(botkyrka), asked(botkyrka)
    for enquiry in (room, worry, hidden):
        enquiry.refuse("Nej.", kerstin)
    hidden.hide(kerstin)
    assert list(Enquiry.objects.exclude(hidden_at=None)) == [hidden]
    after = timezone.now() + datetime.timedelta(days=101)
    assert set(Enquiry.objects.over(after)) == {room, hidden}
    after += datetime.timedelta(days=900)
    assert set(Enquiry.objects.over(after)) == {room, hidden, worry}
    assert open_one not in Enquiry.objects.over(after)


def test_a_plan_says_one_thing_about_each_kind(botkyrka):
    RetentionPlan.objects.create(municipality=botkyrka, days=100)
    for wrong in ({"days": 200}, {"days": 1, "kind_id": "enquiry_kind:room"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            RetentionPlan.objects.create(municipality=botkyrka, **wrong)


def test_rights_follow_the_municipality_and_the_hand_that_has_it(
    enquiry, botkyrka, umea, kerstin
):
    reader = person("lasare@botkyrka.example")
    staff(reader, botkyrka, "reader")
    keys = person("nycklar@botkyrka.example")
    hers = staff(keys, botkyrka, "premises")
    erik = person("erik@umea.example")
    staff(erik, umea)
    rows = Enquiry.objects
    seen = {p: rows.visible_to(p).exists() for p in (kerstin, reader, keys, erik)}
    assert seen == {kerstin: True, reader: True, keys: False, erik: False}
    answers = {p: rows.answerable_by(p).exists() for p in (kerstin, reader, keys, erik)}
    assert answers == {kerstin: True, reader: False, keys: False, erik: False}
    enquiry.assign(hers)
    assert rows.answerable_by(keys).get() == enquiry
    assert rows.visible_to(keys).get() == enquiry
    assert steps(enquiry) == ["assigned"]
    assert "nycklar" not in enquiry.shown_messages.get().text
    assert list(rows.inbox(keys)) == []
    assert list(rows.inbox(kerstin)) == [enquiry]
    enquiry.refuse("Nej.", kerstin)
    enquiry.hide(kerstin)
    assert not rows.visible_to(kerstin).exists()
    assert not rows.answerable_by(kerstin).exists()


@pytest.mark.django_db(transaction=True)
def test_twenty_who_ask_at_once_get_twenty_numbers_and_one_click_one(entry_point):
    place = entry_point.municipality

    def ask(number):
        try:
            return asked(place, once=f"{number % 20:064}").reference
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as people:
        references = list(people.map(ask, range(40)))
    assert len(set(references)) == 20
    assert Enquiry.objects.count() == 20
