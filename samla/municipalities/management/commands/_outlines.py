"""Draws the outlines of municipalities and counties as SVG paths for `make_reference`.

They lie on the map of `core.outlines`. Neighbours share every point of their border.
"""

import math
import struct
from collections import defaultdict
from itertools import pairwise

from samla.core.outlines import HEIGHT, WIDTH, away

VIEW_BOX = f"0 0 {WIDTH} {HEIGHT}"

# Rings smaller than this, in square units, are specks between badly joined borders.
SMALLEST_RING = 3

LITTLE_ENDIAN = 1
MULTIPOLYGON = 6


def read_rings(wkb: bytes) -> list[list[tuple]]:
    """The closed rings of a multipolygon in well-known binary, in degrees."""
    kind, polygons = struct.unpack_from("<II", wkb, 1)
    if wkb[0] != LITTLE_ENDIAN or kind != MULTIPOLYGON:
        raise ValueError(f"An outline is of kind {kind} instead of a multipolygon.")
    rings, position = [], 9
    for _polygon in range(polygons):
        count = struct.unpack_from("<I", wkb, position + 5)[0]
        position += 9
        for _ring in range(count):
            end = position + 4 + 16 * struct.unpack_from("<I", wkb, position)[0]
            rings.append(list(struct.iter_unpack("<2d", wkb[position + 4 : end])))
            position = end
    return rings


def together(regions: list[list[list]]) -> list[list]:
    """The rings around several regions: their borders with each other fall away."""
    edges = {edge for rings in regions for ring in rings for edge in pairwise(ring)}
    onward = defaultdict(list)
    for start, end in sorted(edges, reverse=True):
        if (end, start) not in edges:
            onward[start].append(end)
    rings = []
    for start in sorted(onward):
        while onward[start]:
            ring = [start, onward[start].pop()]
            while ring[-1] != start:
                ring.append(onward[ring[-1]].pop())
            rings.append(ring)
    return rings


def simplified(regions: dict, tolerance: float) -> dict:
    """The regions with fewer points, none further than `tolerance` from the old line.

    A border is cut where three regions or two coasts meet, and each piece is
    simplified once in one direction: neighbours keep the same border.
    """
    corners = _corners(regions)
    return {
        code: [_simplified_ring(ring, corners, tolerance) for ring in rings]
        for code, rings in regions.items()
    }


def svg_path(rings: list[list]) -> str:
    """SVG path data in whole units; specks are left out."""
    return "".join(
        _subpath(ring) for ring in rings if abs(_area(ring)) >= SMALLEST_RING
    )


def _corners(regions):
    """Points where the owners of the line change."""
    owners = defaultdict(set)
    for code, rings in regions.items():
        for ring in rings:
            for edge in pairwise(ring):
                owners[frozenset(edge)].add(code)
    lines = defaultdict(list)
    for edge, codes in owners.items():
        for point in edge:
            lines[point].append(codes)
    return {
        point
        for point, found in lines.items()
        if len(found) != 2 or found[0] != found[1]
    }


def _simplified_ring(ring, corners, tolerance):
    points = ring[:-1]
    cuts = [place for place, point in enumerate(points) if point in corners]
    if len(cuts) < 2:
        first = cuts[0] if cuts else points.index(min(points))
        far = max(
            range(len(points)),
            key=lambda at: (math.dist(points[first], points[at]), at),
        )
        cuts = sorted({first, far})
    turned = points[cuts[0] :] + points[: cuts[0] + 1]
    stops = [cut - cuts[0] for cut in cuts] + [len(turned) - 1]
    kept = [turned[0]]
    for start, end in pairwise(stops):
        kept += _simplified_line(turned[start : end + 1], tolerance)[1:]
    return kept


def _simplified_line(line, tolerance):
    """Douglas and Peucker's way, always walked from the same end."""
    if line[0] > line[-1] or (line[0] == line[-1] and line[1] > line[-2]):
        return _simplified_line(line[::-1], tolerance)[::-1]
    if len(line) < 3:
        return line
    distances = [away(point, line[0], line[-1]) for point in line[1:-1]]
    furthest = max(range(len(distances)), key=distances.__getitem__) + 1
    if distances[furthest - 1] <= tolerance:
        return [line[0], line[-1]]
    return _simplified_line(line[: furthest + 1], tolerance)[:-1] + _simplified_line(
        line[furthest:], tolerance
    )


def _area(ring):
    return sum(x * end_y - end_x * y for (x, y), (end_x, end_y) in pairwise(ring)) / 2


def _subpath(ring):
    points = []
    for x, y in ring[:-1]:
        point = (round(x), round(y))
        if not points or point != points[-1]:
            points.append(point)
    steps = [
        step
        for (x, y), (next_x, next_y) in pairwise(points)
        for step in (next_x - x, next_y - y)
    ]
    moves = "".join(f"{'' if step < 0 else ' '}{step}" for step in steps).lstrip()
    return f"M{points[0][0]} {points[0][1]}l{moves}z"
