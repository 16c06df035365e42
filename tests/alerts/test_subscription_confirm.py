"""The link of the letter that asks: looking changes nothing, the button does."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from samla.alerts.models import Subscription
from tests.alerts.conftest import LEYLA

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(cafe):
    """Leyla has asked in Swedish, and not said yes."""
    return Subscription.objects.ask(cafe, LEYLA, "sv")


def path(subscription, language="sv"):
    prefix = "" if language == "sv" else f"/{language}"
    return f"{prefix}/folj/ja/{subscription.yes_token(language)}/"


def test_a_scanner_that_opens_the_link_says_no_yes(client, asked):
    for look in (client.get, client.head):
        assert look(path(asked)).status_code == 200
    asked.refresh_from_db()
    assert asked.confirmed_at is None


def test_the_button_says_yes_and_a_second_time_does_no_harm(client, asked):
    link, said = path(asked), []
    for _click in range(2):
        assert client.post(link)["Location"] == link
        asked.refresh_from_db()
        said.append(asked.confirmed_at)
    assert said[0]
    assert said[0] == said[1]
    assert "Nu följer du det här" in client.get(link).content.decode()


def test_the_letters_come_in_the_language_of_the_last_yes(client, asked):
    client.post(path(asked))
    client.post(path(asked, "ar"))
    asked.refresh_from_db()
    assert asked.language == "ar"


def test_the_link_works_for_a_week(client, asked):
    late = path(asked)
    with time_machine.travel(timezone.now() + datetime.timedelta(days=7, hours=1)):
        assert client.post(late).status_code == 410
        page = client.get(f"/en{late}").content.decode()
    assert "follow it anew from its page" in page
    asked.refresh_from_db()
    assert asked.confirmed_at is None


def test_no_other_link_says_yes(client, asked, cafe):
    good = path(asked)
    forged = [
        good.replace("/ja/", "/ja/x"),
        f"/folj/ja/{asked.no_token}/",
        f"/folj/ja/{'a' * 5000}/",
        "/folj/ja/%00/",
    ]
    for link in forged:
        assert client.post(link).status_code in (400, 404), link
    asked.refresh_from_db()
    assert asked.confirmed_at is None
    asked.delete()
    assert client.get(good).status_code == 404


def test_the_link_does_not_reach_the_log(client, asked, caplog):
    from samla.core.logs import WithoutSecretPaths

    caplog.handler.addFilter(WithoutSecretPaths())
    for link in (path(asked), f"/folj/nej/{asked.no_token}/"):
        client.get(link + "x")
        client.put(link)
    assert caplog.messages
    assert asked.no_token not in caplog.text
    assert asked.yes_token("sv").partition(":")[0] not in caplog.text
