"""winmail.dat: the files that Outlook has packed into one (MS-OXTNEF).

Read in one pass and never copied whole; what is broken ends it, and makes nothing fail.
"""

import struct
from collections.abc import Iterator

SIGNATURE = b"\x78\x9f\x3e\x22"
BEGINNING = len(SIGNATURE) + 2  # and a key that nobody needs
# Level, name, type and length of a part; a checksum of two bytes follows what it holds.
HEAD = struct.Struct("<BHHI")
CHECKSUM = 2
BEGINS_FILE, TITLE, CONTENT, PROPERTIES = 0x9002, 0x8010, 0x800F, 0x9005
# The long name among the properties: once, in UTF-16; its length follows.
LONG_NAME = b"\x1f\x00\x07\x37\x01\x00\x00\x00"
LENGTH = struct.Struct("<I")
MOST_PARTS, MOST_FILES, LONGEST_NAME = 5000, 50, 400


def files_in(packed: bytes) -> list[tuple[str, bytes]]:
    """Each file with its name; none where it is no winmail.dat, or a broken one."""
    files = []
    for kind, held in parts(packed):
        if kind == BEGINS_FILE:
            files.append({"name": "", "content": b""})
        elif files and kind == CONTENT:
            files[-1]["content"] = bytes(held)
        elif files and kind == TITLE:
            title = bytes(held[:LONGEST_NAME]).partition(b"\0")[0]
            files[-1]["name"] = files[-1]["name"] or title.decode("cp1252", "replace")
        elif files and kind == PROPERTIES:
            files[-1]["name"] = long_name(bytes(held)) or files[-1]["name"]
    whole = [(one["name"] or "fil", one["content"]) for one in files if one["content"]]
    return whole[:MOST_FILES]


def parts(packed: bytes) -> Iterator[tuple[int, memoryview]]:
    """What kind each part is, and what it holds, until something does not fit."""
    if not packed.startswith(SIGNATURE):
        return
    view, here = memoryview(packed), BEGINNING
    for _part in range(MOST_PARTS):
        begins = here + HEAD.size
        if begins > len(packed):
            return
        _level, kind, _type, length = HEAD.unpack_from(packed, here)
        here = begins + length + CHECKSUM
        if here > len(packed):
            return
        yield kind, view[begins : begins + length]


def long_name(properties: bytes) -> str:
    """What a file is called among its properties; nothing where it is not there."""
    place = properties.find(LONG_NAME)
    begins = place + len(LONG_NAME) + LENGTH.size
    if place < 0 or begins > len(properties):
        return ""
    (length,) = LENGTH.unpack_from(properties, begins - LENGTH.size)
    name = properties[begins : begins + min(length, LONGEST_NAME)]
    return name.decode("utf-16-le", "replace").partition("\0")[0]
