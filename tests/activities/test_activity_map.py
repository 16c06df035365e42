"""The map of what a search finds, and the list beside it that says the same."""

from datetime import time

import pytest
from django.utils import timezone
from lxml import html

from samla.activities.models import Activity, mapped
from samla.municipalities.models import Municipality
from tests.activities.test_activity_list import make
from tests.conftest import person

pytestmark = pytest.mark.django_db


def page(client, query="", language="en/"):
    answer = client.get(f"/{language}aktiviteter/karta/{query}")
    assert answer.status_code == 200
    return html.fromstring(answer.content)


def words(node):
    return " ".join(node.text_content().split())


@pytest.fixture
def more(cafe, hall):
    """Botkyrka has four, one of them online; Huddinge one; Umeå one."""

    def copied(title, **changes):
        copy = cafe.copied()
        copy.title, copy.exact_place = title, ""
        copy.published_at = timezone.now()
        copy.next_starts_at, copy.next_ends_at = cafe.next_starts_at, cafe.next_ends_at
        for name, value in changes.items():
            setattr(copy, name, value)
        copy.save()
        return copy

    Activity.objects.filter(pk=cafe.pk).update(exact_place="59.24000, 17.81000")
    return [
        cafe,
        copied("Teater", venue="premises", premises=hall, city="", address=""),
        copied("Simskola", exact_place="59.10000, 17.75000", city="Grödinge"),
        copied("Nätkurs", venue="online", city="", address=""),
        copied("Läxhjälp", municipality_id="0126", city="Flemingsberg"),
        copied("Skridskor", municipality_id="2480", city="Umeå", price=100),
    ]


def test_all_of_sweden_is_shown_by_county_with_the_numbers_as_text(client, more):
    shown = page(client, "?sprak=ar&sida=3")
    rows = [words(row) for row in shown.xpath("//ul[@class='names']/li")]
    assert rows == ["Stockholms län 5", "Västerbottens län 1"]
    assert "6 activities in all of Sweden" in words(shown)
    links = shown.xpath("//*[local-name()='svg']//a")
    assert {words(link) for link in links} == {
        "5 activities in Stockholms län",
        "1 activity in Västerbottens län",
    }
    # The same search of one county, and not from its third page on.
    assert {link.get("href") for link in links} == {
        "?sprak=ar&lan=01",
        "?sprak=ar&lan=24",
    }
    assert [link.find("path").get("fill-opacity") for link in links] == ["1", ".55"]
    assert not shown.xpath("//*[@style]")


def test_a_county_is_shown_by_municipality(client, more):
    shown = page(client, "?gratis=ja&lan=01")
    rows = [words(row) for row in shown.xpath("//ul[@class='names']/li")]
    assert rows == ["Botkyrka 4", "Huddinge 1"]
    (link,) = shown.xpath("//ul[@class='names']//a[contains(., 'Botkyrka')]/@href")
    assert link == "?gratis=ja&var=Botkyrka+kommun"
    assert shown.xpath("//a[@href='?gratis=ja'][.='All of Sweden']")
    # The same page has one address.
    everywhere = page(client, "?lan=01").xpath("//a[.='All of Sweden']/@href")
    assert everywhere == ["/en/aktiviteter/karta/"]
    # What is found is all in one county: it is shown at once.
    assert page(client, "?gratis=ja").xpath("count(//ul[@class='names']/li)") == 2


