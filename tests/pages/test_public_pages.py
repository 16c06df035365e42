"""What every page that anybody may read promises, in every language."""

import pytest
from lxml import html

PATHS = [
    "/",
    "/om/",
    "/for-foreningar/",
    "/for-kommuner/",
    "/tillganglighet/",
    "/personuppgifter/",
    "/hjalp-till/",
    "/kommuner/",
    "/kommuner/lan/stockholms-lan/",
    "/kommuner/botkyrka/",
    "/kommuner/umea/",
]
pytestmark = [
    pytest.mark.usefixtures("kerstin", "cafe", "hall"),
    pytest.mark.parametrize("path", PATHS),
]


@pytest.mark.parametrize("language", ["", "/en", "/ar"])
def test_the_page_has_a_title_a_summary_and_one_heading(client, path, language):
    page = html.fromstring(client.get(language + path).content)
    assert "Samla" in page.findtext("head/title")
    assert len(page.xpath("string(//meta[@name='description']/@content)")) > 20
    assert len(page.xpath("//h1")) == 1
    assert page.get("dir") == ("rtl" if language == "/ar" else "ltr")


def test_the_page_exists_in_every_language_and_says_so(client, path):
    page = html.fromstring(client.get(f"/en{path}").content)
    others = page.xpath("//link[@rel='alternate']")
    found = {link.get("hreflang"): link.get("href") for link in others}
    assert found["sv"] == f"http://testserver{path}"
    assert found["ar"] == f"http://testserver/ar{path}"


def test_a_visitor_gets_no_cookie_and_all_get_the_same_page(client, path, amina):
    answer = client.get(path)
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert "public" in answer["Cache-Control"]
    client.force_login(amina)
    assert client.get(path).content == answer.content


def test_a_page_that_is_the_same_is_not_sent_again(client, path):
    tag = client.get(path)["ETag"]
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 304


def test_nothing_can_be_sent_to_it(client, path):
    assert client.post(path).status_code == 405


def test_no_heading_is_skipped(client, path):
    page = html.fromstring(client.get(path).content)
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3|//h4")]
    for above, below in zip(levels, levels[1:], strict=False):
        assert below <= above + 1
