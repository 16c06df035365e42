"""The stylesheet: old phones, both directions, contrast and weight."""

import gzip
import re
from pathlib import Path

import pytest

from samla.core.icons import ICONS

ROOT = Path(__file__).resolve().parent.parent
CSS = (ROOT / "static/css/samla.css").read_text()
PAPER = (ROOT / "static/css/paper.css").read_text()
LIFE_AREAS = [name for name in ICONS if name.startswith("life-")]
LARGEST_GZIPPED = 10_000

# Sides of the paper instead of the start and end of the line.
PHYSICAL = re.compile(
    r"^((margin|padding|border)-(left|right)|border-(top|bottom)-(left|right)-radius)"
)
SIDED = {"text-align", "float", "clear", "background-position", "transform-origin"}
# What browsers of about 2019 lack and cannot do without.
TOO_NEW = re.compile(
    r"@layer|@container|@scope|@property|:has\(|:is\(|:where\(|:focus-visible"
    r"|\b(clamp|min|max|color-mix|oklch|lab|light-dark)\(|\d[dsl]v[hw]\b"
)
TOO_NEW_PROPERTY = re.compile(
    r"^(inset|aspect-ratio|translate|rotate|scale"
    r"|(margin|padding|border)-(inline|block))$|^inset-|^scroll-padding-inline$"
)
WITHOUT_PROPERTIES = ["body", "a", ".button", ".ask", "input, select, textarea"]
INLINE = re.compile(
    r"role=.list|focusable=|<style|\sstyle=|\son[a-z]+=|javascript:"
    r"|<script(?! src| type=.application/(?:ld|json))"
)


def without_comments(css):
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


def rules(css):
    """Each rule: what stands around it, its selector and its declarations."""
    around = []
    for text, brace in re.findall(r"([^{}]*)([{}])", without_comments(css)):
        if brace == "{":
            around.append(text.strip())
            continue
        parts = [part.partition(":") for part in text.split(";") if ":" in part]
        yield (
            around[:-1],
            around.pop(),
            [(name.strip(), value.strip()) for name, _colon, value in parts],
        )


def faults(css):
    """What would break on an old phone or in the other direction."""
    found = [match[0] for match in TOO_NEW.finditer(without_comments(css))]
    for around, selector, declarations in rules(css):
        found += [f"{rule}: nesting" for rule in around if not rule.startswith("@")]
        found += [
            f"{selector} {name}: {value}"
            for name, value in declarations
            if takes_sides(name, value) or TOO_NEW_PROPERTY.match(name)
        ]
        found += [f"{selector} {fault}" for fault in of_the_rule(dict(declarations))]
    return found


def takes_sides(name, value):
    if name in {"margin", "padding"}:
        sides = re.sub(r"\([^)]*\)", "()", value).split()
        return len(sides) == 4 and sides[1] != sides[3]
    sided = name in SIDED and re.search(r"\b(left|right)\b", value)
    return bool(sided or PHYSICAL.match(name))


def of_the_rule(declarations):
    """Faults that show only when the declarations of a rule are seen together."""
    if declarations.get("left") != declarations.get("right"):
        yield "stands at one side of the paper"
    if "flex" in declarations.get("display", "") and "gap" in declarations:
        yield "flex with gap"


def test_styles_work_on_old_phones_and_in_both_directions():
    assert faults(CSS) + faults(PAPER) == []


@pytest.mark.parametrize(
    "planted",
    [
        ".card { margin-left: 1rem; }",
        "@media print { .card { padding-right: 1rem; } }",
        ".card { border-left: 1px solid; }",
        ".card { border-top-left-radius: 4px; }",
        ".card { text-align: right; }",
        ".card { float: left; }",
        ".card { margin: 0 1px 0 2px; }",
        ".card { position: absolute; right: 0; }",
        ".card { inset-inline-start: 0; }",
        ".card { margin-inline: 1rem; }",
        ".card { display: flex; gap: 1rem; }",
        ".card { font-size: clamp(1rem, 2vw, 2rem); }",
        ".card { height: 100dvh; }",
        ".card { .title { color: red; } }",
        "@layer base { .card { color: red; } }",
        ".card:has(a) { color: red; }",
    ],
)
def test_a_planted_fault_is_seen(planted):
    assert faults(planted)


@pytest.mark.parametrize(
    "harmless",
    [
        ".card a::after { bottom: 0; left: 0; right: 0; top: 0; }",
        ".card { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); }",
        ".card { margin: 0 1px 2px 1px; }",
        "/* margin-left is told about here */ .card { color: red; }",
        "@media print { .card { margin-inline-start: 1rem; } }",
    ],
)
def test_harmless_lines_pass(harmless):
    assert faults(harmless) == []


@pytest.mark.parametrize("selector", WITHOUT_PROPERTIES)
def test_a_browser_without_custom_properties_can_read_the_page(selector):
    """It drops every var(): the colours left over must still be readable."""
    declared = next(found for around, name, found in rules(CSS) if name == selector)
    themed = {name for name, value in declared if "var(" in value}
    fixed = {name: value for name, value in declared if "var(" not in value}
    assert themed & {"color", "background"} <= set(fixed)
    ground = fixed.get("background", "#ffffff")
    assert contrast(fixed["color"], ground) >= TEXT


