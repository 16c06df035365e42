"""Every night: answers due, holds that end, keys missing, thanks; each once."""

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from samla.bookings.models import Booking
from samla.core.days import DAY
from samla.post.models import Letter
from tests.bookings.conftest import HOUR, asked, tuesdays
from tests.conftest import person, staff

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _letters_are_kept(settings):
    settings.EMAIL_BACKEND = "samla.post.backend.OutboxBackend"


def night():
    """What is written tonight: kinds and readers, in order."""
    known = set(Letter.objects.values_list("pk", flat=True))
    for _twice in range(2):
        call_command("remind_bookings", verbosity=0)
    new = Letter.objects.exclude(pk__in=known)
    return sorted(
        (letter.kind.split("/")[-1].removesuffix(".txt"), letter.email)
        for letter in new
    )


def test_a_promise_is_recalled_before_it_breaks_and_then_to_all(
    hall, association, botkyrka, policy
):
    petra = person("petra@botkyrka.example", "Petra")
    staff(petra, botkyrka, "premises")
    booking = asked(hall, association, tuesdays(1))
    assert night() == []
    today = timezone.localdate()
    Booking.objects.filter(pk=booking.pk).update(answer_due_on=today + DAY)
    assert night() == [("answer_due", hall.email)]
    assert night() == []
    Booking.objects.filter(pk=booking.pk).update(answer_due_on=today - DAY)
    assert night() == [("answer_late", petra.email)]
    assert night() == []


def test_who_holds_and_who_is_held_for_hear_that_the_time_ends(
    hall, association, amina
):
    soon = timezone.now() + DAY / 2
    mine = asked(hall, association, by=amina)
    mine.hold(None, until=soon)
    nobody = {"safety_officer": "", "safety_officer_phone": ""}
    rule = tuesdays(1, starts="08:00", ends="09:00")
    theirs = asked(hall, association, rule, by=amina, **nobody)
    theirs.confirm(None)
    theirs.dates.update(held_until_at=soon)
    assert night() == [
        ("held_ends", amina.email),
        ("held_ends", association.email),
        ("held_ends_here", hall.email),
    ]


def test_a_missing_key_and_a_thank_you(hall, association, amina):
    booking = asked(hall, association, by=amina)
    booking.confirm(None)
    last = booking.dates.get()
    booking.hand_out_key(None, "key", "12", "Amina", last.day_on)
    with time_machine.travel(last.ends_at + HOUR, tick=False):
        assert night() == [("thanks", amina.email), ("thanks", association.email)]
    with time_machine.travel(last.ends_at + DAY * 2, tick=False):
        assert night() == [
            ("key_missing", amina.email),
            ("key_missing", association.email),
            ("key_missing_here", hall.email),
        ]


def test_who_let_the_time_run_out_hears_that_it_is_gone(hall, association, amina):
    nobody = {"safety_officer": "", "safety_officer_phone": ""}
    booking = asked(hall, association, by=amina, **nobody)
    booking.confirm(None)
    until = booking.dates.get().held_until_at
    with time_machine.travel(until + HOUR, tick=False):
        for _twice in range(2):
            call_command("release_held", verbosity=0)
    booking.refresh_from_db()
    assert booking.stage == "expired"
    letters = Letter.objects.filter(kind="bookings/emails/released.txt")
    assert {letter.email for letter in letters} == {amina.email, association.email}
    assert letters.count() == 2
