"""Measures the outlines that maps are drawn with: SVG path data of relative lines.

Projection: transverse Mercator on a sphere with the central meridian 15° E, which is
within 0.4 % of SWEREF 99 TM all over Sweden. One unit of the map is 500 metres, so
the whole of Sweden fits WIDTH and HEIGHT.
"""

import math
import re
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

EARTH_RADIUS = 6_378_137
METRES_PER_UNIT = 500
CENTRAL_MERIDIAN = 15
# The north-western corner of the map, in projected metres.
WEST, NORTH = -223_000, 7_697_000
WIDTH, HEIGHT = 1280, 3072
# Everything of Sweden, and not much more.
IN_SWEDEN = {"latitude": (54, 70), "longitude": (10, 25)}
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
# How much air a map has around it, as a share of its longer side.
AIR = 0.02
# How large the mark of a place is, as a share of the same.
MARK = 0.01


def map_point(longitude: float, latitude: float) -> tuple[float, float]:
    """Where a place lies on the map, in its units from the upper left corner."""
    angle = math.radians(longitude - CENTRAL_MERIDIAN)
    parallel = math.radians(latitude)
    east = EARTH_RADIUS * math.atanh(math.cos(parallel) * math.sin(angle))
    north = EARTH_RADIUS * math.atan2(math.tan(parallel), math.cos(angle))
    return (east - WEST) / METRES_PER_UNIT, (NORTH - north) / METRES_PER_UNIT


@lru_cache(maxsize=512)
def edges(path: str) -> tuple[float, float, float, float]:
    """The left, top, right and bottom of an outline."""
    points = [point for ring in _rings(path) for point in ring]
    across, down = zip(*points, strict=True)
    return min(across), min(down), max(across), max(down)


@lru_cache(maxsize=512)
def middle(path: str) -> tuple[int, int]:
    """The centre of gravity of an outline's largest piece, where a mark can stand."""
    weighed = [_weighed(ring) for ring in _rings(path)]
    area, across, down = max(weighed, key=lambda weight: abs(weight[0]))
    return round(across / (3 * area)), round(down / (3 * area))


def points(path: str) -> set[tuple[float, float]]:
    """The points an outline goes through: neighbours share those of their border."""
    return {point for ring in _rings(path) for point in ring}


def kilometres_outside(path: str, point: tuple[float, float]) -> float:
    """How far a point of the map lies outside an outline; 0 inside it."""
    rings = [[*ring, ring[0]] for ring in _rings(path)]
    if any(holds(ring, point) for ring in rings):
        return 0.0
    lines = [line for ring in rings for line in pairwise(ring)]
    return min(away(point, *line) for line in lines) * METRES_PER_UNIT / 1000


def holds(ring, point) -> bool:
    """Whether a line to the east crosses the ring an odd number of times."""
    x, y = point
    crossed = [
        (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
        for (x1, y1), (x2, y2) in pairwise(ring)
    ]
    return sum(crossed) % 2 == 1


def away(point, start, end) -> float:
    """How far a point lies from the stretch between two others."""
    across, down = end[0] - start[0], end[1] - start[1]
    along = (point[0] - start[0]) * across + (point[1] - start[1]) * down
    share = along / ((across * across + down * down) or 1)
    share = sorted((0.0, share, 1.0))[1]
    return math.dist(point, (start[0] + share * across, start[1] + share * down))


class Frame(NamedTuple):
    """The part of the map that is shown, and how large a mark is on it."""

    left: float
    top: float
    width: float
    height: float

    @property
    def view_box(self) -> str:
        return " ".join(f"{side:.1f}" for side in self)

    @property
    def mark(self) -> int:
        return max(1, round(max(self.width, self.height) * MARK))


def frame(paths, points=()) -> Frame:
    """The frame that holds all these outlines and points, with some air around."""
    held = [*map(edges, paths), *(point + point for point in points)]
    lefts, tops, rights, bottoms = zip(*held, strict=True)
    left, top = min(lefts), min(tops)
    width, height = max(rights) - left, max(bottoms) - top
    air = max(width, height) * AIR
    return Frame(left - air, top - air, width + 2 * air, height + 2 * air)


def _rings(path):
    """Each closed line of the outline as its points."""
    for ring in path.split("M")[1:]:
        numbers = [float(number) for number in NUMBER.findall(ring)]
        yield list(
            zip(accumulate(numbers[0::2]), accumulate(numbers[1::2]), strict=True)
        )


def _weighed(ring):
    """Twice the area of a ring, and its moments across and down."""
    area = across = down = 0.0
    for (x, y), (next_x, next_y) in zip(ring, ring[1:] + ring[:1], strict=True):
        piece = x * next_y - next_x * y
        area += piece
        across += (x + next_x) * piece
        down += (y + next_y) * piece
    return area, across, down
