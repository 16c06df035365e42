"""Opens every kind of public page once, and looks at it in each way we promise."""

from types import SimpleNamespace
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe

WIDTHS = (320, 768, 1920)
LOOKS = {
    "small-light": ({"width": 320, "height": 640}, "light"),
    "wide-dark": ({"width": 1280, "height": 900}, "dark"),
}
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
WIDER = "document.documentElement.scrollWidth - innerWidth"


def violations(page):
    """What axe has against a page: which rule, and where."""
    response = Axe().run(page, options=RULES).response
    return [
        (page.url, rule["id"], node["target"])
        for rule in response["violations"]
        for node in rule["nodes"]
    ]


def tour(browser, walk, language):
    """What was seen on one page of each kind in a language.

    The page stands still while its size and colours change: no script asks for them,
    and what would fade from one colour to the other is told not to.
    """
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    seen = SimpleNamespace(
        faults={look: [] for look in LOOKS},
        wider={width: [] for width in WIDTHS},
        asked=set(),
        cookies=[],
    )
    page.on("request", lambda request: seen.asked.add(urlsplit(request.url).netloc))
    for address in walk.of_each_kind(language):
        page.emulate_media(color_scheme="light")
        page.set_viewport_size(LOOKS["small-light"][0])
        page.goto(address)
        for look, (size, colours) in LOOKS.items():
            page.emulate_media(color_scheme=colours)
            page.set_viewport_size(size)
            seen.faults[look] += violations(page)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 640})
            if (room := page.evaluate(WIDER)) > 0:
                seen.wider[width].append((address, room))
    seen.cookies = context.cookies()
    context.close()
    return seen
