"""What Lighthouse says of a phone's first visit: `make lighthouse`.

The worst of start, list, detail, municipality and form, each the median of three runs.
Writes var/lighthouse.json and prints the table of docs/performance.md. Not part of
`make test`, which collects files named test_… only, and keeps cheaper signs of it.
"""

import json
import os
import shutil
import statistics
import subprocess

import pytest

from tests.browser.conftest import ROOT
from tests.tools import lighthouse, say

PAGES = ("/", "/aktiviteter/", "/aktiviteter/1/", "/kommuner/botkyrka/", "/fraga/")
LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
MOST = {
    "largest-contentful-paint": 1300,
    "total-blocking-time": 20,
    "cumulative-layout-shift": 0.01,
    "total-byte-weight": 60_000,
}
RUNS = 3
TABLE = ROOT / "var" / "lighthouse.json"
# The whole browser: the one without windows draws nothing that can be timed.
WHOLE = ("chromium", "chromium-browser", "google-chrome", "chromium-headless-shell")


def measured(address):
    """Scores in hundredths and figures of one visit."""
    flags = "--headless=new --disable-gpu --disable-dev-shm-usage"
    flags += "" if os.geteuid() else " --no-sandbox"
    argv = [*lighthouse(), address, "--quiet", "--output=json", "--form-factor=mobile"]
    argv += [f"--only-categories={','.join(LEAST)}", f"--chrome-flags={flags}"]
    environment = os.environ | {
        "CHROME_PATH": next(filter(None, map(shutil.which, WHOLE)))
    }
    said = subprocess.run(argv, env=environment, capture_output=True, text=True)
    assert not said.returncode, said.stderr[-500:]
    told = json.loads(said.stdout)
    scores = {name: 100 * told["categories"][name]["score"] for name in LEAST}
    return scores | {name: told["audits"][name]["numericValue"] for name in MOST}


@pytest.fixture(scope="module")
def table(portal):
    """The median of each figure for each page."""
    rows = {}
    for path in PAGES:
        runs = [measured(portal.url + path) for _run in range(RUNS)]
        rows[path] = {
            name: round(statistics.median(run[name] for run in runs), 3)
            for name in runs[0]
        }
    TABLE.parent.mkdir(exist_ok=True)
    TABLE.write_text(json.dumps(rows, indent=1))
    say(f"\n| Page | {' | '.join(rows['/'])} |")
    for path, row in rows.items():
        say(f"| {path} | {' | '.join(f'{value:g}' for value in row.values())} |")
    return rows


@pytest.mark.parametrize("name", LEAST)
def test_no_page_scores_less(table, name):
    assert min(row[name] for row in table.values()) >= LEAST[name]


@pytest.mark.parametrize("name", MOST)
def test_no_page_costs_more(table, name):
    assert max(row[name] for row in table.values()) <= MOST[name]
