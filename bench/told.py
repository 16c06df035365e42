"""Writes what a run found into docs/performance.md: a table, and a plot of costs."""

import json
import math
import os
import platform

from django.utils import timezone

from bench.figures import table
from tests.database import ROOT

DOCS = ROOT / "docs" / "performance.md"
PLOT = ROOT / "docs" / "performance-cost.svg"
RUNS = ROOT / "var" / "bench"
BEGINS, ENDS = "<!-- make bench writes from here -->", "<!-- to here -->"
COLUMNS = (
    ("page", "name", "{}"),
    ("requests/s", "rate", "{:,.0f}"),
    ("of hello", "of_hello", "{:.1%}"),
    ("CPU ms", "cpu_ms", "{:,.1f}"),
    ("in the database", "database_ms", "{:,.1f}"),
    ("p50 ms", "p50", "{:,.0f}"),
    ("p95 ms", "p95", "{:,.0f}"),
    ("SQL ms", "sql_ms", "{:,.1f}"),
    ("queries", "questions", "{}"),
    ("pages of 8 kB", "pages", "{:,}"),
    ("HTML", "bytes", "{:,}"),
    ("gzipped", "gzipped", "{:,}"),
)
TITLE = "CPU milliseconds of a page against the number of activities"
DRAWN = ("list", "municipality_list", "search", "rare_word", "detail", "start")
DRAWN += ("hello", "textbook")
# The plot: its size, its margins, and its lines, which are told apart by shape too.
WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 720, 400, 60, 20, 150, 40
DASHES = ("", "8 3", "2 3", "8 3 2 3")
COLOURS = ("#1b5e4b", "#8a3b12", "#274b8f", "#6b2a6b")


def write(told, figures):
    """Keep the run, and tell it together with those of other sizes."""
    RUNS.mkdir(parents=True, exist_ok=True)
    (RUNS / f"{told['size']}.json").write_text(json.dumps(told["pages"]))
    runs = {
        int(path.stem): json.loads(path.read_text()) for path in RUNS.glob("*.json")
    }
    PLOT.write_text(plot(dict(sorted(runs.items()))))
    whole = DOCS.read_text()
    before, _begins, rest = whole.partition(BEGINS)
    _old, _ends, after = rest.partition(ENDS)
    text = "\n\n".join((BEGINS, *paragraphs(told, figures), ENDS))
    DOCS.write_text(before + text + after)


def paragraphs(told, figures):
    """What stands between the marks."""
    day = timezone.localdate().isoformat()
    load = " ".join(f"{one:.1f}" for one in os.getloadavg())
    yield (
        f"{told['size']:,} activities, {day}, {os.cpu_count()} cores "
        f"({platform.machine()}), load of the machine {load}."
    )
    names, keys, _forms = zip(*COLUMNS, strict=True)
    lines = [f"| {' | '.join(names)} |", f"|---|{'---:|' * (len(keys) - 1)}"]
    for page in told["pages"]:
        cells = (
            "" if page[key] is None else form.format(page[key])
            for _name, key, form in COLUMNS
        )
        lines.append(f"| {' | '.join(cells)} |")
    yield "\n".join(lines)
    yield table(figure.as_row() for figure in figures if figure.bound)
    yield f"![{TITLE}](performance-cost.svg)"


def plot(runs) -> str:
    """CPU of each page by the number of activities, both by powers of ten."""
    costs = {
        name: [
            (size, page["cpu_ms"])
            for size, pages in runs.items()
            for page in pages
            if page["name"] == name
        ]
        for name in DRAWN
    }
    parts = [*frame(min(runs), max(runs))]
    places = []
    for number, (name, points) in enumerate(costs.items()):
        colour = COLOURS[number % len(COLOURS)]
        dashes = DASHES[number // len(COLOURS)]
        at = [
            (across(size, min(runs), max(runs)), up(max(cost, 0.1)))
            for size, cost in points
        ]
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in at)
        parts.append(
            f'<polyline points="{line}" fill="none" stroke="{colour}" '
            f'stroke-width="2" stroke-dasharray="{dashes}"/>'
        )
        parts += [
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in at
        ]
        places.append([at[-1][1], name.replace("_", " "), colour])
    parts += names_beside(sorted(places))
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'font-family="sans-serif" font-size="12" role="img">\n'
        f"<title>{TITLE}</title>\n"
        f'<rect width="100%" height="100%" fill="#fff"/>\n{body}\n</svg>\n'
    )


def across(size, least, most):
    """Where a number of activities stands."""
    room = WIDTH - LEFT - RIGHT
    return LEFT + room * decades(size / least) / (decades(most / least) or 1)


def up(cost):
    """Where a cost stands: from a tenth of a millisecond to a second."""
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * decades(cost / 0.1) / 4


def decades(ratio):
    """How many times ten."""
    return math.log10(ratio)


def frame(least, most):
    """The grid, with what each line stands for."""
    for power in range(-1, 4):
        y = up(10**power)
        yield f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#ccc"/>'
        yield words(LEFT - 8, y + 4, f"{10**power:g} ms", "end")
    for power in range(1, 8):
        size = 10**power
        if least <= size <= most:
            x = across(size, least, most)
            yield f'<path d="M{x:.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="#ccc"/>'
            yield words(x, HEIGHT - BOTTOM + 20, f"{size:,}", "middle")


def names_beside(places):
    """The name of each line at its end, moved apart where two would touch."""
    last = 0
    for y, name, colour in places:
        last = max(y + 4, last + 14)
        yield words(WIDTH - RIGHT + 10, last, name, colour=colour)


def words(x, y, text, anchor="start", colour="#000"):
    """A few words at a place."""
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
    return f'<text {place} fill="{colour}">{text}</text>'
