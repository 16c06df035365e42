"""One click ends it: a button, or the mail programme's own request (RFC 8058)."""

import datetime
import re

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from samla.alerts.models import Subscription
from samla.post.models import Letter
from tests.alerts.conftest import follower

pytestmark = pytest.mark.django_db


def path(subscription):
    return f"/folj/nej/{subscription.no_token}/"


def test_looking_ends_nothing(client, leyla):
    page = client.get(path(leyla))
    assert leyla.title in page.content.decode()
    assert not page.cookies
    assert Subscription.objects.get() == leyla


def test_a_mail_programme_ends_it_without_a_page_of_ours(leyla, weekly, told):
    weekly.occurrences.first().cancel("Ledaren är sjuk.")
    [letter] = told()
    headers = letter.message()
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    [link] = re.findall(
        r"<https?://[^/]+(/folj/nej/[^>]+)>", headers["List-Unsubscribe"]
    )
    assert link in letter.body
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(link, {"List-Unsubscribe": "One-Click"})
    assert (answer.status_code, dict(answer.cookies)) == (200, {})
    assert not Subscription.objects.exists()


@pytest.mark.parametrize("language", ["", "/en", "/ar"])
def test_the_button_ends_it_and_a_second_click_is_as_good(client, leyla, language):
    link = language + path(leyla)
    pages = [client.post(link), client.post(link), client.get(link)]
    assert [page.status_code for page in pages] == [200, 200, 200]
    assert len({page.content for page in pages}) == 1
    assert not Subscription.objects.exists()


def test_one_link_ends_one_following(client, leyla, weekly):
    other = follower(weekly, "other@example.org")
    assert client.post(path(leyla).replace("/nej/", "/nej/1")).status_code == 404
    token = leyla.no_token.partition(":")[2]
    assert client.post(f"/folj/nej/{other.pk}:{token}/").status_code == 404
    client.post(path(leyla))
    assert Subscription.objects.get() == other


def test_the_link_that_ends_all_works_after_one_has_ended(client, leyla, botkyrka):
    last = Subscription.objects.create(
        municipality=botkyrka, title="x", email=leyla.email, confirmed_at=timezone.now()
    )
    mine = Subscription.objects.with_others().get(pk=last.pk)
    link = path(leyla).replace(leyla.no_token, mine.all_token)
    client.post(path(last))
    assert Subscription.objects.get() == leyla
    sent = Letter.objects.create(
        email=leyla.email,
        kind="alerts/emails/news.txt",
        message=b"",
        state="sent",
        ended_at=timezone.now(),
    )
    client.post(link, {"List-Unsubscribe": "One-Click"})
    assert not Subscription.objects.filter(email=leyla.email).exists()
    assert not Letter.objects.filter(pk=sent.pk).exists()


def ended(activity, days):
    """As it ended so many days ago, and everybody had said yes before."""
    then = timezone.now() - datetime.timedelta(days=days)
    activity.occurrences.update(
        original_starts_at=then - datetime.timedelta(hours=2),
        starts_at=then - datetime.timedelta(hours=2),
        ends_at=then,
    )
    long_ago = then - datetime.timedelta(days=300)
    Subscription.objects.update(confirmed_at=long_ago, asked_at=long_ago)


@pytest.mark.parametrize(
    ("days", "stays"), [(91, False), (89, True)], ids=["long ago", "lately"]
)
@pytest.mark.parametrize("how", ["no date", "paused"])
def test_the_address_is_erased_90_days_after_the_end(cafe, days, stays, how):
    follower(cafe)
    ended(cafe, days)
    if how == "paused":
        cafe.unpublish()
        then = timezone.now() - datetime.timedelta(days=days)
        type(cafe).objects.filter(pk=cafe.pk).update(unpublished_at=then)
    call_command("forget", verbosity=0)
    assert Subscription.objects.exists() is stays


def test_who_follows_what_returns_on_a_known_day_is_not_forgotten(cafe):
    follower(cafe)
    ended(cafe, 200)
    cafe.pause(timezone.localdate() + datetime.timedelta(days=30))
    call_command("forget", verbosity=0)
    assert Subscription.objects.exists()


def test_who_has_just_begun_to_follow_is_not_forgotten(cafe):
    ended(cafe, 200)
    follower(cafe)
    call_command("forget", verbosity=0)
    assert Subscription.objects.exists()
