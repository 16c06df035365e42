"""Marks on a map: what lies near each other stands under one mark."""

import math
from dataclasses import dataclass, field


@dataclass
class Mark:
    """One place on the map, and what is there."""

    across: float
    down: float
    members: list = field(default_factory=list)

    @property
    def x(self) -> str:
        return f"{self.across:.1f}"

    @property
    def y(self) -> str:
        return f"{self.down:.1f}"


def grouped(placed, reach: float) -> list[Mark]:
    """Marks for (point, member) in their order; within reach of one is under it."""
    marks = []
    for (across, down), member in placed:
        near = (
            mark
            for mark in marks
            if math.dist((mark.across, mark.down), (across, down)) <= reach
        )
        mark = next(near, None)
        if mark is None:
            mark = Mark(across, down)
            marks.append(mark)
        mark.members.append(member)
    return marks
