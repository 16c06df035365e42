"""A newcomer's phone, which counts what she taps and what every page weighs."""

import re

from tests.browser.tour import WIDER

# What she reads after the first page may weigh so many bytes with all it fetches.
LATER = 20_000
# The languages of the newcomers' journeys, and the signs each is written in.
SIGNS = {"sv": "[a-zåäö]", "ti": "[\u1200-\u137f]", "fa-af": "[\u0600-\u06ff]"}
LANGUAGES = tuple(SIGNS)
FROM_THE_RIGHT = ("fa-af",)


class OldPhone:
    """Counts what is tapped and what each page weighs; words are written, not tapped.

    The keyboard's own search key ends what is written.
    """

    def __init__(self, page, language):
        self.page, self.language = page, language
        self.taps, self.asked, self._bytes = 0, [], 0
        self._wire = page.context.new_cdp_session(page)
        self._wire.send("Network.enable")
        self._wire.on("Network.requestWillBeSent", self._ask)
        self._wire.on("Network.loadingFinished", self._count)

    def _ask(self, asking):
        self.asked.append(asking["request"]["url"])
        self._count(asking.get("redirectResponse"))

    def _count(self, done):
        self._bytes += done["encodedDataLength"] if done else 0

    def opens(self, path):
        """The bytes of the first page with all that it fetches."""
        self.page.goto(path)
        return self.looks()

    def taps_on(self, what):
        self.taps += 1
        what.click()

    def looks(self):
        """The bytes that came since the last look; the page is hers and fits."""
        self._wait()
        fits(self.page)
        html = self.page.locator("html")
        assert html.get_attribute("lang").lower() == self.language
        way = "rtl" if self.language in FROM_THE_RIGHT else "ltr"
        assert html.get_attribute("dir") == way
        weight, self._bytes = self._bytes, 0
        return weight

    def _wait(self):
        """Until all has come, the letters too; asked where the bytes are told."""
        asked = {"expression": "document.fonts.status"}
        self.page.wait_for_load_state("load")
        while self._wire.send("Runtime.evaluate", asked)["result"]["value"] != "loaded":
            self.page.wait_for_timeout(20)

    def speaks(self, words):
        """Whether words are in the signs of her language."""
        return bool(re.search(SIGNS[self.language], words, re.I))


def fits(page):
    assert page.evaluate(WIDER) <= 0, page.url


def fonts(page):
    """The fonts that draw a page's Tigrinya words: also bold ones, in head and menu.

    The spaces around a word are no Ethiopic signs, and come from another font.
    """
    wire = page.context.new_cdp_session(page)
    wire.send("DOM.enable")
    wire.send("CSS.enable")
    root = wire.send("DOM.getDocument", {"depth": -1})["root"]
    for word in words_in(root):
        spaces = len(re.findall(r"\s+", word["nodeValue"]))
        asked = {"nodeId": word["nodeId"]}
        used = wire.send("CSS.getPlatformFontsForNode", asked)["fonts"]
        yield from (one["familyName"] for one in used if one["glyphCount"] > spaces)


def words_in(node):
    """The words in Ethiopic of a page, not what stands beside them."""
    for child in node.get("children", ()):
        if re.fullmatch(rf"{SIGNS['ti']}+", child["nodeValue"].strip()):
            yield child
        yield from words_in(child)
