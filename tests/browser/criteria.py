"""What WCAG asks for and axe has no rule for: each looked for on a page, as faults.

The looking itself is in criteria.js, which every page of a context gets with axe.
"""

from contextlib import contextmanager
from pathlib import Path

import axe_playwright_python

AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js"))
CRITERIA = Path(__file__).with_name("criteria.js")
# What holds whatever the page looks like, and what is seen only by one way of looking.
ALWAYS = ("1.3.5", "1.4.13", "2.4.6", "2.5.8", "3.1.2")
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"""
LARGE = "html { font-size: 225% !important; }"
PHONE = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 900}
# Whom a screen reader names; an option of a list is its text.
NAMED = {
    "button",
    "link",
    "textbox",
    "searchbox",
    "combobox",
    "checkbox",
    "radio",
    "spinbutton",
    "progressbar",
    "radiogroup",
    "navigation",
    "image",
    "DisclosureTriangle",
    "Date",
    "InputTime",
}
STOP = """() => {
  const e = document.activeElement;
  if (e === document.body) return null;
  const ring = criteria.ring(e);
  if (!e.dataset.stop) e.dataset.stop = String(Math.random());
  const r = e.getBoundingClientRect(), piece = e.getClientRects()[0] || r;
  const x = piece.left + piece.width / 2;
  const y = (Math.max(piece.top, 0) + Math.min(piece.bottom, innerHeight)) / 2;
  const on = document.elementFromPoint(x, y);
  return {
    key: e.dataset.stop, told: e.cloneNode(false).outerHTML.replace(/ data-stop="[^"]*"/, "").slice(0, 90) + e.textContent.trim().slice(0, 20),
    tag: e.tagName, inMap: Boolean(e.closest("svg")),
    ring, seen: ring.width >= 2 && ring.contrast >= 3,
    inside: r.height > innerHeight || (r.top > -1 && r.bottom < innerHeight + 1 && r.left > -1 && r.right < innerWidth + 1),
    free: Boolean(on && (e.contains(on) || on.contains(e) || (e.labels && [...e.labels].some(l => l.contains(on))))),
    left: r.left, right: r.right, top: r.top + scrollY, bottom: r.bottom + scrollY,
  };
}"""  # noqa: E501
# How far things moved under the reader's finger while the page came (CLS).
SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
})"""
MOST_SHIFTED = 0.01
# No more stops than that are walked on a page: what follows is more of the same.
MOST_STOPS = 150


def prepare(context):
    """Give every page of a context axe and the criteria."""
    context.add_init_script(path=AXE)
    context.add_init_script(path=CRITERIA)


def ready(page):
    """Give one page what it has not got from its context."""
    if not page.evaluate("'axe' in window && 'criteria' in window"):
        page.evaluate(AXE.read_text())
        page.evaluate(CRITERIA.read_text())


def found(page, *names):
    """The faults of some criteria on a page as it stands: page, criterion, where."""
    ready(page)
    ask = "names => names.map(name => [name, criteria[name]()])"
    return [
        (page.url, name, where)
        for name, places in page.evaluate(ask, names)
        for where in places
    ]


@contextmanager
def looked_at(page, size=DESK, style="", **media):
    """A page for a while as somebody has set her device: size, style, colours."""
    page.set_viewport_size(size)
    page.emulate_media(**media)
    if style:
        page.evaluate(
            "css => { const s = new CSSStyleSheet(); s.replaceSync(css);"
            " document.adoptedStyleSheets = [s]; }",
            style,
        )
    yield page
    if style:
        page.evaluate("document.adoptedStyleSheets = []")
    page.emulate_media(**dict.fromkeys(media, "null") | {"reduced_motion": "reduce"})


def in_other_ways(page):
    """What is lost when text is large, far apart, in forced colours or on paper."""
    lost = []
    for name, size, style in (
        ("1.4.10", PHONE, ""),
        ("1.4.12", PHONE, SPACING),
        ("1.4.4", DESK, LARGE),
    ):
        with looked_at(page, size, style):
            lost += [(url, name, where) for url, _, where in found(page, "cut")]
    with looked_at(page, forced_colors="active"):
        lost += found(page, "edges")
    with looked_at(page, reduced_motion="reduce"):
        lost += found(page, "motion")
    with looked_at(page, media="print", color_scheme="dark"):
        lost += found(page, "paper")
    return lost


def moved(page):
    """Whether things jumped while the page came."""
    shifted = page.evaluate(SHIFTS)
    return [(page.url, "CLS", str(shifted))] if shifted > MOST_SHIFTED else []


def unnamed(page):
    """What a screen reader would meet without a name (4.1.2)."""
    wire = page.context.new_cdp_session(page)
    nodes = wire.send("Accessibility.getFullAXTree")["nodes"]
    wire.detach()
    return [
        (page.url, "4.1.2", node["role"]["value"])
        for node in nodes
        if not node["ignored"]
        and node["role"]["value"] in NAMED
        and not node.get("name", {}).get("value", "").strip()
    ]


def stops(page):
    """Where the Tab key leads on a page, until it is back where it was or outside."""
    ready(page)
    page.evaluate("scrollTo(0, 0); document.activeElement.blur()")
    walked = []
    for _press in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            break
        if walked and stop["key"] == walked[-1]["key"]:
            continue  # the day, month and year of one date
        is_back = stop["key"] in {one["key"] for one in walked}
        walked.append(stop)
        if is_back:
            break
    return walked


def by_keyboard(page):
    """What is wrong on a walk by Tab: focus unseen, covered or caught, order lost."""
    lost = []
    rtl = page.evaluate("document.documentElement.dir") == "rtl"
    walked = stops(page)
    if walked and walked[-1]["key"] in {stop["key"] for stop in walked[:-1]}:
        lost.append((page.url, "2.1.2", walked.pop()["told"]))
    for stop in walked:
        if not stop["seen"]:
            lost.append((page.url, "2.4.7", stop["told"]))
        if not stop["free"] and not stop["inMap"]:
            lost.append((page.url, "2.4.11", stop["told"]))
    for one, other in zip(walked[1:], walked[2:], strict=False):  # not from the skip
        if not (one["inMap"] or other["inMap"]) and goes_back(one, other, rtl):
            lost.append((page.url, "2.4.3", f"{one['told']} → {other['told']}"))
    return lost


def goes_back(one, other, rtl):
    """Whether the next stop stands before the last, as one reads the page."""
    if rtl:
        one, other = mirrored(one), mirrored(other)
    shared = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    least = min(one["bottom"] - one["top"], other["bottom"] - other["top"])
    if shared > least / 2:
        return other["right"] <= one["left"] + 1
    above = other["bottom"] <= one["top"] + 1
    return above and other["left"] < one["right"] - 1


def mirrored(stop):
    return stop | {"left": -stop["right"], "right": -stop["left"]}
