"""PDF files, drawn by typst: a layout of ours, and data that is never code."""

import json
import subprocess
import sys
import tempfile
import threading
import unicodedata
from collections.abc import Iterable
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from samla.core.drawing import LAYOUT, PDF

# What is enclosed lies in memory while it is drawn: of each layout one at a time in
# each worker, so that strangers' posters keep no record waiting.
TURNS = {}
FROM_THE_RIGHT = ("R", "AL")


def is_from_right(line: str) -> bool:
    """Whether the first letter that has a direction is written from the right."""
    kinds = map(unicodedata.bidirectional, line)
    first = next((kind for kind in kinds if kind in ("L", *FROM_THE_RIGHT)), "L")
    return first in FROM_THE_RIGHT


class Busy(Exception):
    """Others have their papers drawn, and it was not worth waiting for."""


class TooSlow(Busy):
    """It took longer to draw than anybody shall wait."""


class NotDrawn(Exception):
    """The layout cannot be drawn with that data: a fault of ours."""


@contextmanager
def turn(layout: Path, patience: float):
    """One's turn to draw with a layout, after so many seconds at most."""
    mine = TURNS.setdefault(layout, threading.BoundedSemaphore())
    if not mine.acquire(timeout=patience):
        raise Busy
    try:
        yield
    finally:
        mine.release()


def drawn(
    layout: Path,
    data: dict,
    enclosed: Iterable[bytes] = (),
    *,
    patience: float,
    longest: float,
) -> bytes:
    """A layout filled with data; it reads `data.json`, and what is enclosed as 0, 1 …

    What people wrote stays text, whatever it holds. Who would wait for others longer
    than `patience`, or for her own longer than `longest`, is told so.
    """
    with (
        turn(layout, patience),
        tempfile.TemporaryDirectory(prefix="samla-pdf-") as folder,
    ):
        root = Path(folder)
        (root / LAYOUT).write_bytes(layout.read_bytes())
        (root / "data.json").write_text(json.dumps(data), encoding="utf-8")
        for number, content in enumerate(enclosed):
            (root / str(number)).write_bytes(content)
        _draw(root, longest)
        return (root / PDF).read_bytes()


def _draw(root, longest):
    """Have it drawn; a process that takes too long is ended."""
    made_at = str(int(timezone.now().timestamp()))
    command = [sys.executable, "-m", "samla.core.drawing", str(root), made_at]
    try:
        done = subprocess.run(  # noqa: S603
            command, cwd=settings.BASE_DIR, capture_output=True, timeout=longest
        )
    except subprocess.TimeoutExpired as error:
        raise TooSlow from error
    if done.returncode:
        raise NotDrawn(done.stderr.decode(errors="replace")[-1000:])
