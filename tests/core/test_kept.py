"""Parts of pages are kept by what they show; nothing that is somebody's own is."""

import gzip

import pytest
from django.test import Client
from django.utils import timezone

from samla.core import kept
from samla.core.logs import OF_HERSELF
from samla.taxonomy.models import forget
from tests.activities.conftest import at, draft, football, monday  # noqa: F401

pytestmark = pytest.mark.django_db
LIST = "/aktiviteter/"


@pytest.fixture(autouse=True)
def _nothing_is_kept():
    kept.forget()
    yield
    kept.forget()


def page(path=LIST, **asked):
    return Client().get(path, asked).content.decode()


def everything_kept():
    pages = {key: gzip.decompress(body) for key, body in kept._pages.items()}
    return repr((kept._kept, pages))


def test_a_page_is_the_same_from_what_is_kept(football):  # noqa: F811
    for path in (LIST, "/ar/aktiviteter/", "/", football.get_absolute_url()):
        assert page(path) == page(path)


def test_what_changes_is_seen_at_once(football):  # noqa: F811
    assert "Fotboll för alla" in page()
    facts = {"title": "Innebandy & te", "price": 50, "age_from": 9}
    facts |= {"languages": ["language:so"], "confirmed_by": "municipality"}
    type(football).objects.filter(pk=football.pk).update(**facts)
    html = page()
    for words in ("Innebandy &amp; te", "50 kr", "minst 9 år", "omaliska", "kommunen"):
        assert words in html, words
    football.municipality.name = "Alby stad"
    football.municipality.save()
    assert "Alby stad" in page()
    football.occurrences.coming().first().cancel()
    assert "Inställt" in page()


@pytest.mark.parametrize("path", [LIST, f"{LIST}?visa=dagar", "/", "/ti/aktiviteter/"])
def test_a_page_is_put_together_once(football, path):  # noqa: F811
    first, again = Client().get(path), Client().get(path)
    assert first.templates
    assert not again.templates
    assert again.content == first.content
    football.occurrences.coming().first().cancel()
    assert Client().get(path).content != first.content


