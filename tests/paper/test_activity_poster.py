"""A poster of an activity: anybody chooses languages, looks at it and prints it."""

import html
import re

import pytest
from django.conf import settings

from samla.paper.forms import MOST_LANGUAGES
from tests.paper.conftest import leads_to

pytestmark = pytest.mark.django_db

SVG = re.compile(r"<svg xmlns.*?</svg>", re.DOTALL)


def poster(client, activity, query="", language="/en"):
    return client.get(f"{language}/aktiviteter/{activity.pk}/affisch/{query}")


def text_of(answer):
    return html.unescape(answer.content.decode())


def test_who_comes_without_an_account_sees_it_in_the_languages_she_chose(
    client, football, code
):
    answer = poster(client, football, "?sprak=ar&sprak=sv")
    assert answer.status_code == 200
    assert not answer.cookies
    assert "public" in answer.headers["Cache-Control"]
    page = text_of(answer)
    for words in ("Fotboll för alla", "Varje vecka: tisdag", "كل أسبوع", "18.00–20.00"):
        assert words in page
    assert "Every week" not in page
    assert '<div lang="ar" dir="rtl">' in page
    assert page.index('lang="sv" dir="ltr"') < page.index('lang="ar" dir="rtl"')
    assert str(code) in page
    assert f"testserver/k/{code}" in page


def test_the_square_leads_to_the_address_that_stands_beside_it(client, football, code):
    for query, path in [
        ("?sprak=sv&sprak=ar", f"/k/{code}"),
        ("?sprak=sv", f"/k/{code}"),
        ("?sprak=ar", f"/ar/k/{code}"),
    ]:
        page = text_of(poster(client, football, query))
        assert f"testserver{path}<" in page
        [drawing] = SVG.findall(page)
        assert leads_to(drawing, f"http://testserver{path}")
        assert not leads_to(drawing, f"http://testserver{path}X")


def test_what_is_chosen_first_is_the_language_of_the_page(client, football):
    page = text_of(poster(client, football, language="/ar"))
    assert "Varje vecka: tisdag" in page
    assert "كل أسبوع" in page
    assert "Every week" not in page


def test_wrong_answers_are_said_and_nothing_is_shown(client, football, settings):
    settings.LANGUAGES = [*settings.LANGUAGES, ("uk", "Українська")]
    every = "&".join(f"sprak={code}" for code, _name in settings.LANGUAGES)
    assert len(settings.LANGUAGES) > MOST_LANGUAGES
    for query, said in [
        ("?storlek=a4", "Choose at least one language."),
        (f"?{every}", "Choose at most three languages."),
        ("?sprak=tlh", "Choose one of the answers in the list."),
        ("?sprak=sv&storlek=a0", "Choose one of the answers in the list."),
    ]:
        answer = poster(client, football, query)
        assert answer.status_code == 200
        assert said in text_of(answer)
        assert 'class="sheet"' not in text_of(answer)


def test_large_paper_is_asked_of_the_printer(client, football):
    page = text_of(poster(client, football, "?sprak=sv&storlek=a3"))
    assert '<body class="paper paper--a3">' in page
    assert "affisch.pdf?sprak=sv&storlek=a3" in page


def test_what_is_no_rule_tells_its_dates_and_examples_say_so(client, football):
    football.schedules.update(kind="once", first_on="2026-11-24")
    football.is_example = True
    football.save()
    page = text_of(poster(client, football, "?sprak=en"))
    assert "Tuesday 24 November" in page
    assert "This is an example." in page
    football.occurrences.first().cancel()
    assert "Tuesday 24 November" not in text_of(poster(client, football, "?sprak=en"))


def test_there_is_no_poster_of_what_is_not_on(client, football, draft):
    football.occurrences.all().delete()
    assert (
        poster(client, football).headers["Location"]
        == f"/en/aktiviteter/{football.pk}/"
    )
    football.unpublish()
    assert poster(client, football).status_code == 404


def test_the_page_asks_the_database_a_few_times(
    client, football, django_assert_max_num_queries
):
    poster(client, football, "?sprak=sv&sprak=en&sprak=ar")  # words are remembered
    with django_assert_max_num_queries(4):
        answer = poster(client, football, "?sprak=sv&sprak=en&sprak=ar")
    assert len(answer.content) < 20_000


def test_who_publishes_is_offered_a_poster(client, football, amina):
    client.force_login(amina)
    page = text_of(client.get(f"/en/aktiviteter/{football.pk}/klar/"))
    assert f'/en/aktiviteter/{football.pk}/affisch/"' in page


def test_every_language_can_be_chosen_under_its_own_name(client, football):
    page = text_of(poster(client, football))
    for code, name in settings.LANGUAGES:
        assert f'<bdi lang="{code}"' in page
        assert name in page
