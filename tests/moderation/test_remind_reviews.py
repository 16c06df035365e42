"""Letters about what waits: what is new, what is due, what is late; each once."""

import datetime
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from samla.moderation.models import Review
from samla.municipalities.models import StaffMember
from tests.conftest import person, with_second_factor
from tests.moderation.conftest import edited, waiting_for

pytestmark = pytest.mark.django_db

MAILBOX = "vagenin@botkyrka.example"
WEDNESDAY = datetime.datetime(2026, 11, 25, 12, tzinfo=datetime.UTC)


@pytest.fixture
def wednesday():
    """It is noon on a Wednesday, and the promise is three working days."""
    with time_machine.travel(WEDNESDAY, tick=False) as now:
        yield now


@pytest.fixture
def deputy(kerstin, entry_point):
    """Answers when Kerstin cannot."""
    ali = with_second_factor(person("ali@botkyrka.example", "Ali"))
    place = entry_point.municipality
    entry_point.refresh_from_db()
    entry_point.deputy = StaffMember.objects.create(user=ali, municipality=place)
    entry_point.save()
    return ali


def remind(*args):
    """Run it as every hour; what it says."""
    out = StringIO()
    call_command("remind_reviews", *args, stdout=out)
    return out.getvalue()


def test_what_is_new_is_told_to_the_mailbox_once_an_hour(
    client, wednesday, grannar, bahar, kerstin, dinner, letters_of
):
    sent = letters_of(edited, client, bahar, grannar, about="Nytt.")
    assert list(sent) == [MAILBOX]
    assert "/provning/" in sent[MAILBOX].body
    ask = (Review.objects.ask, dinner, "edit", bahar, {"title": "Ny"}, {"title": "Å"})
    assert letters_of(*ask) == {}
    assert letters_of(remind) == {}
    wednesday.shift(datetime.timedelta(minutes=61))
    assert list(letters_of(remind)) == [MAILBOX]
    assert letters_of(remind) == {}


def test_without_a_coordinator_administrators_are_told(
    client, grannar, bahar, letters_of, django_user_model
):
    django_user_model.objects.create_superuser("rut@samla.example", "a-password")
    sent = letters_of(edited, client, bahar, grannar, about="Nytt.")
    assert list(sent) == ["rut@samla.example"]


def test_the_promise_is_kept_in_mind_and_then_handed_on(
    client, wednesday, grannar, bahar, deputy, letters_of
):
    edited(client, bahar, grannar, about="Nytt.")
    review = waiting_for(grannar)
    assert review.due_on == datetime.date(2026, 11, 30)
    wednesday.move_to(WEDNESDAY + datetime.timedelta(days=1))
    letters_of(remind)
    assert letters_of(remind) == {}
    wednesday.move_to(WEDNESDAY + datetime.timedelta(days=2))  # Friday before Monday
    sent = letters_of(remind)
    assert list(sent) == [MAILBOX]
    assert letters_of(remind) == {}
    wednesday.move_to(WEDNESDAY + datetime.timedelta(days=5))
    assert letters_of(remind) == {}
    wednesday.move_to(WEDNESDAY + datetime.timedelta(days=6))
    assert list(letters_of(remind)) == [deputy.email]
    assert letters_of(remind) == {}


def test_a_dry_run_sends_and_marks_nothing(client, grannar, bahar, deputy, letters_of):
    edited(client, bahar, grannar, about="Nytt.")
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    Review.objects.update(due_on=yesterday, told_at=None)
    assert letters_of(remind, "--dry-run") == {}
    assert "1" in remind("--dry-run")
    review = Review.objects.get()
    assert (review.told_at, review.escalated_at) == (None, None)


def test_what_is_answered_is_not_reminded_of(
    client, grannar, bahar, deputy, letters_of
):
    edited(client, bahar, grannar, about="Nytt.")
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    Review.objects.update(due_on=yesterday)
    waiting_for(grannar).send_back(deputy, "Nej")
    assert letters_of(remind) == {}
