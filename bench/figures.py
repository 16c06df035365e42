"""Figures of a run: what was measured, the bound it has, and whether that is kept."""

import statistics
import time
from dataclasses import dataclass

from django.db import connection
from django.test.utils import CaptureQueriesContext

FIRST = ("What", "measured", "", "bound", "")


@dataclass(frozen=True)
class Figure:
    """One thing that was measured; without a bound it is told only."""

    name: str
    value: float
    unit: str = "ms"
    most: float | None = None
    least: float | None = None

    @property
    def is_kept(self) -> bool:
        """Whether it lies within its bound."""
        over = self.most is not None and self.value > self.most
        return not over and (self.least is None or self.value >= self.least)

    @property
    def bound(self) -> str:
        """The bound as the table writes it."""
        if self.most is not None:
            return f"≤ {self.most:g}"
        return "" if self.least is None else f"≥ {self.least:g}"

    def as_row(self) -> list[str]:
        """Name, value, unit, bound, verdict."""
        verdict = ("kept" if self.is_kept else "BROKEN") if self.bound else ""
        value = f"{self.value:,.2f}" if self.value % 1 else f"{self.value:,.0f}"
        return [self.name, value, self.unit, self.bound, verdict]


def say(text=""):
    """Tell whoever waits how far it has come."""
    print(text, flush=True)


def table(rows) -> str:
    """Rows as Markdown, so that they can stand in docs/performance.md."""
    lines = [FIRST, ["---", "---:", "---", "---:", "---"], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def by_turns(*acts, times=15) -> list[float]:
    """The median of each act in milliseconds, measured one after the other in turns.

    Whatever else the machine does meanwhile then slows all of them alike.
    """
    took = [[] for _act in acts]
    for turn in range(times + 1):
        for act, found in zip(acts, took, strict=True):
            began = time.perf_counter()
            act()
            if turn:  # the first turn warms up
                found.append((time.perf_counter() - began) * 1000)
    return [statistics.median(found) for found in took]


def questions(act, *tables) -> list[str]:
    """What is asked of the database, or only what concerns some tables."""
    with CaptureQueriesContext(connection) as asked:
        act()
    told = [one["sql"] for one in asked]
    return [sql for sql in told if not tables or any(name in sql for name in tables)]


def rows_of(sql, params) -> list:
    """The answer to SQL that is written by hand."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()
