"""Short codes that are read aloud, written down by hand and typed on any phone.

No sign looks like another, and none is a vowel, so that codes spell no words. The last
sign follows from the others: one wrong sign, or two that changed places, is no code.
"""

import secrets
import unicodedata

SIGNS = "234579BCDFGHJKMNPRTVWXY"
SHORTEST, LONGEST = 4, 8
# Signs that stand for another by hand, or look the same in another alphabet.
MEANT = str.maketrans("ZS68UВСНКМРТУХ", "25GBVBCHKMPTYX")
# What people and pages put between signs: spaces, dots and lines, marks nobody sees.
BETWEEN = "ZPC"


def read(typed: str) -> str:
    """The code that somebody typed, as we write it; nothing where it is none."""
    signs = (_digit(sign) for sign in typed[:50].upper() if not _is_between(sign))
    code = "".join(signs).translate(MEANT)
    return code if is_code(code) else ""


def is_code(text: str) -> bool:
    """Whether a text is a code: its signs, its length, and its last sign fits."""
    fits = SHORTEST <= len(text) <= LONGEST and set(text) <= set(SIGNS)
    return fits and _sum(text) == 0


def made(length: int) -> str:
    """A code of so many signs that nobody can foretell."""
    begun = "".join(secrets.choice(SIGNS) for _place in range(length - 1))
    last = -_sum(begun) * pow(length, -1, len(SIGNS))
    return begun + SIGNS[last % len(SIGNS)]


def _sum(code):
    """Each sign counts by its place; 23 signs are a prime number of them."""
    places = enumerate(code, 1)
    return sum(place * SIGNS.index(sign) for place, sign in places) % len(SIGNS)


def _is_between(sign):
    return unicodedata.category(sign)[0] in BETWEEN


def _digit(sign):
    """A digit of any script as a digit of ours."""
    return str(unicodedata.decimal(sign, sign))
