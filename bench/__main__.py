"""`make bench`: seeds a database of its own, measures, prints a table of ratios.

SIZE=200000 seeds fewer claims; ONLY=race or ONLY=lending does a part. Ends with 1 where
a bound is broken. Another part is another module with `NEEDS_SEED` and `measure`.
"""

import json
import os
import sys
import time
from importlib import import_module
from pathlib import Path

# Before the settings: a PostgreSQL and a folder of its own, gone afterwards.
from tests.database import copied

SECTIONS = ("lending", "race")
FIRST = ("What", "measured", "", "bound", "")
ROOT = Path(__file__).resolve().parent.parent


def say(text=""):
    """Tell whoever waits how far it has come."""
    print(text, flush=True)


def table(rows) -> str:
    """Rows as Markdown, so that they can stand in docs/performance.md."""
    lines = [FIRST, ["---", "---:", "---", "---:", "---"], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main():
    """Measure what was asked for, and say whether every bound is kept."""
    os.environ |= copied("samla_bench")
    os.environ["DJANGO_SETTINGS_MODULE"] = "samla.settings"
    import django

    django.setup()
    chosen = list(filter(None, os.environ.get("ONLY", "").split(","))) or SECTIONS
    sections = {name: import_module(f"bench.{name}") for name in chosen}
    done = {"size": int(os.environ.get("SIZE") or 2_000_000)}
    town = None
    if any(section.NEEDS_SEED for section in sections.values()):
        from bench.seed import seed

        began = time.perf_counter()
        town = seed(done["size"])
        took = time.perf_counter() - began
        say(f"Seeded {town.rooms:,} rooms, {town.claims:,} claims in {took:.0f} s.\n")
    figures = []
    for name, section in sections.items():
        found = list(section.measure(town))
        say(table(figure.as_row() for figure in found) + "\n")
        done[name] = {figure.name: figure.value for figure in found}
        figures += found
    broken = [figure.name for figure in figures if not figure.is_kept]
    done["kept"] = not broken
    (ROOT / "var" / "bench.json").write_text(json.dumps(done, indent=2) + "\n")
    say(f"Broken: {', '.join(broken)}." if broken else "Every bound is kept.")
    return bool(broken)


if __name__ == "__main__":
    sys.exit(main())
