"""The whole race: twenty clients, 150 rounds, for a room, for parts, and through HTTP.

The tests of the promise are the race; here they run with all their rounds.
"""

import os
import re
import subprocess
import sys
import time

from bench.figures import Figure

ROUNDS = 150
FILES = ("tests/bookings/test_promise_race.py", "tests/bookings/test_promise_http.py")
TOLD = re.compile(
    r"^(?P<title>\d+ rounds of \d+ .+): won (?P<won>\d+), taken (?P<taken>\d+), "
    r"other (?P<other>\d+), (?P<seconds>[\d.]+) s, p50 (?P<p50>\d+) ms, "
    r"p99 (?P<p99>\d+) ms$",
    re.MULTILINE,
)


def measure(_land):
    """Run the tests of the race; what they print is what is measured."""
    began = time.perf_counter()
    said, failed = raced(os.environ.get("RACE_ROUNDS") or str(ROUNDS))
    for told in TOLD.finditer(said):
        title = told["title"]
        for name, unit in (("won", ""), ("seconds", "s"), ("p50", "ms"), ("p99", "ms")):
            yield Figure(f"{title}: {name}", float(told[name]), unit)
        yield Figure(f"{title}: neither won nor taken", int(told["other"]), "", most=0)
    yield Figure("Races that failed", failed, "", most=0)
    yield Figure("All races", time.perf_counter() - began, "s")


def raced(rounds) -> tuple[str, int]:
    """What the tests said, told at once too, and whether one failed."""
    argv = [sys.executable, "-m", "pytest", "-n", "0", "-q", "-k", "twenty", *FILES]
    # A database of its own, so that the seeded one stays as it is.
    variables = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    said = []
    with subprocess.Popen(
        argv,
        env=variables | {"RACE_ROUNDS": rounds, "PYTHONUNBUFFERED": "yes"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as running:
        for line in running.stdout:
            print(line, end="", flush=True)
            said.append(line)
    return "".join(said), int(running.returncode != 0)
