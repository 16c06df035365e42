"""Plots as shapes of an SVG: whole numbers only, turned round where text runs leftward.

The template draws them and samla.css colours them; a table beside says the same.
"""

from dataclasses import dataclass

from django.utils.translation import get_language_bidi

WIDTH, HEIGHT = 320, 160
# Room for what stands beside and below the shapes.
SIDE, FOOT, HEAD = 34, 20, 16
# How high one row of fields is.
DOWN = 16


@dataclass(frozen=True)
class Shape:
    """One column or field, where its label stands, and how full it is, 0 to 100."""

    x: int
    y: int
    width: int
    height: int
    label: str = ""
    full: int = 0

    @property
    def middle(self) -> int:
        """Where its label is centred."""
        return self.x + self.width // 2

    @property
    def foot(self) -> int:
        """The line on which a label beside it stands."""
        return self.y + self.height - 5

    @property
    def opacity(self) -> str:
        """How strong its colour is, as SVG writes it; something is always seen."""
        return f"{0.15 + 0.85 * self.full / 100:.2f}" if self.full else "0"


def bar(value, most) -> int:
    """How many hundredths of the longest bar; what is not nothing is seen."""
    return max(1, round(100 * value / most)) if value and most else 0


def columns(values, labels) -> list[Shape]:
    """A column for each value, the highest as high as the plot."""
    step = WIDTH / max(len(values), 1)
    most, high = max(values, default=0), HEIGHT - FOOT - HEAD
    shapes = []
    for number, (value, label) in enumerate(zip(values, labels, strict=True)):
        full = bar(value, most)
        left, width = round(number * step + step / 8), max(1, round(step * 3 / 4))
        height = round(high * full / 100)
        top = HEAD + high - height
        shapes.append(Shape(turned(left, width), top, width, height, label, full))
    return shapes


@dataclass(frozen=True)
class Grid:
    """A table as fields that are the darker the more is in them."""

    fields: list[Shape]
    beside: list[Shape]
    above: list[Shape]

    @property
    def high(self) -> int:
        """How far down it goes."""
        return max((shape.y + shape.height for shape in self.fields), default=FOOT) + 2


def grid(rows, names, heads) -> Grid:
    """A field for each value, with the names of rows beside and the heads above."""
    most = max((value for row in rows for value in row), default=0)
    across = (WIDTH - SIDE) // max(len(heads), 1)

    def field(row, column, **facts):
        left, width = SIDE + column * across, across - 2
        return Shape(turned(left, width), FOOT + row * DOWN, width, DOWN - 2, **facts)

    return Grid(
        fields=[
            field(row, column, full=bar(value, most))
            for row, values in enumerate(rows)
            for column, value in enumerate(values)
        ],
        beside=[
            Shape(turned(0, 0), FOOT + row * DOWN, 0, DOWN, name)
            for row, name in enumerate(names)
        ],
        above=[field(0, column, label=head) for column, head in enumerate(heads)],
    )


def turned(left, width) -> int:
    """The same place, counted from where the reader's lines begin."""
    return WIDTH - left - width if get_language_bidi() else left
