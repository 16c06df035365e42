"""The language stands in the address, and nothing else decides it."""

import pytest

from samla.core.languages import in_language, language_of


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
