"""Which picture stands for what: our names, drawn by lucide (ISC licence).

The pictures come from the installed package and are never kept in the repository;
`manage.py build_icons` writes them as one sprite that every page shares.
"""

import re
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from zipfile import ZipFile

# Our name: lucide's name, which is also its name in the sprite.
ICONS = {
    # the ten life areas
    "life-sprak": "messages-square",
    "life-vanner": "users-round",
    "life-barn": "baby",
    "life-jobb": "briefcase",
    "life-halsa": "heart-pulse",
    "life-bostad": "house",
    "life-lag": "scale",
    "life-myndighet": "landmark",
    "life-tro": "music",
    "life-akut": "life-buoy",
    # facts
    "calendar": "calendar",
    "clock": "clock",
    "place": "map-pin",
    "price": "wallet",
    "language": "languages",
    "people": "user-round",
    "age": "cake",
    "children": "baby",
    "wheelchair": "accessibility",
    "hearing": "ear",
    "signup": "clipboard-pen",
    "repeat": "repeat",
    "outdoor": "trees",
    "transit": "bus",
    "capacity": "users-round",
    "equipment": "plug",
    "area": "ruler",
    "toilet": "toilet",
    "gift": "gift",
    "key": "key-round",
    "strength": "thumbs-up",
    # what is good to know, by its code
    "flag-free": "wallet",
    "flag-no-signup": "clipboard-pen",
    "flag-drop-in": "clipboard-pen",
    "flag-signup": "clipboard-pen",
    "flag-women-only": "user-round",
    "flag-bring-children": "baby",
    "flag-childcare": "baby",
    "flag-wheelchair": "accessibility",
    "flag-loop": "ear",
    "flag-transit": "bus",
    "flag-outdoor": "trees",
    "flag-online": "globe",
    # ways to reach and to go on
    "phone": "phone",
    "mail": "mail",
    "follow": "bell",
    "online": "globe",
    "share": "share-2",
    "chat": "messages-square",
    "save": "bookmark",
    "aloud": "volume-1",
    "stop": "circle-stop",
    "offline": "triangle-alert",
    "help": "heart-handshake",
    "print": "printer",
    "report": "flag",
    "link": "external-link",
    "download": "download",
    "figures": "chart-column",
    # how things stand
    "check": "check",
    "verified": "badge-check",
    "warning": "triangle-alert",
    "info": "info",
    "cancelled": "circle-x",
    "moved": "calendar-clock",
    "full": "circle-minus",
    "paused": "circle-pause",
    "ended": "circle-stop",
    "draft": "pencil",
    # finding one's way
    "arrow": "arrow-right",
    "back": "arrow-left",
    "next": "arrow-right",
    "search": "search",
    "filter": "sliders-horizontal",
    "menu": "menu",
    "close": "x",
    "home": "house",
    "organisation": "heart-handshake",
    "premises": "door-open",
    "municipality": "building-2",
    "user": "circle-user-round",
    "sign-out": "log-out",
    "plus": "plus",
    "edit": "pencil",
    "delete": "trash-2",
}

# Pictures that point along the line of text and so turn round from right to left.
DIRECTIONAL = {"arrow", "back", "next", "sign-out"}

COMMENT = "<!-- By lucide.dev, ISC licence; built by build_icons. -->"


def sprite() -> str:
    """All our pictures as one SVG document, each drawn once."""
    package = ZipFile(BytesIO((files("lucide") / "lucide.zip").read_bytes()))
    symbols = (
        f'<symbol id="{drawn}" viewBox="0 0 24 24">{_shapes(package, drawn)}</symbol>'
        for drawn in sorted(set(ICONS.values()))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg">{COMMENT}{"".join(symbols)}</svg>\n'
    )


@lru_cache(maxsize=32)
def drawing(name: str, colour: str) -> str:
    """One picture by itself, in a colour, for paper."""
    package = ZipFile(BytesIO((files("lucide") / "lucide.zip").read_bytes()))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" '
        f'stroke="{colour}" stroke-width="2" stroke-linecap="round" '
        f'stroke-linejoin="round">{_shapes(package, ICONS[name])}</svg>'
    )


def _shapes(package: ZipFile, name: str) -> str:
    """What is drawn inside one picture, without the frame and the line breaks."""
    svg = package.read(f"{name}.svg").decode()
    inside = svg[svg.index(">") + 1 : svg.rindex("</svg>")]
    return re.sub(r"\s*/>", "/>", re.sub(r"\s*\n\s*", "", inside))
