"""Measures the outlines that maps are drawn with: SVG path data of relative lines."""

import re
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
# How much air a map has around it, as a share of its longer side.
AIR = 0.02
# How large the mark of a place is, as a share of the same.
MARK = 0.01


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


class Frame(NamedTuple):
    """The part of the map that is shown, and how large a mark is on it."""

    left: float
    top: float
    width: float
    height: float

    @property
    def view_box(self) -> str:
        return " ".join(str(round(side)) for side in self)

    @property
    def mark(self) -> int:
        return max(1, round(max(self.width, self.height) * MARK))


def frame(paths) -> Frame:
    """The frame that holds all these outlines, with some air around."""
    lefts, tops, rights, bottoms = zip(*map(edges, paths), strict=True)
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