def test_the_stylesheet_is_light():
    assert len(gzip.compress(CSS.encode(), 9)) <= LARGEST_GZIPPED


def tokens(theme, selector=":root"):
    """The colours of a theme, as a browser would find them."""
    media = ([], ["@media screen and (prefers-color-scheme: dark)"])
    return {
        name: value
        for shown in media[: 1 + (theme == "dark")]
        for around, found, declarations in rules(CSS)
        if found == selector and around == shown
        for name, value in declarations
    }


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


TEXT, SHAPE = 4.5, 3
PAIRS = [
    *[
        (text, ground, TEXT)
        for text in ("ink", "ink-soft", "brand", "brand-strong", "accent", "stop")
        for ground in ("paper", "surface", "wash")
    ],
    ("ink", "brand-soft", TEXT),
    ("ink", "accent-soft", TEXT),
    ("ink", "stop-soft", TEXT),
    ("brand", "brand-soft", TEXT),
    ("brand", "accent-soft", TEXT),
    ("brand", "stop-soft", TEXT),
    ("brand-strong", "brand-soft", TEXT),
    ("accent", "accent-soft", TEXT),
    ("stop", "stop-soft", TEXT),
    ("on-brand", "brand", TEXT),
    ("on-brand", "brand-strong", TEXT),
    ("on-deep", "deep", TEXT),
    ("focus-ink", "focus", TEXT),
    ("focus", "deep", SHAPE),
    ("line", "paper", SHAPE),
    ("line", "surface", SHAPE),
]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("shown", "ground", "least"), PAIRS)
def test_every_pair_of_colours_can_be_read(theme, shown, ground, least):
    colours = tokens(theme)
    found = contrast(colours[f"--{shown}"], colours[f"--{ground}"])
    assert found >= least, f"{shown} on {ground}, {theme}: {found:.2f}"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("area", LIFE_AREAS)
def test_each_life_area_has_a_colour_that_can_be_read(theme, area):
    page, own = tokens(theme), tokens(theme, f".{area}")
    for ground in (page["--surface"], page["--paper"], page["--wash"]):
        assert contrast(own["--life"], ground) >= TEXT, (area, ground)
    assert contrast(own["--life"], own["--life-soft"]) >= TEXT
    assert contrast(page["--ink"], own["--life-soft"]) >= TEXT


def test_life_areas_differ_in_colour():
    for theme in ("light", "dark"):
        seen = {tokens(theme, f".{area}")["--life"] for area in LIFE_AREAS}
        assert len(seen) == len(LIFE_AREAS) == 10


def test_contrast_is_counted_as_wcag_says():
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize(
    "path",
    sorted((ROOT / "templates").rglob("*.html")),
    ids=lambda path: str(path.relative_to(ROOT / "templates")),
)
def test_templates_carry_no_styles_scripts_or_useless_roles(path):
    text = path.read_text()
    assert INLINE.findall(text) == []


# What would shut somebody out whatever axe says: a page for one way of holding a phone,
# dragging and gestures (2.5.1, 2.5.7), shaking (2.5.4), keys that act by themselves
# (2.1.4), what flashes or moves (2.3.1, 2.2.2), films and sounds without text (1.2).
SHUTS_OUT = re.compile(
    r"orientation|draggable|dragstart|touch(start|move)|pointermove|devicemotion"
    r"|keydown|keypress|keyup|accesskey|animation|@keyframes|<(video|audio|marquee)\b"
    r"|maximum-scale|user-scalable|tabindex=.[1-9]|http-equiv=.refresh"
)


def test_nothing_shuts_out_by_design():
    files = [
        *(ROOT / "static").rglob("*.[cj]s*"),
        *(ROOT / "templates").rglob("*.html"),
    ]
    found = {
        (path.name, match[0])
        for path in files
        if path.parent.name != "admin"
        for match in SHUTS_OUT.finditer(without_comments(path.read_text()))
    }
    assert found == set()
    assert SHUTS_OUT.search("@media (orientation: portrait)")


def classes_used():
    """Each class that a template names, with the templates that name it."""
    used = {}
    for path in (ROOT / "templates").rglob("*.html"):
        if path.parent.name == "admin":
            continue  # dressed by Django's own sheets
        text = re.sub(r"{#.*?#}", "", path.read_text())
        written = re.findall(r'\bclass="([^"]*)"', text) + re.findall(
            r'\bwith class="([^"]*)"', text
        )
        for names in written:
            fixed = re.sub(r"\S*{{.*?}}\S*", " ", re.sub(r"{%.*?%}", " ", names))
            for name in fixed.split():
                used.setdefault(name, set()).add(path.name)
    return used


def test_every_class_that_templates_name_is_styled():
    """A class nobody styled is a slip of the pen, or a word that may go."""
    styled = set(re.findall(r"\.([a-zA-Z][\w-]*)", without_comments(CSS + PAPER)))
    unknown = {
        name: sorted(where)
        for name, where in classes_used().items()
        if name not in styled
    }
    assert unknown == {}
