"""One organisation's page: for newcomers, partners and municipalities."""

import pytest


def page(client, organisation, language=""):
    answer = client.get(language + organisation.get_absolute_url())
    assert answer.status_code == 200
    return answer.content.decode()


def test_everything_one_needs_stands_there(client, association, umea):
    association.phone, association.number = "08-123 45 67", "8020024280"
    association.website = "https://sprakvannerna.example/"
    association.save()
    association.serves.add(umea)
    html = page(client, association, "/en")
    for told in (
        "<h1><bdi>Språkvännerna i Alby</bdi></h1>",
        "Language support",
        "Welcoming and hosting",
        'href="mailto:hej@sprakvannerna.example"',
        'href="tel:081234567"',
        'href="https://sprakvannerna.example/"',
        "802002-4280",
        "Umeå",
        "by the organisation.",
        "Botkyrka",
    ):
        assert told in html


def test_its_own_words_are_marked_with_their_language(client, association):
    assert 'lang="sv" dir="auto"' in page(client, association, "/ar")
    assert "Text in Swedish" in page(client, association, "/en")
    assert "Text in" not in page(client, association)


def test_its_next_activities_stand_there(client, association, cafe, register):
    assert "Språkcafé i Alby" in page(client, association)
    assert "Språkcafé i Alby" not in page(client, register("En annan"))


def test_a_rested_fact_is_doubted_aloud(client, association):
    association.confirmed_at = "2025-01-01T12:00Z"
    association.save()
    assert "fresh--old" in page(client, association)


def test_an_example_offers_nobody_to_call(client, association):
    association.is_example, association.phone = True, "08-465 004 01"
    association.save()
    html = page(client, association)
    assert "mailto:" not in html.partition("<main")[2].partition("</main")[0]
    assert "tel:" not in html


def test_a_page_takes_few_questions(
    client, association, cafe, umea, django_assert_max_num_queries
):
    association.serves.add(umea)
    page(client, association)
    with django_assert_max_num_queries(6):
        page(client, association)


def test_visitors_get_no_cookie_and_may_keep_the_page(client, association):
    answer = client.get(association.get_absolute_url())
    assert not answer.cookies
    assert "public" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("number", ["0", "999999", "9" * 40])
def test_what_is_nowhere_is_not_found(client, db, number):
    assert client.get(f"/organisationer/{number}/").status_code == 404
