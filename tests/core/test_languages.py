"""The language stands in the address, and nothing else decides it."""

import re
from pathlib import Path

import pytest
from django.template import Context, Template
from django.urls import get_resolver, reverse
from django.utils import translation
from django.utils.translation import get_language_info
from pytest_django.asserts import assertRedirects

from samla.core.languages import (
    ALL,
    BY_CODE,
    chain,
    in_a_row,
    in_language,
    language_of,
    meant_by,
)

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.parametrize(
    ("path", "language"),
    [("/", "sv"), ("/en/", "en"), ("/ar/aktiviteter/", "ar"), ("/xx/", "sv")],
)
def test_the_path_names_the_language(path, language):
    assert language_of(path) == language


@pytest.mark.parametrize(
    ("path", "language", "there"),
    [
        ("/aktiviteter/", "ar", "/ar/aktiviteter/"),
        ("/ar/aktiviteter/", "sv", "/aktiviteter/"),
        ("/ar/", "en", "/en/"),
        ("/", "sv", "/"),
    ],
)
def test_every_page_stands_in_every_language(path, language, there):
    assert in_language(path, language) == there


def test_a_double_slash_does_not_lead_out_of_samla():
    assert in_language("/ar//evil.example/", "sv") == "/evil.example/"


@pytest.fixture
def all_languages(settings):
    """As if every language had its texts: what is missing is said in Swedish."""
    settings.LANGUAGES = [(language.code, language.name) for language in ALL]


def test_every_language_says_its_name_and_direction(all_languages):
    for language in ALL:
        told = get_language_info(language.code)
        assert told["bidi"] == language.rtl, language
        assert told["name_local"]
        assert all(parent in BY_CODE for parent in chain(language.code))
        with translation.override(language.code):
            assert translation.get_language_bidi() == language.rtl


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("prs", "fa-af"),
        ("prs-AF", "fa-af"),
        ("FA_af", "fa-af"),
        ("fa-IR", "fa"),
        ("ku", "kmr"),
        ("ku-TR", "kmr"),
        ("ku-IQ", "ckb"),
        ("am-ET", "am"),
        ("ti-ER", "ti"),
        ("so-SO", "so"),
        ("ps-AF", "ps"),
        ("sv-FI", "sv"),
        ("zh-Hant-TW", ""),
        ("", ""),
    ],
)
def test_a_language_is_known_by_its_other_names(all_languages, asked, meant):
    assert meant_by(asked) == meant


def test_who_asks_for_dari_reads_persian_until_it_is_there(settings):
    settings.LANGUAGES = [("sv", "Svenska"), ("fa", "فارسی")]
    assert meant_by("prs-AF") == "fa"
    assert meant_by("ckb") == ""


def test_no_page_of_ours_has_a_path_that_means_a_language(all_languages):
    """Else nobody could come to it."""
    firsts = {route.partition("/")[0] for route in _routes(get_resolver())}
    assert "aktiviteter" in firsts
    assert [part for part in firsts if meant_by(part)] == []


def _routes(resolver, before=""):
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        if hasattr(entry, "url_patterns"):
            yield from _routes(entry, route)
        else:
            yield route


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("/prs/aktiviteter/?q=a", "/fa-af/aktiviteter/?q=a"),
        ("/fa-AF/", "/fa-af/"),
        ("/ku-IQ/lokaler/", "/ckb/lokaler/"),
        ("/AR/kommuner/", "/ar/kommuner/"),
        ("/sv/aktiviteter/", "/aktiviteter/"),
        ("/sv//evil.example/", "/evil.example/"),
    ],
)
def test_another_name_of_a_language_leads_to_its_own_path(
    client, all_languages, path, there
):
    answer = client.get(path)
    assert (answer.status_code, answer["Location"]) == (301, there)
    assert client.post(path).status_code in {403, 404}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("/es/aktiviteter/", 200),
        ("/es/om/?a=b", "/en/om/?a=b"),
        ("/ckb/konto/logga-in/", "/en/konto/logga-in/"),
        ("/es/finns-inte/", 404),
    ],
)
def test_a_language_of_key_pages_says_the_others_in_english(
    client, all_languages, path, there
):
    answer = client.get(path)
    if isinstance(there, str):
        assert (answer.status_code, answer["Location"]) == (302, there)
    else:
        assert answer.status_code == there


