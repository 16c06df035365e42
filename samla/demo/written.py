"""Reads what is written in content/: one folder a municipality, for people to edit."""

import datetime
import re
import tomllib
from pathlib import Path

from samla.demo.days import weekday_number

CONTENT = Path(__file__).parent / "content"
ADDRESS = re.compile(r"(?P<address>.+), (?P<postcode>\d{3} \d\d) (?P<city>.+)")
HOURS = re.compile(r"(\d\d)\.(\d\d)–(\d\d)\.(\d\d)")


def places() -> list[dict]:
    """What is written about each municipality, all its files together."""
    return [read_place(path) for path in sorted(CONTENT.iterdir()) if path.is_dir()]


def read_place(folder: Path) -> dict:
    """What is written about one municipality."""
    place = {"organisation": [], "premises": [], "activity": []}
    for path in sorted(folder.glob("*.toml")):
        for name, value in tomllib.loads(path.read_text("utf-8")).items():
            place[name] = place[name] + value if name in place else value
    return place


def words() -> dict:
    """What a crowd of activities is made of."""
    return tomllib.loads((CONTENT / "crowd.toml").read_text("utf-8"))


def terms(list_name: str, codes: list[str]) -> list[str]:
    """The ids of terms that are written as short codes."""
    return [f"{list_name}:{code}" for code in codes]


def address(told: str) -> dict:
    """The facts in "Exempelvägen 1, 123 45 Ort"."""
    return ADDRESS.fullmatch(told).groupdict()


def hours(told: str) -> tuple[datetime.time, datetime.time]:
    """The two times in "18.00–20.00"."""
    a, b, c, d = map(int, HOURS.fullmatch(told).groups())
    return datetime.time(a, b), datetime.time(c, d)


def windows(told: list[str]) -> list[tuple]:
    """Weekday, opening and closing hour of each day in "mon-fri 08.00–21.00"."""
    found = []
    for each in told:
        names, open_hours = each.split()
        first, _dash, last = names.partition("-")
        numbers = range(weekday_number(first), weekday_number(last or first) + 1)
        found += [(number, *hours(open_hours)) for number in numbers]
    return found
