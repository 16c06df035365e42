"""How often and in which language: changed by a link of a letter, with no cookie."""

import pytest
from django.test import Client

from samla.alerts.models import Subscription
from tests.alerts.conftest import follower

pytestmark = pytest.mark.django_db


def test_it_is_changed_by_the_link_of_a_letter_alone(leyla, weekly):
    path = f"/en/folj/andra/{leyla.no_token}/"
    strict = Client(enforce_csrf_checks=True)
    page = strict.get(path)
    assert not page.cookies
    assert Subscription.objects.get().rhythm == "at_once"
    for _twice in range(2):
        answer = strict.post(path, {"rhythm": "weekly", "language": "ar"})
        assert "It is changed." in answer.content.decode()
    hers = Subscription.objects.get()
    assert (hers.rhythm, hers.language) == ("weekly", "ar")


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"rhythm": "hourly", "language": "sv"},
        {"rhythm": "weekly", "language": "xx"},
        {"rhythm": "\x00", "language": "sv"},
    ],
)
def test_what_cannot_be_chosen_changes_nothing(client, leyla, typed):
    answer = client.post(f"/folj/andra/{leyla.no_token}/", typed or {"x": "1"})
    assert answer.status_code in (200, 400)
    hers = Subscription.objects.get()
    assert (hers.rhythm, hers.language) == ("at_once", "sv")


def test_no_other_link_and_no_ended_one_changes_anything(client, leyla, weekly):
    other = follower(weekly, "other@example.org")
    token = leyla.no_token.partition(":")[2]
    links = [f"{other.pk}:{token}", "forged", "a" * 3000]
    gone = leyla.no_token
    leyla.delete()
    for link in [*links, gone]:
        answer = client.post(
            f"/folj/andra/{link}/", {"rhythm": "weekly", "language": "sv"}
        )
        assert answer.status_code == 404
    assert Subscription.objects.get().rhythm == "at_once"
