"""axe finds nothing, pages fit small screens, and everything is reached by keyboard."""

import pytest

from tests.browser.conftest import LANGUAGES
from tests.browser.tour import LOOKS, WIDTHS, violations

WIDE = {"width": 1280, "height": 900}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(tour, language, look):
    assert tour(language).faults[look] == []


def test_axe_would_find_a_fault(visit):
    page = visit("/")
    page.evaluate("document.querySelector('main').innerHTML = '<img src=x><input>'")
    assert {rule for _url, rule, _where in violations(page)} >= {"image-alt", "label"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_scrolls_sideways(tour, language, width):
    assert tour(language).wider[width] == []


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
