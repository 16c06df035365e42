"""Papers as PDF files: what is told, drawn large, with its code and its pictures."""

import re

from django.conf import settings

from samla.core.icons import drawing
from samla.core.pdf import drawn, is_from_right
from samla.core.templatetags.samla import END_OF_ISOLATE, ISOLATE
from samla.paper.limits import LONGEST, PATIENCE

LAYOUT = settings.BASE_DIR / "templates" / "paper" / "paper_pdf.typ"
MARK = settings.BASE_DIR / "static" / "img" / "mark.svg"
BRAND = "#0b5d4b"
PLACE = "place"
# No word of a language is so long; an address or a slip of the pen may be.
TOO_LONG = re.compile(r"\S{18}(?=\S{6})")
UNSEEN_BREAK = "\u200b"
APART = re.compile(f"{ISOLATE}([^{END_OF_ISOLATE}]*){END_OF_ISOLATE}")


def printed(told: dict, kind: str, size: str) -> bytes:
    """A poster or a sheet as a PDF of one page."""
    icons = list(dict.fromkeys([PLACE, *_icons(told)]))
    pictures = [told["qr"], MARK.read_text(), *(drawing(i, BRAND) for i in icons)]
    words = {key: value for key, value in told.items() if key != "qr"}
    data = ready(words) | {
        "kind": kind,
        "size": size,
        "icons": {name: str(place) for place, name in enumerate(icons, 2)},
    }
    drawings = map(str.encode, pictures)
    return drawn(LAYOUT, data, drawings, patience=PATIENCE, longest=LONGEST)


def ready(told):
    """The same words, as the layout reads them.

    A word too long for a line may break; a name or a number that is kept apart from
    words of the other direction is a part by itself.
    """
    if isinstance(told, dict):
        return {key: ready(value) for key, value in told.items()}
    if isinstance(told, list | tuple):
        return [ready(value) for value in told]
    if not isinstance(told, str):
        return told
    parts = APART.split(TOO_LONG.sub(rf"\g<0>{UNSEEN_BREAK}", told))
    if len(parts) == 1:
        return parts[0]
    return [
        [words, place % 2 == 1, is_from_right(words)]
        for place, words in enumerate(parts)
    ]


def _icons(told):
    """The pictures that a paper shows."""
    for one in (told, *told.get("rows", ())):
        if "icon" in one:
            yield one["icon"]
    for block in told["blocks"]:
        yield from (icon for icon, _words in block.get("facts", ()))
