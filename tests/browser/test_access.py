"""axe finds nothing, pages fit small screens, and everything is reached by keyboard."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import LANGUAGES

SMALL = {"width": 320, "height": 640}
WIDE = {"width": 1280, "height": 900}
LOOKS = [(SMALL, "light"), (WIDE, "dark")]
RULES = {
    "runOnly": {
        "type": "tag",
        "values": [
            "wcag2a",
            "wcag2aa",
            "wcag21a",
            "wcag21aa",
            "wcag22aa",
            "best-practice",
        ],
    }
}


def violations(page):
    """What axe has against a page: which rule, and where."""
    response = Axe().run(page, options=RULES).response
    return [
        (page.url, rule["id"], node["target"])
        for rule in response["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize(("size", "colours"), LOOKS, ids=["small-light", "wide-dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(walk, visit, language, size, colours):
    page = visit("/", size, color_scheme=colours)
    found = []
    for address in walk.of_each_kind(language):
        page.goto(address)
        found += violations(page)
    assert found == []


def test_axe_would_find_a_fault(visit):
    page = visit("/")
    page.evaluate("document.querySelector('main').innerHTML = '<img src=x><input>'")
    assert {rule for _url, rule, _where in violations(page)} >= {"image-alt", "label"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [320, 768, 1920])
def test_no_page_scrolls_sideways(walk, visit, language, width):
    page = visit("/", {"width": width, "height": 640})
    for address in walk.of_each_kind(language):
        page.goto(address)
        room = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert room <= 0, f"{address} is {room} px too wide at {width}"


@pytest.mark.parametrize("path", ["/", "/ar/aktiviteter/", "/kommuner/"])
def test_the_first_tab_leads_past_the_menu(visit, path):
    page = visit(path)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id || location.hash") in (
        "main",
        "#main",
    )


@pytest.mark.parametrize("path", ["/", "/ar/", "/aktiviteter/", "/kommuner/"])
def test_every_control_is_reached_and_seen(visit, path):
    page = visit(path, WIDE)
    count = page.evaluate(
        "[...document.querySelectorAll('a[href],button,input,select,summary')]"
        ".filter(e => e.checkVisibility() && e.type !== 'hidden').length"
    )
    reached = set()
    for _press in range(count + 5):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => {
              const e = document.activeElement, s = getComputedStyle(e);
              if (e === document.body) return null;
              if (!e.dataset.seen) e.dataset.seen = Math.random();
              const seen = s.outlineStyle !== 'none' || s.boxShadow !== 'none';
              return [e.dataset.seen, seen, e.outerHTML.slice(0, 80)];
            }"""
        )
        if seen:
            reached.add(seen[0])
            assert seen[1], f"No visible focus on {seen[2]}"
    radios = page.evaluate("document.querySelectorAll('input[type=radio]').length")
    assert len(reached) >= count - radios
