"""Before a promise is broken the handler is told, then the deputy, then the head."""

import datetime

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction

from samla.enquiries.emails import reminding as reminders
from samla.enquiries.models import Enquiry, reminding
from tests.enquiries.conftest import asked

pytestmark = pytest.mark.django_db


def at(day, hour, month=11):
    """A moment of 2026 in Sweden."""
    return datetime.datetime(2026, month, day, hour - 1, tzinfo=datetime.UTC)


def mind():
    call_command("mind_enquiries", verbosity=0)


@pytest.fixture
def clock():
    """Thursday 26 November; three working days are promised, until 1 December."""
    with time_machine.travel(at(26, 10), tick=False) as clock:
        yield clock


@pytest.fixture
def readers(clock, letters_of):
    """Who is written to, from moment to moment."""

    def at_each(*moments):
        told = []
        for moment in moments:
            clock.move_to(moment)
            told.append(sorted(letters_of(mind)))
            assert letters_of(mind) == {}  # each once
        return told

    return at_each


def test_each_is_reminded_in_turn_and_once(
    clock, botkyrka, entry_point, kerstin, olof, readers
):
    entry_point.head_email = "chef@botkyrka.example"
    entry_point.save()
    asked(botkyrka)
    assert readers(
        *(at(27, 12), at(28, 12), at(29, 12)),  # a Friday, and no working days
        *(at(30, 7), at(30, 8), at(30, 15)),
        *(at(1, 7, 12), at(1, 9, 12), at(1, 10, 12), at(1, 12, 12), at(1, 13, 12)),
        *(at(2, 9, 12), at(8, 9, 12)),
    ) == [
        *([], [], []),
        *([], [kerstin.email], []),
        *([], [], [olof.email], [], ["chef@botkyrka.example"]),
        *([], []),
    ]


def test_public_holidays_are_no_working_days(clock, botkyrka, kerstin, readers):
    clock.move_to(at(21, 10, 12))  # Monday; 24–26 December all is closed
    enquiry = asked(botkyrka)
    assert enquiry.answer_due_on == datetime.date(2026, 12, 28)
    told = readers(*(at(day, 9, 12) for day in (22, 23, 24, 25, 26, 27)))
    assert told == [[], [kerstin.email], [], [], [], []]


def test_one_letter_to_each_tells_of_all_and_nothing_of_what_was_asked(
    clock, botkyrka, kerstin, letters_of
):
    several = [asked(botkyrka) for _one in range(3)]
    clock.move_to(at(30, 9))
    letter = letters_of(mind)[kerstin.email]
    assert "3 " in letter.subject
    for enquiry in several:
        assert enquiry.reference in letter.body
        assert enquiry.text not in letter.body
        assert enquiry.email not in letter.body


def test_nobody_is_reminded_of_what_waits_for_the_sender_or_is_answered(
    clock, botkyrka, kerstin, readers
):
    waits, done = asked(botkyrka), asked(botkyrka)
    waits.ask_back("Hur många är ni?", kerstin)
    done.answer("Ja.", kerstin)
    assert readers(at(30, 9), at(1, 15, 12)) == [[], []]
    waits.reply("Trettio.")
    assert waits.answer_due_on == datetime.date(2026, 12, 4)
    assert readers(at(3, 9, 12)) == [[kerstin.email]]


def test_without_a_deputy_or_a_head_the_mailbox_is_told(
    clock, botkyrka, kerstin, readers
):
    asked(botkyrka)
    told = readers(at(30, 9), at(1, 10, 12), at(1, 13, 12))
    box = ["vagenin@botkyrka.example"]
    assert told == [[kerstin.email], box, box]


def test_a_worker_that_slept_reminds_in_turn_all_the_same(
    clock, botkyrka, kerstin, olof, readers
):
    asked(botkyrka)
    told = readers(at(2, 14, 12), at(2, 15, 12), at(2, 16, 12), at(2, 17, 12))
    assert told == [[kerstin.email], [olof.email], ["vagenin@botkyrka.example"], []]


def test_in_the_evening_nobody_is_reminded(clock, botkyrka, kerstin, readers):
    asked(botkyrka)
    told = readers(at(1, 17, 12), at(1, 22, 12), at(2, 7, 12), at(2, 8, 12))
    assert told == [[], [], [], [kerstin.email]]


def test_many_reminders_need_few_questions(
    botkyrka, entry_point, kerstin, olof, django_assert_max_num_queries
):
    several = [asked(botkyrka) for _one in range(12)]
    for level in (reminding.HANDLER, reminding.DEPUTY, reminding.HEAD):
        with transaction.atomic(), django_assert_max_num_queries(8):
            reminders.remind(level, botkyrka, several)


def test_a_promise_of_one_day_is_not_reminded_of_on_the_day_it_was_given(
    clock, botkyrka, entry_point, kerstin, readers
):
    entry_point.promise_days = 1
    entry_point.save()
    asked(botkyrka)
    assert readers(at(26, 15), at(27, 8)) == [[], [kerstin.email]]


def test_a_new_promise_is_reminded_of_anew(clock, botkyrka, kerstin, readers):
    enquiry = asked(botkyrka)
    assert readers(at(30, 9)) == [[kerstin.email]]
    enquiry.refresh_from_db()
    enquiry.answer("Ja.", kerstin)
    enquiry.reply("Den är för liten.")
    assert enquiry.answer_due_on == datetime.date(2026, 12, 3)
    assert readers(at(2, 9, 12)) == [[kerstin.email]]
    assert Enquiry.objects.get().times_reminded == 1
