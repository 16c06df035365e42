"""Rooms that can be borrowed: found by words, place, size, access, hours and price."""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import html

from samla.premises.models import Premises, Price
from tests.premises.conftest import open_on

pytestmark = pytest.mark.django_db
LIST = reverse("premises:premises-list")


def names(client, **asked):
    """The names on the cards, in their order."""
    return [
        link.text_content() for link in shown(client, **asked).xpath("//article/h2/a")
    ]


def shown(client, **asked):
    answer = client.get(LIST, asked)
    assert answer.status_code == 200
    return html.fromstring(answer.content)


def words(part):
    return re.sub(r"\s+", " ", part.text_content()).strip()


def said(client, **asked):
    """The sentence under the heading, in English."""
    return words(english(client, **asked).xpath("//p[@class='lead']")[0])


def english(client, **asked):
    return html.fromstring(client.get(f"/en{LIST}", asked).content)


def test_anybody_finds_the_rooms_that_are_offered(client, hall, clubroom):
    assert names(client) == ["Albysalen"]


def test_names_stand_in_swedish_order(client, rooms):
    rooms("Örnen", "Zinken", "Äpplet", "Ådalen", "éden", "Alfa")
    assert names(client) == ["Alfa", "éden", "Zinken", "Ådalen", "Äpplet", "Örnen"]


@pytest.mark.parametrize(
    "typed", ["Albysalen", "albysal", "norsborg", "Samlingssal", "koksalen", "kok"]
)
def test_rooms_are_found_by_words_without_dots(client, hall, rooms, typed):
    rooms("Köksalen", kind_id="premises_kind:kitchen", city="Norsborg")
    rooms("Fotbollsplanen", kind_id="premises_kind:pitch", city="Umeå")
    found = names(client, q=typed)
    assert found
    assert "Fotbollsplanen" not in found


def test_a_misspelt_name_is_found(client, hall, rooms):
    rooms("Tumba sporthall")
    assert names(client, q="Albysalenn") == ["Albysalen"]


@pytest.mark.parametrize("typed", ["Umeå", "umea", "901 84"])
def test_rooms_are_found_by_place(client, hall, rooms, umea, typed):
    rooms("Lilla salen", municipality=umea, city="Umeå")
    assert names(client, var=typed) == ["Lilla salen"]


def test_the_count_is_a_sentence(client, hall, rooms):
    rooms("Björken")
    assert said(client) == "2 rooms in all of Sweden"
    assert said(client, var="botkirka") == "2 rooms in Botkyrka"
    assert said(client, q="björken") == "1 room in all of Sweden"


def test_an_unknown_place_is_said_and_nothing_is_guessed(client, hall):
    page = english(client, var="Xyzzzqw")
    assert words(page.xpath("//p[@class='lead']")[0]) == (
        "We know no place called “Xyzzzqw”."
    )
    assert page.xpath("//article") == []
    assert "We do not know that place" in page.text_content()


def test_rooms_are_found_by_kind(client, hall, rooms):
    rooms("Köket", kind_id="premises_kind:kitchen")
    assert names(client, typ="kitchen") == ["Köket"]


def test_rooms_are_found_by_how_many_they_hold(client, hall, rooms):
    rooms("Stora salen", most_persons=200)
    assert names(client, personer="80") == ["Albysalen", "Stora salen"]
    assert names(client, personer="81") == ["Stora salen"]


def test_all_the_equipment_asked_for_is_there(client, hall, rooms):
    rooms("Kyffet", equipment=["equipment:kitchen"])
    asked = ["chairs", "kitchen"]
    assert names(client, utrustning=asked) == ["Albysalen"]
    assert names(client, utrustning="kitchen") == ["Albysalen", "Kyffet"]


def test_access_is_asked_for(client, hall, rooms):
    rooms("Trappan", step_free="no")
    rooms("Vet inte", step_free="")
    rooms("Slingan", hearing_loop="yes", accessible_toilet="yes")
    rooms("Slinga bland sakerna", equipment=["equipment:loop"])
    assert names(client, stegfritt="ja") == ["Albysalen"]
    assert names(client, slinga="ja") == ["Slinga bland sakerna", "Slingan"]
    assert names(client, toalett="ja") == ["Slingan"]


