"""What a room costs, and whom."""

import pytest
from django.db import IntegrityError
from lxml import html

from samla.premises.models import Price

pytestmark = pytest.mark.django_db

FACTS = {"user_kind": "association", "kronor": "120", "per": "hour", "condition": ""}


@pytest.fixture
def add(client, kerstin, hall):
    """Kerstin adds a price to the hall."""
    client.force_login(kerstin)
    return lambda **facts: client.post(f"/en/lokaler/{hall.pk}/priser/", FACTS | facts)


def alert(answer):
    assert answer.status_code == 200
    page = html.fromstring(answer.content)
    return " ".join(page.xpath("//*[@role='alert']")[0].text_content().split())


def test_a_price_is_added(add, hall):
    assert add(condition="Efter 17.00").status_code == 302
    price = hall.prices.get()
    assert (price.kronor, price.per, price.condition) == (120, "hour", "Efter 17.00")


EVENINGS = {
    "kronor": "0",
    "weekdays": ["2", "1"],
    "opens": "17:00",
    "closes": "23:59",
    "activity_types": ["activity_type:swedish-circle"],
    "target_groups": ["target_group:women", "target_group:asylum"],
    "condition": "Minst 20 gånger om året",
}


def test_a_price_says_for_what_and_when_it_holds(add, hall):
    assert add(**EVENINGS).status_code == 302
    price = hall.prices.get()
    assert (price.weekdays, price.opens.hour) == ([1, 2], 17)
    assert price.activity_types == ["activity_type:swedish-circle"]
    assert price.target_groups == ["target_group:asylum", "target_group:women"]
    again = EVENINGS | {"weekdays": ["1", "2"], "kronor": "7"}
    assert "already has a price on these conditions" in alert(add(**again))


def test_the_rule_is_read_before_it_is_added(add, hall):
    add()
    answer = add(**EVENINGS | {"target_groups": [], "look": "yes"})
    page = html.fromstring(answer.content)
    (sentence,) = page.xpath("//*[@id='look']//strong/text()")
    assert sentence == (
        "Free of charge – Associations in general, Swedish study circle, "
        "Monday, Tuesday, from \u206617.00\u2069 (\u2068Minst 20 gånger om året"
        "\u2069). Otherwise: 120 kr per hour – Associations in general"
    )
    assert page.xpath("//input[@name='weekdays'][@checked]/@value") == ["1", "2"]
    assert hall.prices.count() == 1, "nothing is added by looking"
    assert "Write a whole number" in alert(add(kronor="x", look="yes"))


def test_prices_stand_in_the_order_in_which_they_win(add, client, hall):
    add(user_kind="company", kronor="10")
    add(kronor="50", per="occasion", condition="Helger")
    add(kronor="200")
    add(kronor="120", weekdays=["1"])
    add(kronor="0", opens="17:00", closes="23:59")
    page = html.fromstring(client.get(f"/en/lokaler/{hall.pk}/priser/").content)
    told = page.xpath("//table/tbody/tr/td[1]/strong")
    rates = [" ".join(each.text_content().split()) for each in told]
    assert rates == [
        "Free",
        "120 kr per hour",
        "200 kr per hour",
        "50 kr per occasion",
        "10 kr per hour",
    ]


def test_a_kind_of_user_may_have_prices_on_different_conditions(add, hall):
    add(kronor="0", condition="Efter 17.00")
    add(kronor="200", condition="Helger")
    assert hall.prices.count() == 2


def test_the_same_price_is_not_added_twice(add, hall):
    add()
    assert "already has a price on these conditions" in alert(add(kronor="300"))
    assert hall.prices.count() == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"kronor": "-1"}, "Write a whole number from 0 to 100000."),
        ({"kronor": "100001"}, "Write a whole number from 0 to 100000."),
        ({"kronor": str(2**63)}, "Write a whole number from 0 to 100000."),
        ({"kronor": "gratis"}, "Write a whole number from 0 to 100000."),
        ({"kronor": ""}, "Write a whole number from 0 to 100000."),
        ({"kronor": "12.50"}, "Write a whole number from 0 to 100000."),
        ({"user_kind": ""}, "Choose who pays this price."),
        ({"user_kind": "alla"}, "Choose one of the answers."),
        ({"opens": "17:00"}, "Write both hours, the later one last, or neither."),
        ({"opens": "17:00", "closes": "16:00"}, "Write both hours"),
        ({"opens": "25", "closes": "16:00"}, "Write the time as 18.00."),
        ({"weekdays": ["8"]}, "Choose"),
        ({"activity_types": ["equipment:loop"]}, "Choose"),
        ({"per": "minut"}, "Choose one of the answers."),
        ({"condition": "a" * 201}, "at most 200 characters"),
        ({"condition": "a\0b"}, "Null characters are not allowed."),
    ],
)
def test_what_is_wrong_is_said(add, hall, wrong, sentence):
    assert sentence in alert(add(**wrong))
    assert not hall.prices.exists()


def test_a_room_has_thirty_prices_at_most(add, hall):
    Price.objects.bulk_create(
        Price(premises=hall, user_kind="company", kronor=1, condition=f"Villkor {n}")
        for n in range(30)
    )
    assert "at most 30 prices" in alert(add())


def test_the_database_keeps_prices_believable(hall):
    with pytest.raises(IntegrityError, match="price_is_believable"):
        Price.objects.create(premises=hall, user_kind="youth", kronor=100_001)


def test_the_page_tells_the_prices_there_are(client, kerstin, hall, youth_price):
    client.force_login(kerstin)
    text = client.get(f"/en/lokaler/{hall.pk}/priser/").content.decode()
    assert "Minst 20 aktiviteter om året" in text
