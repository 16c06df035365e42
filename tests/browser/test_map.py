"""The map by keyboard, and on a phone: each mark is seen, and leads to its place."""

import pytest

from tests.browser import criteria
from tests.browser.conftest import PHONE, in_language
from tests.browser.tour import SMALL, WIDER

MAP = "/aktiviteter/karta/?var=Botkyrka"


@pytest.mark.parametrize("language", ["sv", "ar"])
def test_every_mark_is_come_to_seen_and_followed_by_keyboard(visit, language):
    page = visit(in_language(MAP, language), PHONE, reduced_motion="reduce")
    marks = page.locator(".map__place").count()
    walked = criteria.stops(page)
    on_the_map = [stop for stop in walked if stop["inMap"]]
    assert len(on_the_map) == marks > 1
    assert [stop for stop in on_the_map if not stop["seen"]] == []
    assert criteria.by_keyboard(page) == []
    page.locator(".map__place").nth(1).focus()
    page.keyboard.press("Enter")
    there = page.locator(".place:target")
    assert there.get_attribute("id") == "plats-2"
    assert there.evaluate("e => e.getBoundingClientRect().top < innerHeight")
    assert criteria.unnamed(page) == []
    for size in (PHONE, SMALL):
        page.set_viewport_size(size)
        assert page.evaluate(WIDER) <= 0
