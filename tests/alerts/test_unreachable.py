"""Letters that come back end what they were about."""

import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone

from samla.alerts.models import Subscription
from samla.post.models import Letter
from tests.alerts.conftest import LEYLA, follower

pytestmark = pytest.mark.django_db

GONE = "550 5.1.1 User unknown"
FULL = "5.2.2 Mailbox full"
SPAM = "550 5.7.1 Rejected by policy"


def came_back(answer, days=1, kind="alerts/emails/news.txt", state="sent"):
    """A letter to Leyla that left so many days ago did not arrive."""
    then = timezone.now() - datetime.timedelta(days=days)
    return Letter.objects.create(
        email=LEYLA,
        kind=kind,
        message=b"",
        written_at=then,
        state=state,
        ended_at=then,
        bounced_at=then if state == "sent" else None,
        answer=answer,
    )


@pytest.fixture
def long_ago(leyla):
    """She has followed the café for a year."""
    Subscription.objects.update(asked_at=timezone.now() - datetime.timedelta(days=365))
    return leyla


@pytest.mark.parametrize(
    ("answers", "stays"),
    [
        ([GONE], False),
        (["5.1.10 No such host"], False),
        (["550 no such user here"], False),
        ([FULL], True),
        ([SPAM, FULL], True),
        ([SPAM, FULL, FULL], False),
        (["550 relay not permitted, authentication required"], True),
        (["550 Message rejected as spam"], True),
        (["550 4.7.1 x"], True),
        (["550 5.1.8 <x>: Sender address rejected: Domain not found"], True),
        (["5.7.1 smtp; 550 5.7.1 [192.5.1.10] blocked"], True),
    ],
)
@pytest.mark.parametrize("state", ["sent", "failed"])
def test_nobody_there_ends_it_at_once_and_a_full_mailbox_in_the_end(
    long_ago, weekly, answers, stays, state
):
    follower(weekly, "other@example.org")
    for days, answer in enumerate(answers, 1):
        came_back(answer, days, state=state)
    call_command("tell_followers", verbosity=0)
    assert Subscription.objects.filter(email=LEYLA).exists() is stays
    assert Subscription.objects.filter(email="other@example.org").exists()


def test_one_bad_day_or_a_fault_of_ours_ends_nothing(long_ago):
    for _letter in range(4):
        came_back(SPAM, days=2, state="failed")
    for days in (3, 4, 5):
        came_back("Its workers died at it.", days, state="failed")
    came_back(FULL, days=6)
    call_command("tell_followers", verbosity=0)
    assert Subscription.objects.exists()


def test_whom_a_letter_reached_meanwhile_goes_on(long_ago):
    for days in (2, 4, 6):
        came_back(FULL, days)
    came_back("250 ok", days=3)
    Letter.objects.filter(answer="250 ok").update(bounced_at=None)
    call_command("tell_followers", verbosity=0)
    assert Subscription.objects.exists()


def test_where_all_come_back_at_once_nobody_is_forgotten(weekly, capsys):
    year = datetime.timedelta(days=365)
    for number in range(12):
        follower(weekly, f"nr{number}@example.org")
        came_back(GONE)
        Letter.objects.filter(email=LEYLA).update(email=f"nr{number}@example.org")
    Subscription.objects.update(asked_at=timezone.now() - year)
    call_command("tell_followers", verbosity=0)
    assert Subscription.objects.count() == 12
    assert "TooManyAtOnce" in capsys.readouterr().err


def test_who_asks_anew_after_that_is_believed(long_ago):
    came_back(GONE, days=2)
    Subscription.objects.update(asked_at=timezone.now())
    call_command("tell_followers", verbosity=0)
    assert Subscription.objects.exists()


def test_a_code_that_did_not_arrive_ends_nothing(long_ago):
    came_back(GONE, kind="account/email/login_code")
    call_command("tell_followers", verbosity=0)
    assert Subscription.objects.exists()