def test_a_page_is_the_same_packed_and_not(football):  # noqa: F811
    plain = Client().get(LIST)
    packed = Client().get(LIST, headers={"Accept-Encoding": "br, gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert "Content-Encoding" not in plain.headers
    for answer in plain, packed:
        assert "Accept-Encoding" in answer.headers["Vary"]
        assert int(answer.headers["Content-Length"]) == len(answer.content)
    named = {"If-None-Match": packed.headers["ETag"], "Accept-Encoding": "gzip"}
    assert Client().get(LIST, headers=named).status_code == 304


def test_a_page_names_the_server_that_was_asked(football, settings):  # noqa: F811
    settings.ALLOWED_HOSTS = ["one.example", "other.example"]
    for name in settings.ALLOWED_HOSTS * 2:
        html = Client(SERVER_NAME=name).get(LIST).content.decode()
        assert f'href="http://{name}/en/aktiviteter/"' in html


@pytest.mark.parametrize("name", OF_HERSELF)
def test_no_page_is_kept_for_who_tells_of_herself(football, name):  # noqa: F811
    told = {"plats": "59.24,17.82", "kan": "none", "medbarn": "ja", "svenska": "a1"}
    for path in (LIST, "/"):
        page(path, **{name: told.get(name, "8")})
        assert not kept._pages
    page()
    assert len(kept._pages) == 1


@pytest.mark.parametrize(
    "query", ["fbclid=abc", "q=fot&namn=Amina", "efter=" + "9" * 200]
)
def test_no_page_is_kept_at_an_address_that_nobody_asks_again(football, query):  # noqa: F811
    for path in (LIST, "/"):
        Client().get(f"{path}?{query}")
    assert not kept._pages


@pytest.mark.usefixtures("football")
def test_bytes_that_are_two_addresses_are_two_pages(rf):
    for query in (b"sida=1&dag=\xc3\xa9".decode("latin-1"), "sida=1&dag=%C3%83%C2%A9"):
        request = rf.get(LIST)
        request.META["QUERY_STRING"] = query
        assert (
            kept.kept_page(request, lambda said=query: said).content.decode() == query
        )


def test_words_that_are_loaded_anew_are_seen(football):  # noqa: F811
    html = page()
    label = football.type.labels.get(language="sv")
    assert label.label in html
    label.label = "Nytt ord"
    label.save()
    forget()
    assert "Nytt ord" in page()


def test_who_asks_otherwise_gets_her_own_addresses(football):  # noqa: F811
    first = page(sprak="sv", a="7")
    second = page(sprak="sv", a="8&x")
    assert f'href="{football.get_absolute_url()}?a=7"' in first
    assert f'href="{football.get_absolute_url()}"' not in first
    assert 'href="/en/aktiviteter/?sprak=sv&amp;a=7"' in first
    assert 'href="/en/aktiviteter/?sprak=sv&amp;a=8%26x"' in second
    assert kept.QUERY not in first + second


def test_nothing_that_somebody_writes_or_keeps_for_herself_is_kept(
    client,
    amina,
    football,  # noqa: F811
):
    page()
    page(q="hemligt", a="77771", alder="43", fyllda="43")
    page(typ="nonsens-som-inte-finns")
    client.force_login(amina)
    client.get("/min-sida/")
    found = everything_kept()
    for words in ("hemligt", "77771", "nonsens-som", "/min-sida/?", "amina"):
        assert words not in found, words
    assert "Fotboll för alla" in found


@pytest.mark.parametrize("name", OF_HERSELF)
def test_a_question_that_tells_of_a_reader_is_not_remembered(name):
    page(sprak="sv")
    assert len(kept._known) == 1
    told = {"plats": "59.24,17.82", "alder": "43", "svenska": "a1", "a": "7"}
    page(sprak="so", **{name: told.get(name, "43")})
    assert len(kept._known) == 1


def test_what_was_asked_goes_when_its_time_is_over(monday, football):  # noqa: F811
    monday.move_to(at("2026-11-23", "12:01"))
    page(q="hemligt")
    assert "hemligt" in repr(list(kept._known))
    monday.move_to(at("2026-11-23", "12:06"))
    page()
    assert "hemligt" not in repr(list(kept._known))


def test_a_question_that_is_remembered_asks_for_what_is_now(monday, football):  # noqa: F811
    end = at("2026-11-24", "19:58")
    type(football).objects.filter(pk=football.pk).update(next_ends_at=end)
    monday.move_to(at("2026-11-24", "19:56"))
    assert "Fotboll för alla" in page()
    monday.move_to(at("2026-11-24", "19:59"))
    assert "Fotboll för alla" not in page()
    assert len(kept._known) == 1


def test_an_answer_is_never_remembered(football):  # noqa: F811
    assert "Fotboll för alla" in page(q="fotboll", var="Botkyrka")
    type(football).objects.filter(pk=football.pk).update(title="Innebandy")
    assert kept._known
    assert "Fotboll för alla" not in page(q="fotboll", var="Botkyrka")
    type(football).objects.filter(pk=football.pk).update(published_at=None)
    assert "<article" not in page(q="fotboll", var="Botkyrka")


def test_whether_it_fits_a_reader_is_not_kept(football):  # noqa: F811
    type(football).objects.update(age_from=7, age_to=12)
    assert 'class="fit' not in page()
    for age in ("8", "43"):
        assert 'class="fit' in page(fyllda=age, kan="none", medbarn="ja"), age
    assert 'class="fit' not in everything_kept()
    assert len([key for key in kept._kept if "card" in key]) == 1


def test_no_part_is_kept_into_the_next_day(monday):  # noqa: F811
    seen = []
    for clock in ("23:54", "23:59:59"):
        monday.move_to(at("2026-11-23", clock))
        seen.append(kept.kept(lambda: str(timezone.localdate()), "day"))
    monday.move_to(at("2026-11-24", "00:00"))
    seen.append(kept.kept(lambda: str(timezone.localdate()), "day"))
    assert seen == ["2026-11-23", "2026-11-23", "2026-11-24"]


def test_what_is_kept_is_bounded(monkeypatch):
    monkeypatch.setattr(kept, "MOST_KEPT", 3)
    monkeypatch.setattr(kept, "MOST_KNOWN", 2)
    for number in range(10):
        assert kept.kept(str, number) == kept.known(str, number) == ""
        assert len(kept._kept) <= 3
        assert len(kept._known) <= 2


def test_pages_that_are_kept_are_bounded(monkeypatch, football):  # noqa: F811
    monkeypatch.setattr(kept, "MOST_PAGES", 2)
    for number in range(6):
        assert "<article" in page(efter=f"0-20261123T0000{number:02}-1")
        assert len(kept._pages) == min(number + 1, 2)


def test_what_is_asked_for_often_stays(monkeypatch):
    monkeypatch.setattr(kept, "MOST_KEPT", 6)
    made = []
    for number in range(30):
        kept.kept(lambda: made.append(1) or "card", "card")
        kept.kept(str, "a page that is read once", number)
    assert made == [1]