@pytest.mark.parametrize(
    ("asked", "is_found"),
    [
        ({"dag": "1"}, True),
        ({"dag": "2"}, False),
        ({"dag": "1", "fran": "17:00", "till": "21:00"}, True),
        ({"dag": "1", "fran": "18.00", "till": "20.00"}, True),
        ({"dag": "1", "fran": "16:59"}, False),
        ({"dag": "1", "till": "21:01"}, False),
        ({"dag": "1", "fran": "20:59"}, True),
        ({"dag": "1", "fran": "21:00"}, False),
        ({"dag": "1", "fran": "18", "till": "23"}, False),
        ({"fran": "9", "till": "10"}, True),
        ({"dag": "1", "fran": "9", "till": "10"}, False),
        ({"fran": "10", "till": "18"}, False),
    ],
)
def test_one_window_holds_the_day_and_the_hours(client, hall, evening, asked, is_found):
    open_on(hall, 3, "08:00", "12:00")
    assert names(client, **asked) == (["Albysalen"] if is_found else [])


def test_free_says_for_whom_and_on_which_condition(client, hall, rooms, youth_price):
    dear = rooms("Dyra salen")
    Price.objects.create(premises=dear, user_kind="youth", kronor=10)
    free = rooms("Fria salen")
    Price.objects.create(premises=free, user_kind="association", kronor=0)
    assert names(client, gratis="ja") == ["Albysalen", "Fria salen"]
    assert names(client, gratis="youth") == ["Albysalen"]
    assert names(client, gratis="company") == []
    cards = [words(card) for card in english(client, gratis="ja").xpath("//article")]
    assert "children and youth: Free – Minst 20 aktiviteter om året" in cards[0]
    assert "Associations in general: Free – no conditions stated" in cards[1]


def test_a_card_tells_what_associations_pay(client, hall):
    Price.objects.create(premises=hall, user_kind="association", kronor=1200)
    Price.objects.create(premises=hall, user_kind="company", kronor=4000)
    card = words(english(client).xpath("//article")[0])
    assert "Associations in general: 1,200 kr per hour" in card.replace("\xa0", ",")
    assert "4" not in card.split("per hour")[1].split("Lent by")[0]


def test_a_card_without_prices_says_whom_to_ask(client, hall):
    assert "ask the owner" in words(english(client).xpath("//article")[0])


def test_rooms_are_found_by_who_lends_them(client, hall, clubroom):
    clubroom.publish()
    assert names(client, agare="kommun") == ["Albysalen"]
    assert names(client, agare="forening") == ["Klubbrummet"]


def test_an_example_is_called_so(client, hall):
    assert "Example" not in words(english(client).xpath("//article")[0])
    Premises.objects.update(is_example=True)
    assert "Example" in words(english(client).xpath("//article")[0])


def test_old_facts_are_doubted(client, hall):
    assert "Ask before you go" not in words(english(client).xpath("//article")[0])
    Premises.objects.update(confirmed_at=timezone.now() - datetime.timedelta(days=400))
    assert "Ask before you go" in words(english(client).xpath("//article")[0])


def test_each_chosen_thing_can_be_taken_away(client, hall):
    asked = {
        "var": "Botkyrka",
        "utrustning": ["chairs", "kitchen"],
        "dag": "",
        "sida": 1,
    }
    chips = english(client, **asked).xpath("//a[contains(@class, 'chip--chosen')]")
    assert {words(chip).split(" –")[0]: chip.get("href") for chip in chips} == {
        "Botkyrka": "?utrustning=chairs&utrustning=kitchen",
        "Chairs": "?var=Botkyrka&utrustning=kitchen",
        "Kitchen": "?var=Botkyrka&utrustning=chairs",
    }


