"""What a newcomer's old phone has to fetch and may not need."""

import pytest

from tests.browser.conftest import LANGUAGES

FIRST_VISIT = 50_000
MOST_REQUESTS = 6
ONE_ROW = 66


def transferred(page, path):
    """Bytes on the wire and number of requests for a first visit."""
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
    sizes = []
    wire.on(
        "Network.loadingFinished", lambda done: sizes.append(done["encodedDataLength"])
    )
    page.goto(path, wait_until="networkidle")
    return sum(sizes), len(sizes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_activities_is_light(visit, language):
    page = visit("about:blank")
    prefix = "" if language == "sv" else f"/{language}"
    weight, requests = transferred(page, f"{prefix}/aktiviteter/")
    assert page.locator("article.card").count() == 20
    assert weight <= FIRST_VISIT
    assert requests <= MOST_REQUESTS
    # The head is one row, whatever the language calls itself.
    assert page.locator(".head").bounding_box()["height"] < ONE_ROW


def test_tigrinya_brings_its_letters_and_stays_light(visit):
    page = visit("about:blank")
    weight, requests = transferred(page, "/ti/aktiviteter/")
    assert weight <= FIRST_VISIT
    assert requests <= MOST_REQUESTS
    wire = page.context.new_cdp_session(page)
    wire.send("DOM.enable")
    wire.send("CSS.enable")
    root = wire.send("DOM.getDocument")["root"]["nodeId"]
    for name in ("h1", ".languages summary", ".card__when"):
        asked = {"nodeId": root, "selector": name}
        node = wire.send("DOM.querySelector", asked)["nodeId"]
        fonts = wire.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        assert "Noto Sans Ethiopic" in {font["familyName"] for font in fonts}, name


def test_pages_say_the_same_without_javascript(walk, visit):
    with_scripts, without = visit("/"), visit("/", java_script_enabled=False)
    for address in walk.of_each_kind():
        with_scripts.goto(address)
        without.goto(address)
        # A script offers to print and to share; without it the browser's menu does.
        with_scripts.evaluate(
            "const offers = '[data-print], [data-share], .save, [data-aloud-bar], '"
            "+ '[data-clear]:not(.actions > *)';"
            "document.querySelectorAll(offers)"
            ".forEach(b => b.hidden = true);"
            "document.querySelectorAll('a[data-save]').forEach(a => a.hidden = false)"
        )
        said = with_scripts.locator("main").inner_text()
        assert without.locator("main").inner_text() == said, address
