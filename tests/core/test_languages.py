"""The language stands in the address, and nothing else decides it."""

import re
from pathlib import Path

import pytest
from django.template import Context, Template
from django.utils import translation

from samla.core.languages import in_a_row, in_language, language_of

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


@pytest.mark.django_db
def test_the_readers_browser_does_not_decide(client):
    answer = client.get("/aktiviteter/", headers={"accept-language": "ar"})
    assert answer.headers["Content-Language"] == "sv"
    assert "Accept-Language" not in answer.headers.get("Vary", "")


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