@pytest.mark.django_db
def test_a_page_offers_only_the_languages_it_is_in(client, all_languages):
    whole = [each for each in ALL if each.tier == 1]
    for path, languages in (("/om/", whole), ("/aktiviteter/", ALL)):
        html = client.get(path).content.decode()
        menu = html[html.index('class="languages"') :]
        menu = menu[: menu.index("</details>")]
        assert re.findall(r'<a href="[^"]*" lang="([\w-]+)"', menu) == [
            "fa-AF" if each.code == "fa-af" else each.code for each in languages
        ]


@pytest.mark.django_db
def test_an_unknown_language_is_told_kindly(client):
    answer = client.get("/de/aktiviteter/")
    html = answer.content.decode()
    assert answer.status_code == 404
    assert "Samla finns inte på det språket än" in html
    assert 'class="chip" href="/ar/aktiviteter/"' in html
    assert "på det språket" not in client.get("/om/finns-inte/").content.decode()
    assert "på det språket" not in client.get("/finns-inte/").content.decode()


@pytest.mark.django_db
def test_the_readers_browser_does_not_decide(client):
    answer = client.get("/aktiviteter/", headers={"accept-language": "ar"})
    assert answer.headers["Content-Language"] == "sv"
    assert "Accept-Language" not in answer.headers.get("Vary", "")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wished", "there"),
    [
        ("ar", "/ar/"),
        ("de, prs-AF;q=0.9, en;q=0.8", "/fa-af/"),
        ("ku-IQ", "/ckb/"),
        ("sv-SE, ar;q=0.9", None),
        ("en-GB, ar;q=0.9", None),
        ("de, fr", None),
        ("*", None),
        ("", None),
    ],
)
def test_who_comes_from_outside_is_met_in_the_language_of_her_phone(
    client, all_languages, wished, there
):
    answer = client.get("/", headers={"accept-language": wished})
    assert {"Accept-Language", "Referer"} <= set(answer["Vary"].split(", "))
    if there:
        assertRedirects(answer, there, fetch_redirect_response=False)
    else:
        assert answer["Content-Language"] == "sv"


@pytest.mark.django_db
def test_who_chose_swedish_stays_there(client, all_languages):
    chosen = {"accept-language": "ar", "referer": "http://testserver/ar/"}
    assert client.get("/", headers=chosen)["Content-Language"] == "sv"
    from_outside = {"accept-language": "ar", "referer": "http://testserver.evil/"}
    assert client.get("/", headers=from_outside).status_code == 302
    assert client.get("/en/", headers=from_outside)["Content-Language"] == "en"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "is_draft"), [("/", False), ("/en/", False), ("/ar/", True)]
)
def test_a_page_says_when_its_texts_are_a_draft(client, path, is_draft):
    html = client.get(path).content.decode()
    foot = html[html.index("<footer") :]
    with translation.override(language_of(path)):
        told = translation.gettext(
            "These texts have not been read by a native speaker yet."
        )
        form = reverse("moderation:report-create")
    assert (told in foot) == is_draft
    assert f'href="{form}?sida=' in foot


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "way"), [("/", "ltr"), ("/en/", "ltr"), ("/ar/", "rtl")]
)
def test_pages_say_their_language_and_direction(client, path, way):
    html = client.get(path).content.decode()
    assert f'dir="{way}"' in html
    for code in ("sv", "en", "ar"):
        assert f'hreflang="{code}"' in html


@pytest.mark.parametrize(("language", "comma"), [("sv", ", "), ("ar", "، ")])
def test_what_is_listed_has_the_comma_of_the_reader(language, comma):
    with translation.override(language):
        shown = Template("{{ two|listed }}").render(Context({"two": ["a", "<b>"]}))
        assert in_a_row(["a", "b"]) == f"a{comma}b"
    assert shown == f"<bdi>a</bdi>{comma}<bdi>&lt;b&gt;</bdi>"


def test_no_page_has_a_comma_of_its_own_between_what_it_tells():
    """Written in a template it would be a Latin comma to every reader."""
    own = re.compile(r"[>}], (?:[<{])|join:\s*\"")
    title = re.compile(r"{% block title %}.*?{% endblock %}")
    found = [
        str(path)
        for path in (ROOT / "templates").rglob("*.html")
        if own.search(title.sub("", path.read_text()))
    ]
    assert found == []
