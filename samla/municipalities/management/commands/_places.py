"""Finds the municipality of a place from its coordinates for `make_reference`.

The outlines are drawn coarsely and some coordinates are wrong, so a place counts only
where there is no doubt: a wrong municipality would send a newcomer to the wrong door.
"""

import math
from collections import defaultdict
from itertools import pairwise

from samla.core.outlines import holds

KILOMETRES_PER_DEGREE = 111.3
# How much nearer a place must be to its municipality than to the next one.
MARGIN_KM = 1.0
# How far outside its municipality's coarse outline a place on the coast may lie.
OFFSHORE_KM = 8.0
# No municipality with a point this close, in degrees, is overlooked.
NEARBY_DEGREES = 0.3

# The county codes behind GeoNames' codes of Sweden's first-order divisions.
COUNTIES = {
    "02": "10", "03": "21", "05": "09", "06": "13", "07": "23", "08": "06", "09": "08",
    "10": "20", "12": "07", "14": "25", "15": "18", "16": "05", "18": "04", "21": "03",
    "22": "17", "23": "24", "24": "22", "25": "19", "26": "01", "27": "12", "28": "14",
}  # fmt: skip


def municipality_of(place: dict, outlines: dict) -> str | None:
    """The code of the municipality in which a GeoNames place lies beyond doubt."""
    point = (place["longitude"], place["latitude"])
    near = sorted(
        (kilometres_outside(point, rings), code)
        for code, rings in outlines.items()
        if _nearby(point, rings)
    )
    if not near or near[0][0] > OFFSHORE_KM:
        return None
    if len(near) > 1 and near[1][0] - near[0][0] < MARGIN_KM:
        return None
    code = near[0][1]
    return code if COUNTIES.get(place["admin1code"]) == code[:2] else None


def coordinates(names, cities, outlines, known) -> list[list]:
    """Where the localities among these names are, as rows: code, name, lat, lon.

    What is known by hand goes first. Of GeoNames a place counts that alone has this
    name in the municipality, or so near that a coarse outline may have left it out.
    """
    found = dict(known)
    by_name = defaultdict(list)
    for city in cities:
        by_name[city["name"]].append(city)
    for code, name, kind in names:
        near = [
            (city["latitude"], city["longitude"])
            for city in by_name[name]
            if kilometres_outside((city["longitude"], city["latitude"]), outlines[code])
            <= OFFSHORE_KM
        ]
        if kind == "locality" and len(near) == 1:
            found.setdefault((code, name), near[0])
    return sorted([*at, f"{lat:.5f}", f"{lon:.5f}"] for at, (lat, lon) in found.items())


def kilometres_outside(point: tuple, rings: list[list]) -> float:
    """How far a (longitude, latitude) lies from a region; 0 inside it."""
    if any(holds(ring, point) for ring in rings):
        return 0.0
    return min(_kilometres(point, *edge) for ring in rings for edge in pairwise(ring))


def _nearby(point, rings):
    return any(
        abs(x - point[0]) < NEARBY_DEGREES and abs(y - point[1]) < NEARBY_DEGREES
        for ring in rings
        for x, y in ring
    ) or any(holds(ring, point) for ring in rings)


def _kilometres(point, start, end):
    """From a point to a stretch of a border, on a plane laid at the point."""
    wide = KILOMETRES_PER_DEGREE * math.cos(math.radians(point[1]))
    ax, ay = (start[0] - point[0]) * wide, (start[1] - point[1]) * KILOMETRES_PER_DEGREE
    bx, by = (end[0] - point[0]) * wide, (end[1] - point[1]) * KILOMETRES_PER_DEGREE
    across, up = bx - ax, by - ay
    length = across * across + up * up
    along = min(1.0, max(0.0, -(ax * across + ay * up) / length)) if length else 0.0
    return math.hypot(ax + along * across, ay + along * up)
