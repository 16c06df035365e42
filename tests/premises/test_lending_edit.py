"""How an owner lends: whom first, what it promises, and what everybody reads of it."""

import pytest
from lxml import html

from samla.premises.models import LendingPolicy

PRIORITIES = ["youth", "association", "study", "municipal", "private", "company"]

pytestmark = pytest.mark.django_db

PAGE = "/en/lokaler/utlaning/botkyrka/"
FACTS = {
    "promise_days": "3",
    "held_days": "10",
    "cancel_notice_days": "0",
    "no_show": "Tredje gången går tiderna till andra.",
}


def order():
    return LendingPolicy.objects.get().priorities


def test_kerstin_promises_an_answer_and_everybody_reads_it(client, kerstin, hall):
    client.force_login(kerstin)
    assert client.post(PAGE, FACTS).status_code == 302
    policy = LendingPolicy.objects.get()
    assert (policy.promise_days, policy.held_days) == (3, 10)
    assert policy.needs_safety_officer is False
    client.logout()
    text = client.get(f"/en{hall.get_absolute_url()}").content.decode()
    assert "Within 3 working days" in text
    assert "Until it begins" in text
    assert "Tredje gången går tiderna till andra." in text
    assert "answers for safety" not in text


def test_companies_may_come_first_and_a_second_click_changes_nothing(
    client, kerstin, hall
):
    client.force_login(kerstin)
    for _click in range(2):
        assert client.post(PAGE, {"place": "company:5"}).status_code == 302
        assert order() == [*PRIORITIES[:4], "company", "private"]
    client.post(PAGE, {"place": "company:1"})
    assert order() == ["company", *PRIORITIES[:5]]
    page = html.fromstring(client.get(f"/en{hall.get_absolute_url()}").content)
    assert page.xpath("//section[h2[@id='lending']]/ol/li")[0].text == "Companies"


def test_what_was_saved_before_stays_when_the_order_changes(client, kerstin):
    client.force_login(kerstin)
    client.post(PAGE, FACTS)
    client.post(PAGE, {"place": "study:1"})
    assert LendingPolicy.objects.get().held_days == 10
    client.post(PAGE, FACTS | {"held_days": "11"})
    assert order()[0] == "study"


@pytest.mark.parametrize(
    "place", ["company:0", "company:7", "kings:1", "company", "²:²"]
)
def test_a_place_that_is_not_there_changes_nothing(client, kerstin, place):
    client.force_login(kerstin)
    assert client.post(PAGE, {"place": place}).status_code == 404
    assert not LendingPolicy.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"promise_days": "0"}, "Write a whole number from 1 to 20."),
        ({"promise_days": "21"}, "Write a whole number from 1 to 20."),
        ({"held_days": "snart"}, "Write a whole number from 1 to 60."),
        ({"cancel_notice_days": "-1"}, "Write a whole number from 0 to 60."),
        ({"no_show": "a" * 501}, "Write at most 500 characters. You wrote 501."),
    ],
)
def test_what_is_wrong_is_said_and_kept(client, kerstin, wrong, sentence):
    client.force_login(kerstin)
    answer = client.post(PAGE, FACTS | wrong)
    page = html.fromstring(answer.content)
    assert sentence in page.xpath("//*[@role='alert']")[0].text_content()
    for value in wrong.values():
        assert value in answer.content.decode()
    assert not LendingPolicy.objects.exists()


def test_an_association_lends_in_its_own_way(client, amina, association, hall):
    client.force_login(amina)
    page = f"/en/lokaler/utlaning/forening-{association.pk}/"
    assert client.post(page, FACTS).status_code == 302
    assert LendingPolicy.objects.get().owner == association
    assert client.post(PAGE, FACTS).status_code == 404, "the municipality's is not hers"
    assert (
        "Within 5 working days"
        in client.get(f"/en{hall.get_absolute_url()}").content.decode()
    )
