"""Finds people who are named in a text, so that whoever writes can think once more.

It knows given names that are common in Sweden, also among newcomers, and how one
introduces somebody. It warns and never forbids: it misses some, and errs at times.
"""

import re
from pathlib import Path

from samla.core.private import plain_digits

# Names that are hardly ever other words; where a text names a person, a second name
# follows, or a word before it says so.
GIVEN = Path(__file__).with_name("given_names.txt").read_text("utf-8").split()
BEFORE = (
    "heter|kallas|vid namn|named|called|name is|اسمه|اسمها|المدعو|المدعوة|السيد|السيدة"
)
WORD = r"[^\W\d_][\w'’-]+"
CAPITAL = r"(?=[^\W\d_])(?![a-zåäöéü])"
WHOLE = re.compile(rf"\b(?:{'|'.join(GIVEN)})(?:[ -]{CAPITAL}{WORD}){{1,2}}")
NOT_HERSELF = "".join(f"(?<!{word} )" for word in ("jag", "Jag", "my", "My"))
INTRODUCED = re.compile(
    rf"{NOT_HERSELF}\b(?:{BEFORE})\s+({CAPITAL}{WORD}(?: {CAPITAL}{WORD})?)"
)
MOST = 5


def people_named(text: str, known=()) -> list[str]:
    """The people a text seems to name, as they are written; `known` are no news."""
    text = plain_digits(text)
    found = [match[0] for match in WHOLE.finditer(text)]
    found += [match[1] for match in INTRODUCED.finditer(text)]
    told = " ".join(known).casefold()
    new = [name for name in found if name.casefold() not in told]
    return list(dict.fromkeys(new))[:MOST]
