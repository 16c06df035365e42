"""Everybody's pages in every language, each way of looking: `make access`.

What `make test` looks at by a covering choice is looked at whole here: every kind of
page, in every language that is whole, small and wide, light and dark, signed in and
not. Writes the table var/access.json, prints it, and fails where a fault was found.
Not part of `make test`, which collects files named test_… only. `ACCESS="sv ar"` looks
at these languages alone.
"""

import json
import os
import time
from itertools import product

import pytest

from samla.core.languages import in_language, is_whole
from tests.browser import criteria
from tests.browser.conftest import ROOT
from tests.browser.tour import LOOKS, violations
from tests.browser.walk import CODES, Walk
from tests.tools import say

PEOPLE = ("nobody", "amina", "kerstin")
WANTED = os.environ.get("ACCESS", "").split() or [c for c in CODES if is_whole(c)]
TABLE = ROOT / "var" / "access.json"
# The keyboard's way is the same in all languages of a direction.
BY_KEYBOARD = ("sv", "ar")


@pytest.fixture(scope="module")
def table():
    """What was seen, a row for each person and language; told at the end."""
    rows = []
    yield rows
    TABLE.parent.mkdir(exist_ok=True)
    TABLE.write_text(json.dumps(rows, indent=1, ensure_ascii=False))
    say(f"\n{'who':<9}{'language':<11}{'pages':>6}{'looks':>7}{'faults':>8}{'s':>7}")
    for row in rows:
        say(
            f"{row['who']:<9}{row['language']:<11}{row['pages']:>6}{row['looks']:>7}"
            f"{len(row['faults']):>8}{row['seconds']:>7}"
        )
        for fault in row["faults"]:
            say("    " + " ".join(fault))


@pytest.mark.parametrize(("who", "language"), list(product(PEOPLE, WANTED)))
def test_every_page_is_for_everybody(
    browser, portal, sign_in, walk, table, who, language
):
    began = time.monotonic()
    keys = None if who == "nobody" else sign_in(who).context.storage_state()
    walked = walk if keys is None else walk_of(portal, keys, language)
    faults = [
        ("", str(status), address)
        for address, (status, _headers, _body) in walked.pages.items()
        if status != 200
    ]
    context = browser.new_context(storage_state=keys, reduced_motion="reduce")
    criteria.prepare(context)
    page = context.new_page()
    addresses = walked.of_each_kind(language)
    for address in addresses:
        faults += looked_through(page, address, language)
    context.close()
    faults = [(*kind, place.replace(portal.url, "")) for *kind, place in faults]
    row = {
        "who": who,
        "language": language,
        "pages": len(addresses),
        "looks": len(addresses) * len(LOOKS),
        "seconds": round(time.monotonic() - began),
        "faults": faults,
    }
    table.append(row)
    assert faults == []


def walk_of(portal, keys, language):
    """The pages that somebody who is signed in comes to, in one language."""
    cookie = "; ".join(f"{one['name']}={one['value']}" for one in keys["cookies"])
    starts = [in_language("/min-sida/", language), in_language("/", language)]
    return Walk(portal.url, starts, cookie, [language])


def looked_through(page, address, language):
    """All that is wrong with a page in any way of looking: what, where, which page."""
    found = []
    page.goto(address)
    for look, (size, colours) in LOOKS.items():
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=colours)
        found += [(f"{look} {rule}", where) for _url, rule, where in violations(page)]
        lost = criteria.found(page, "2.5.8", "cut")
        if language in BY_KEYBOARD and colours == "light":
            lost += criteria.by_keyboard(page)
        found += [(f"{look} {name}", where) for _url, name, where in lost]
    lost = criteria.found(page, *criteria.ALWAYS) + criteria.unnamed(page)
    lost += criteria.in_other_ways(page)
    found += [(name, where) for _url, name, where in lost]
    return [(what, str(where), address) for what, where in dict.fromkeys(found)]
