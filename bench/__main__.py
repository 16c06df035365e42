"""`make bench`: seeds a database of its own, measures, prints a table of ratios.

SIZE=100000 is the number of activities; ONLY=lending,race does other parts, with
CLAIMS=200000 for fewer claims. Ends with 1 where a bound is broken. Another part is
another module with `measure(land)`.
"""

import json
import os
import sys
import time
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from pathlib import Path

# Before the settings: a PostgreSQL and a folder of its own, gone afterwards.
from tests.database import copied

SECTIONS = ("activities", "lending", "race")
ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "var" / "bench.json"


@dataclass
class Land:
    """What is seeded, how long each page is asked for, and what is written down."""

    size: int = 100_000
    claims: int = 2_000_000
    seconds: float = 2
    requests: int = 10_000
    # Whether docs/performance.md is written anew.
    tells: bool = False
    told: dict = field(default_factory=dict)

    @classmethod
    def asked(cls):
        """As the environment says: SIZE, CLAIMS, SECONDS, REQUESTS."""
        kinds = {"size": int, "claims": int, "seconds": float, "requests": int}
        said = {name: os.environ.get(name.upper()) for name in kinds}
        told = {name: kinds[name](value) for name, value in said.items() if value}
        return cls(tells=True, **told)

    @cached_property
    def town(self):
        """Rooms, claims and who lends them, seeded for the first who asks."""
        from bench.figures import say
        from bench.seed import seed

        began = time.perf_counter()
        town = seed(self.claims)
        took = time.perf_counter() - began
        say(f"Seeded {town.rooms:,} rooms, {town.claims:,} claims in {took:.0f} s.\n")
        return town


def main():
    """Measure what was asked for, and say whether every bound is kept."""
    os.environ |= copied("samla_bench")
    os.environ["DJANGO_SETTINGS_MODULE"] = "samla.settings"
    import django

    django.setup()
    from bench.figures import say, table

    chosen = list(filter(None, os.environ.get("ONLY", "").split(","))) or SECTIONS[:1]
    land = Land.asked()
    # What other parts found before stands beside what is measured now.
    land.told = json.loads(KEPT.read_text()) if KEPT.exists() else {}
    broken = []
    for name in chosen:
        found = list(import_module(f"bench.{name}").measure(land))
        say(table(figure.as_row() for figure in found) + "\n")
        land.told[name] = {figure.name: figure.value for figure in found}
        broken += [figure.name for figure in found if not figure.is_kept]
    land.told["kept"] = not broken
    KEPT.write_text(json.dumps(land.told, indent=2) + "\n")
    say(f"Broken: {', '.join(broken)}." if broken else "Every bound is kept.")
    return bool(broken)


if __name__ == "__main__":
    sys.exit(main())