def test_all_kinds_of_answers_become_words(client, hall):
    asked = {
        "q": "sal",
        "typ": "hall",
        "personer": "10",
        "dag": "1",
        "fran": "17.00",
        "gratis": "ja",
        "stegfritt": "ja",
        "agare": "kommun",
    }
    chips = english(client, **asked).xpath("//a[contains(@class, 'chip--chosen')]")
    assert [words(chip).split(" –")[0] for chip in chips] == [
        "sal",
        "Assembly hall",
        "Persons, at least: 10",
        "Monday",
        "From: 17.00",
        "Free for: Some kind of user",
        "Step-free way in",
        "Lent by: A municipality",
    ]


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ({"personer": "0"}, "personer"),
        ({"personer": "10000"}, "personer"),
        ({"personer": "9" * 30}, "personer"),
        ({"personer": "många"}, "personer"),
        ({"typ": "palats"}, "typ"),
        ({"dag": "8"}, "dag"),
        ({"dag": "måndag"}, "dag"),
        ({"fran": "25:00"}, "fran"),
        ({"till": "sent"}, "till"),
        ({"fran": "18:00", "till": "17:00"}, "till"),
        ({"fran": "18:00", "till": "18:00"}, "till"),
        ({"utrustning": ["chairs", "guld"]}, "utrustning"),
        ({"gratis": "alla"}, "gratis"),
        ({"agare": "ingen"}, "agare"),
        ({"stegfritt": "kanske"}, "stegfritt"),
        ({"q": "a" * 101}, "q"),
        ({"var": "a" * 81}, "var"),
    ],
)
def test_what_cannot_be_understood_is_said_at_its_field(client, hall, asked, name):
    page = shown(client, **asked)
    wrong = page.xpath("//*[contains(@class, 'field--wrong')]")
    assert len(wrong) == 1
    assert wrong[0].xpath(f".//*[@name='{name}']")
    assert page.xpath("//*[@role='alert']//a")
    assert not page.xpath("//article"), "a list that answers another question"
    assert not page.xpath("//form[contains(@class, 'fold')]"), "the fault is hidden"


def test_what_was_typed_is_kept(client, hall):
    asked = {"q": "<b>sal", "personer": "många", "fran": "sjutton", "till": "18.30"}
    page = shown(client, **asked)
    kept = {name: page.xpath(f"//input[@name='{name}']/@value")[0] for name in asked}
    assert kept == asked


@pytest.mark.parametrize("number", ["-1", "0", "2", "1000000000", "9" * 40, "ett"])
def test_there_is_no_such_page(client, hall, number):
    assert client.get(LIST, {"sida": number}).status_code == 404


@pytest.mark.parametrize(
    ("asked", "tip"),
    [
        ({}, "No rooms are offered yet"),
        ({"q": "rymdraket"}, "No room answers to all of that"),
    ],
)
def test_an_empty_list_says_what_to_do(client, asked, tip):
    page = english(client, **asked)
    assert tip in page.text_content()
    assert page.xpath("//div[@class='empty']//a/@href")


def test_a_full_page_asks_the_database_four_things(
    client, rooms, association, django_assert_max_num_queries
):
    rooms(*(f"Sal {number}" for number in range(25)))
    owned = {"owner_municipality": None, "owner_organisation": association}
    rooms(*(f"Rum {number}" for number in range(25)), **owned)
    for room in Premises.objects.all():
        Price.objects.create(premises=room, user_kind="association", kronor=0)
        open_on(room, 1, "17:00", "21:00")
    asked = {
        "q": "norsborg",
        "var": "botkyrka",
        "dag": "1",
        "gratis": "ja",
        "sida": "2",
    }
    client.get(LIST, asked)
    with django_assert_max_num_queries(4):
        assert len(names(client, **asked)) == 20


def test_anybody_may_keep_a_copy_of_the_list(client, hall):
    answer = client.get(LIST)
    assert "public" in answer.headers["Cache-Control"]
    assert not answer.cookies
    assert client.post(LIST).status_code == 405
