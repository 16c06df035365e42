"""The municipalities of a county, on a map and in a list."""

import pytest
from lxml import html

STOCKHOLM = "/kommuner/lan/stockholms-lan/"


def page_of(client, path=STOCKHOLM):
    answer = client.get(path)
    assert answer.status_code == 200
    return html.fromstring(answer.content)


def names_in(page):
    return page.xpath("//ul[contains(@class, 'names')]/li/a/bdi/text()")


def test_all_municipalities_stand_in_swedish_order(client, db):
    names = names_in(page_of(client))
    assert len(names) == 26
    assert names[-5:] == [
        "Upplands Väsby",
        "Vallentuna",
        "Vaxholm",
        "Värmdö",
        "Österåker",
    ]


def test_the_map_leads_wherever_the_list_does(client, db):
    page = page_of(client)
    links = page.xpath("//*[name()='svg' and contains(@class, 'map')]//a")
    assert sorted(link.xpath("string(*[name()='title'])") for link in links) == sorted(
        names_in(page)
    )


def test_the_map_holds_the_whole_county_and_not_much_more(client, botkyrka):
    page = page_of(client)
    left, top, width, height = map(
        float,
        page.xpath("//*[name()='svg' and contains(@class, 'map')]/@viewbox")[0].split(),
    )
    assert left < botkyrka.middle[0] < left + width
    assert top < botkyrka.middle[1] < top + height
    assert height < 500


@pytest.mark.usefixtures("entry_point")
def test_who_has_joined_is_told_by_sign_by_dot_and_in_words(client):
    page = page_of(client, f"/en{STOCKHOLM}")
    signed = page.xpath(
        "//ul[contains(@class, 'names')]/li/a[*[name()='svg']]/bdi/text()"
    )
    assert signed == ["Botkyrka"]
    joined = page.xpath("//a[@class='is-joined']/*[name()='title']/text()")
    assert joined == ["Botkyrka – uses Samla"]
    assert len(page.xpath("//*[@class='map__marks']/*[name()='circle']")) == 1


def test_nobody_has_joined_before_somebody_answers(client, db):
    assert not page_of(client).xpath("//a[@class='is-joined']")


@pytest.mark.parametrize("slug", ["atlantis", "stockholm", "x" * 300])
def test_there_is_no_such_county(client, db, slug):
    assert client.get(f"/kommuner/lan/{slug}/").status_code == 404


@pytest.mark.usefixtures("entry_point")
def test_the_page_asks_the_database_twice(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        client.get(STOCKHOLM)
