"""PDF files, drawn by typst: a layout of ours, and data that is never code."""

import functools
import json
import tempfile
import threading
import unicodedata
from collections.abc import Iterable
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import typst
from django.utils import timezone

# Latin, Greek and Cyrillic; Arabic, Persian, Pashto and Kurdish; Tigrinya and Amharic.
FONTS = {
    "fontpkg_noto_sans": "files",
    "fontpkg_noto_sans_arabic": "files",
    "justmytype_intl_africa": "fonts/ofl/notosansethiopic",
}
# To be read in a hundred years, with other files in it, and by who cannot see.
LASTING = ["a-3a", "ua-1"]
# What is enclosed lies in memory while it is drawn: one at a time in each worker.
TURN = threading.BoundedSemaphore()
FROM_THE_RIGHT = ("R", "AL")


def is_from_right(line: str) -> bool:
    """Whether the first letter that has a direction is written from the right."""
    kinds = map(unicodedata.bidirectional, line)
    first = next((kind for kind in kinds if kind in ("L", *FROM_THE_RIGHT)), "L")
    return first in FROM_THE_RIGHT


@functools.cache
def fonts() -> typst.Fonts:
    """The fonts of every PDF, read once."""
    folders = [Path(str(files(name) / path)) for name, path in FONTS.items()]
    return typst.Fonts(include_system_fonts=False, font_paths=folders)


class Busy(Exception):
    """Others have their papers drawn, and it was not worth waiting for."""


@contextmanager
def turn(patience: float | None):
    """One's turn to draw, after so many seconds at most; None waits for it."""
    if not TURN.acquire(timeout=patience):
        raise Busy
    try:
        yield
    finally:
        TURN.release()


def drawn(
    layout: Path,
    data: dict,
    enclosed: Iterable[bytes] = (),
    patience: float | None = None,
) -> bytes:
    """A layout filled with data; it reads `data.json`, and what is enclosed as 0, 1 …

    What people wrote stays text, whatever it holds. A sign that none of our fonts has
    is drawn as a box, in a file that promises less.
    """
    with (
        turn(patience),
        tempfile.TemporaryDirectory(prefix="samla-pdf-") as folder,
    ):
        root = Path(folder)
        (root / "layout.typ").write_bytes(layout.read_bytes())
        (root / "data.json").write_text(json.dumps(data), encoding="utf-8")
        for number, content in enumerate(enclosed):
            (root / str(number)).write_bytes(content)
        compiler = typst.Compiler(
            root / "layout.typ",
            root=root,
            font_paths=fonts(),
            package_path=root,
            package_cache_path=root,
        )
        made = functools.partial(
            compiler.compile, format="pdf", timestamp=int(timezone.now().timestamp())
        )
        try:
            return made(pdf_standards=LASTING)
        except typst.TypstError:
            return made()
