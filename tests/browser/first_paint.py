"""How soon the first words of the list are seen on slow nets: `make lighthouse`.

The median of five first visits in each language, on a machine with nothing beside.
Writes var/first_paint.json and prints the table of docs/performance.md. Not part of
`make test`, which collects files named test_… only, and keeps a looser sign of it.
"""

import json
import statistics

import pytest

from tests.browser.conftest import PHONE, ROOT, in_language
from tests.browser.paint import painted
from tests.tools import say

# Kilobits each second, milliseconds, times slower; and the most it may take.
NETS = {(400, 400, 6): 2_000, (50, 800, 1): 3_500}
VISITS = 5
TABLE = ROOT / "var" / "first_paint.json"


@pytest.mark.parametrize(("net", "most"), NETS.items(), ids=str)
def test_the_first_words_are_seen_soon(browser, portal, net, most):
    took = {}
    for language in ("sv", "ar"):
        address, visits = portal.url + in_language("/aktiviteter/", language), []
        for _visit in range(VISITS):
            context = browser.new_context(viewport=PHONE)
            visits.append(painted(context.new_page(), address, *net))
            context.close()
        took[language] = round(statistics.median(visits))
    say(f"| {net[0]} kbit/s, {net[1]} ms, {net[2]}× slower | {took} | ≤ {most} |")
    told = json.loads(TABLE.read_text()) if TABLE.exists() else {}
    TABLE.parent.mkdir(exist_ok=True)
    TABLE.write_text(json.dumps(told | {str(net): took}, indent=1))
    assert max(took.values()) <= most
