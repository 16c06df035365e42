"""Anybody finds her municipality, by map, by list or by what she calls the place."""

import pytest
from lxml import html

LIST = "/kommuner/"
NONSENSE = [
    "x" * 10_000,
    "🚲" * 40,
    "<script>alert(1)</script>",
    "%_%",
    "' or 1=1 --",
    "\\",
    "٠١٢",
    "999999999999999999999999",
    "\u202e\u200f",
    "é" * 80,
]


def page_of(client, path=LIST, **query):
    """The page as somebody sees it."""
    answer = client.get(path, query)
    assert answer.status_code == 200
    return html.fromstring(answer.content)


def counties_in(page):
    return page.xpath("//ul[contains(@class, 'counties')]/li/a/bdi/text()")


def test_everybody_sees_all_counties_in_swedish_order(client, db):
    counties = counties_in(page_of(client))
    assert len(counties) == 21
    assert counties[-5:] == [
        "Västernorrlands län",
        "Västmanlands län",
        "Västra Götalands län",
        "Örebro län",
        "Östergötlands län",
    ]


def test_the_map_leads_wherever_the_list_does(client, db):
    page = page_of(client)
    links = page.xpath("//*[name()='svg' and contains(@class, 'map')]//a")
    names = [link.xpath("string(*[name()='title'])") for link in links]
    assert sorted(names) == sorted(counties_in(page))
    listed = page.xpath("//ul[contains(@class, 'counties')]/li/a/@href")
    assert sorted(link.get("href") for link in links) == sorted(listed)


def test_the_map_is_walked_from_north_to_south(client, db):
    links = page_of(client).xpath("//*[name()='svg' and contains(@class, 'map')]//a")
    names = [link.xpath("string(*[name()='title'])") for link in links]
    assert names[0] == "Norrbottens län"
    assert names[-1] in ("Skåne län", "Blekinge län")


@pytest.mark.usefixtures("entry_point")
def test_who_has_joined_is_told_in_words_and_by_a_dot(client):
    page = page_of(client)
    named = page.xpath("//ul[contains(@class, 'counties')]//li//li//bdi/text()")
    assert named == ["Botkyrka"]
    assert len(page.xpath("//*[name()='circle' and @r and not(@class)]")) == 1


@pytest.mark.parametrize(
    "typed", ["Botkyrka", "botkyrka kommun", "Tumba", "14559", "145 59", " tumba "]
)
def test_who_says_where_she_lives_comes_there(client, db, typed):
    answer = client.get(LIST, {"var": typed})
    assert answer.status_code == 302
    assert answer["Location"] == "/kommuner/botkyrka/"


@pytest.mark.parametrize(
    ("typed", "slug"), [("Umea", "umea"), ("Gothenburg", "goteborg")]
)
def test_who_has_no_swedish_keyboard_comes_there_too(client, db, typed, slug):
    answer = client.get(f"/ar{LIST}", {"var": typed})
    assert answer["Location"] == f"/ar/kommuner/{slug}/"


def test_where_two_places_are_meant_she_is_asked(client, db):
    page = page_of(client, var="habo")
    assert set(page.xpath("//a[@class='door']//strong/bdi/text()")) == {"Habo", "Håbo"}
    assert set(page.xpath("//a[@class='door']/@href")) == {
        "/kommuner/habo-0643/",
        "/kommuner/habo-0305/",
    }


def test_who_is_not_understood_reads_what_to_try(client, db):
    page = page_of(client, "/en/kommuner/", var="Atlantis 7")
    notice = page.xpath("string(//div[contains(@class, 'notice')])")
    assert "Atlantis 7" in notice
    assert "postcode" in notice
    assert page.xpath("//input[@name='var']/@value") == ["Atlantis 7"]


@pytest.mark.parametrize("typed", NONSENSE, ids=range(len(NONSENSE)))
def test_nonsense_is_answered_calmly(client, db, typed):
    answer = client.get(LIST, {"var": typed})
    assert answer.status_code in (200, 302)
    assert b"<script>alert" not in answer.content


def test_an_empty_question_shows_the_list(client, db):
    assert len(counties_in(page_of(client, var="  "))) == 21


@pytest.mark.usefixtures("entry_point")
def test_the_page_asks_the_database_thrice_at_most(
    client, django_assert_max_num_queries
):
    with django_assert_max_num_queries(3):
        client.get(LIST)
