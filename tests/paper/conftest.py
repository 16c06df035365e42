"""Something to print: football on Tuesdays, and a reader of QR codes."""

import re

import pytest
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

from samla.paper.models import ShortCode
from tests.activities.conftest import (  # noqa: F401
    _words_are_english,
    draft,
    football,
    monday,
)

RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1")


@pytest.fixture
def code(football):  # noqa: F811
    """The code of the football."""
    return ShortCode.objects.of(football)


def leads_to(drawing, address):
    """Whether a drawing is exactly the code of an address, dark where it is dark."""
    asked = QRCode(error_correction=ERROR_CORRECT_M, border=4)
    asked.add_data(address)
    rows = asked.get_matrix()
    drawn = [[False] * len(rows) for _row in rows]
    for across, down, length in RUN.findall(drawing):
        for step in range(int(length)):
            drawn[int(down)][int(across) + step] = True
    return drawn == rows
