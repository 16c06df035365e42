"""Somebody who wants to help finds what to do, who does it near, and whom to ask."""

import pytest
from lxml import html

pytestmark = pytest.mark.django_db


def page_of(client, **query):
    return html.fromstring(client.get("/en/hjalp-till/", query).content)


def test_what_one_can_do_leads_to_those_who_do_it(client, cafe):
    tiles = page_of(client, var="Botkyrka").xpath("//a[contains(@class, 'tile')]/@href")
    [cafes] = [link for link in tiles if "typ=language-cafe" in link]
    assert cafe.title in client.get(cafes).content.decode()
    assert len(tiles) == 12


def test_the_municipality_is_asked_in_one_tap(client, entry_point):
    [ask] = page_of(client, var="Botkyrka").xpath(
        "//a[contains(@href, 'kommun=')]/@href"
    )
    assert ask == "/en/fraga/?kommun=botkyrka&slag=volunteers"
    assert html.fromstring(client.get(ask).content).xpath("//form//textarea")


def test_an_association_is_written_to_in_one_tap(client, association):
    page = page_of(client, var="Botkyrka")
    assert page.xpath(f"//main//a[@href='mailto:{association.email}']")


def test_a_place_nobody_knows_is_told_at_the_field(client):
    page = page_of(client, var="Atlantis")
    assert "We do not know a place called “Atlantis”" in page.text_content()
    assert page.xpath("//input[@name='var']/@value") == ["Atlantis"]


def test_it_asks_the_database_little(
    client, association, entry_point, django_assert_max_num_queries
):
    page_of(client, var="Botkyrka")
    with django_assert_max_num_queries(3):
        page_of(client, var="Botkyrka")