def test_a_municipality_has_numbered_marks_and_a_list_with_the_same_numbers(
    client, more
):
    shown = page(client, "?var=Botkyrka&barn=ja")
    marks = shown.xpath("//*[local-name()='svg']//a")
    places = shown.xpath("//li[@class='place']")
    # The café and the theatre are so near that they stand under one mark, which is
    # called as the nearest locality.
    assert [words(mark.xpath("./*[local-name()='title']")[0]) for mark in marks] == [
        "1: 2 activities in Eriksberg",
        "2: 1 activity in Albyvägen 2",
    ]
    assert [words(place.xpath("./h2")[0]) for place in places] == [
        "1 Eriksberg (2)",
        "2 Albyvägen 2 (1)",
        "Online",
    ]
    assert [mark.get("href") for mark in marks] == ["#plats-1", "#plats-2"]
    assert [place.get("id") for place in places] == ["plats-1", "plats-2", None]
    links = [place.xpath("./ul//a/@href") for place in places]
    urls = [each.get_absolute_url() for each in more]
    assert links == [
        urls[:2],
        urls[2:3],
        urls[3:4],
    ]
    assert shown.xpath("//a[.='Show as a list']/@href") == [
        "/en/aktiviteter/?var=Botkyrka&barn=ja"
    ]
    assert 'dir="rtl"' in client.get("/ar/aktiviteter/karta/?var=Botkyrka").text


def test_nothing_found_or_nothing_with_a_place_is_said(client, more):
    assert "No activity answers to all of that" in words(page(client, "?sprak=so"))
    assert "No activity answers" in words(page(client, "?var=Gotland"))
    only_online = page(client, "?var=Botkyrka&q=Nätkurs")
    assert "Nätkurs" in words(only_online)
    assert not only_online.xpath("//*[@class='map__place']")


def test_lines_tell_the_day_that_was_asked_for_in_the_order_of_the_list(
    client, cafe, monday
):
    make(cafe.organisation, "Måndag och lördag", rule={"weekdays": [1, 6]})
    make(cafe.organisation, "Tidig lördag", rule={"weekdays": [6], "starts": time(7)})
    shown = page(client, "?var=Botkyrka&dag=6")
    lines = [words(line) for line in shown.xpath("//li[@class='place']//li")]
    assert [line.partition("Saturday")[0] for line in lines] == [
        "Tidig lördag",
        "Måndag och lördag",
    ]


def test_the_sentence_names_the_place_that_was_asked_for(client, more):
    said = words(page(client, "?plats=59.2,17.8&inom=50"))
    assert "4 activities in your area (50 km)" in said
    assert "0 activities in Västerbottens län" in words(page(client, "?lan=24&q=xyzzy"))
    nowhere = page(client, "?var=Botkyrka&sprak=so")
    assert "So many are left if you take something away" in words(nowhere)


def test_a_number_and_its_link_count_from_the_same_point(client, more):
    near = page(client, "?plats=59.2,17.8&inom=50")
    links = near.xpath("//ul[@class='names']//a/@href")
    assert "?plats=59.2%2C17.8&inom=50&var=Huddinge+kommun" in links
    around = page(client, "?var=Tumba&inom=50")
    assert around.xpath("//ul[@class='names']/li")
    assert not around.xpath("//ul[@class='names']//a")


@pytest.mark.parametrize("wrong", ["?var=Atlantis", "?alder=x", "?q=" + "a" * 10_000])
def test_a_wrong_answer_leads_to_the_list_which_says_so(client, wrong):
    answer = client.get(f"/en/aktiviteter/karta/{wrong}")
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/en/aktiviteter/{wrong}"


def test_however_much_there_is_the_map_is_bounded_and_says_so(
    client, more, monkeypatch, django_assert_max_num_queries
):
    monkeypatch.setattr(mapped, "MOST_COUNTED", 3)
    monkeypatch.setattr(mapped.PlaceMap, "most", 2)
    assert "Counted are the 3 that come first" in words(page(client))
    shown = page(client, "?var=Botkyrka")
    assert "More than 3 activities in Botkyrka" in words(shown)
    assert "The 2 that come first are shown" in words(shown)
    assert shown.xpath("count(//li[@class='place']//li)") == 2
    with django_assert_max_num_queries(5):
        page(client, "?var=Umeå")
    with django_assert_max_num_queries(2):
        page(client)


def test_only_what_everybody_may_see_is_on_the_map(client, more):
    client.force_login(person("eva@example.org"))
    Activity.objects.exclude(municipality="2480").update(published_at=None)
    shown = page(client)
    assert "1 activity in Umeå" in words(shown)
    assert Municipality.objects.get(code="2480").name in words(shown)
