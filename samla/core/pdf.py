"""PDF files, drawn by typst: a layout of ours, and data that is never code."""

import functools
import json
import tempfile
import threading
from collections.abc import Iterable
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


@functools.cache
def fonts() -> typst.Fonts:
    """The fonts of every PDF, read once."""
    folders = [Path(str(files(name) / path)) for name, path in FONTS.items()]
    return typst.Fonts(include_system_fonts=False, font_paths=folders)


def drawn(layout: Path, data: dict, enclosed: Iterable[bytes] = ()) -> bytes:
    """A layout filled with data; it reads `data.json`, and what is enclosed as 0, 1 …

    What people wrote stays text, whatever it holds. A sign that none of our fonts has
    is drawn as a box, in a file that promises less.
    """
    with TURN, tempfile.TemporaryDirectory(prefix="samla-pdf-") as folder:
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
