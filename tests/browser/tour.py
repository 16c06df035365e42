"""Opens every kind of public page once, and looks at it in each way we promise.

Swedish is looked at in every way. Each other language is on every kind of page once,
and over the pages and the languages every way comes with every other: what shows only
in one way of looking shows there (pairwise covering). `make access` does them all.
"""

from types import SimpleNamespace
from urllib.parse import urlsplit

from tests.browser import criteria
from tests.browser.walk import CODES

WIDTHS = (320, 768, 1920)
SMALL, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
LOOKS = {
    "small-light": (SMALL, "light"),
    "wide-dark": (WIDE, "dark"),
    "small-dark": (SMALL, "dark"),
    "wide-light": (WIDE, "light"),
}
BOTH = ("small-light", "wide-dark")
RULES = {
    "resultTypes": ["violations"],
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
    },
}
# Two thirds of the time go to colours, which are of no language: they are looked at in
# one language of each direction, as is what large and wide words do to a page.
NO_COLOURS = RULES | {"rules": {"color-contrast": {"enabled": False}}}
ONE_OF_EACH_DIRECTION = ("sv", "ar")
WIDER = "document.documentElement.scrollWidth - innerWidth"


def violations(page, rules=RULES):
    """What axe has against a page: which rule, and where."""
    criteria.ready(page)
    ask = """rules => axe.run(document, rules).then(said => said.violations.flatMap(
      rule => rule.nodes.map(node => [rule.id, String(node.target)])))"""
    return [(page.url, rule, where) for rule, where in page.evaluate(ask, rules)]


def looks_of(language, number):
    """In which looks a page is seen in a language, as it comes in the row of kinds."""
    if language == "sv":
        return BOTH
    names = list(LOOKS)
    return (names[(number + CODES.index(language)) % len(names)],)


def is_looked_at(language, number):
    """Whether a page is looked at here: in other languages every second kind is.

    Two languages that follow each other see different halves; `make access` sees all.
    """
    turn = number + CODES.index(language)
    return language in ONE_OF_EACH_DIRECTION or turn % 2 == 0


def tour(browser, walk, language):
    """What was seen on one page of each kind in a language.

    The page stands still while its size and colours change: no script asks for them,
    and what would fade from one colour to the other is told not to.
    """
    rules = RULES if language in ONE_OF_EACH_DIRECTION else NO_COLOURS
    context = browser.new_context(reduced_motion="reduce")
    criteria.prepare(context)
    page = context.new_page()
    seen = SimpleNamespace(faults=[], lost=[], wider=[], asked=set(), cookies=[])
    page.on("request", lambda request: seen.asked.add(urlsplit(request.url).netloc))
    for number, address in enumerate(sorted(walk.of_each_kind(language))):
        if not is_looked_at(language, number):
            continue
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        page.set_viewport_size(SMALL)
        page.goto(address)
        seen.lost += criteria.moved(page)
        for look in looks_of(language, number):
            size, colours = LOOKS[look]
            page.emulate_media(color_scheme=colours)
            page.set_viewport_size(size)
            seen.faults += [(look, *fault) for fault in violations(page, rules)]
        seen.lost += criteria.found(page, *criteria.ALWAYS)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 640})
            if (room := page.evaluate(WIDER)) > 0:
                seen.wider.append((width, address, room))
        is_turn = (number + CODES.index(language)) % len(CODES) == 0
        if language == "sv" or is_turn:
            seen.lost += criteria.unnamed(page)
            seen.lost += criteria.by_keyboard(page)
        if language in ONE_OF_EACH_DIRECTION or is_turn:
            seen.lost += criteria.in_other_ways(page)
    seen.cookies = context.cookies()
    context.close()
    return seen
