"""What a newcomer's old phone has to fetch and may not need."""

import pytest

from tests.browser.conftest import LANGUAGES

FIRST_VISIT = 50_000
MOST_REQUESTS = 6


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


def test_pages_say_the_same_without_javascript(walk, visit):
    with_scripts, without = visit("/"), visit("/", java_script_enabled=False)
    for address in walk.of_each_kind():
        with_scripts.goto(address)
        without.goto(address)
        # Printing is a script's one offer; everybody else uses the browser's menu.
        with_scripts.evaluate(
            "document.querySelectorAll('[data-print], .save, [data-aloud-bar]')"
            ".forEach(b => b.hidden = true);"
            "document.querySelectorAll('a[data-save]').forEach(a => a.hidden = false)"
        )
        said = with_scripts.locator("main").inner_text()
        assert without.locator("main").inner_text() == said, address
