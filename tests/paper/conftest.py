"""Something to print: football on Tuesdays, and a reader of QR codes."""

import re

import pytest
import zxingcpp

from samla.paper.models import ShortCode
from tests.activities.conftest import (  # noqa: F401
    _words_are_english,
    draft,
    football,
    monday,
)

# So many dots of a camera see one square of a code.
DOTS = 5
RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1")


@pytest.fixture
def code(football):  # noqa: F811
    """The code of the football."""
    return ShortCode.objects.of(football)


def leads_to(drawing, address):
    """Whether a phone that looks at a drawing reads that address."""
    size = int(re.search(r'viewBox="0 0 (\d+)', drawing)[1])
    shade = [[255] * size for _row in range(size)]
    for across, down, length in RUN.findall(drawing):
        for step in range(int(length)):
            shade[int(down)][int(across) + step] = 0
    rows = [bytes(one for one in row for _wide in range(DOTS)) for row in shade]
    dots = memoryview(b"".join(row * DOTS for row in rows))
    seen = zxingcpp.read_barcodes(dots.cast("B", (size * DOTS, size * DOTS)))
    return [code.text for code in seen] == [address]
