"""Draws one PDF in a process of its own, which can be ended when it takes too long.

`python -m samla.core.drawing FOLDER SECONDS`: in the folder are the layout and what it
reads; what is drawn is put there. Django is not needed, so it begins at once.
"""

import functools
import sys
from importlib.resources import files
from pathlib import Path

import typst

# Latin, Greek and Cyrillic; Arabic, Persian, Pashto and Kurdish; Tigrinya and Amharic.
FONTS = {
    "fontpkg_noto_sans": "files",
    "fontpkg_noto_sans_arabic": "files",
    "justmytype_intl_africa": "fonts/ofl/notosansethiopic",
}
# To be read in a hundred years, with other files in it, and by who cannot see.
LASTING = ["a-3a", "ua-1"]
LAYOUT, PDF = "layout.typ", "drawn.pdf"


def fonts() -> typst.Fonts:
    """The fonts of every PDF."""
    folders = [Path(str(files(name) / path)) for name, path in FONTS.items()]
    return typst.Fonts(include_system_fonts=False, font_paths=folders)


def draw(root: Path, seconds: int):
    """Draw what is in a folder; the file says it was made at that moment.

    A sign that none of our fonts has is drawn as a box, in a file that promises less.
    """
    compiler = typst.Compiler(
        root / LAYOUT,
        root=root,
        font_paths=fonts(),
        package_path=root,
        package_cache_path=root,
    )
    made = functools.partial(compiler.compile, format="pdf", timestamp=seconds)
    try:
        drawn = made(pdf_standards=LASTING)
    except typst.TypstError:
        drawn = made()
    (root / PDF).write_bytes(drawn)


if __name__ == "__main__":
    draw(Path(sys.argv[1]), int(sys.argv[2]))
