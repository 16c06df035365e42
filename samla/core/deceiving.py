"""Names that deceive: signs nobody sees, marks in piles, letters that look like others.

A text of several lines keeps more: a reader of Persian needs its joiners there too.
"""

import re
import unicodedata

# More marks than these on one letter cover the lines above and below it.
MOST_MARKS = 3
ZERO_WIDTH = "\u200c\u200d"
# Marks and letters that are drawn as nothing; the last makes a picture of a sign.
INVISIBLE = set("\u034f\u2800\u115f\u1160\u17b4\u17b5\u3164\uffa0")
INVISIBLE |= set(map(chr, [*range(0x180B, 0x1810), *range(0xFE00, 0xFE0F)]))
AS_PICTURE, KEY = "\ufe0f", "\u20e3"
# Alphabets whose letters are mistaken for each other.
ALIKE = {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC"}
# Letters of other alphabets that nobody tells from a Latin one.
LOOKS_LATIN = set("аеорсухіјѕһԁԛԝАВЕКМНОРСТХІЈЅοαινρΑΒΕΖΗΙΚΜΝΟΡΤΥΧ")
# Languages in whose own words those letters stand: a Latin name beside them is no trap.
IN_OTHER_LETTERS = {"be", "bg", "el", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"}
# Signs that most is written in: seen by all, each in one form only, of one alphabet.
EVERYDAY = re.compile(r"[\n -~À-ÖØ-öø-ÿ–—‘’“”]*")
WORD = re.compile(r"[^\W\d_]+")
# Kinds of letters that are drawn otherwise, and are the same letters.
DRAWN = ("<font>", "<wide>", "<circle>")


def is_everyday(text: str) -> bool:
    """Whether no rule about signs has anything to say of a text."""
    return text.isascii() or bool(EVERYDAY.fullmatch(text))


def without_piles(text: str) -> str:
    """A text whose letters carry no more marks than a language needs."""
    if is_everyday(text):
        return text
    kept, marks = [], 0
    for sign in unicodedata.normalize("NFC", text):
        kind = unicodedata.category(sign)
        if kind != "Cf":  # an unseen joiner begins no new letter
            marks = marks + 1 if kind in ("Mn", "Me") else 0
        if marks <= MOST_MARKS or kind == "Cf":
            kept.append(sign)
    return "".join(kept)


def plain_name(text: str) -> str:
    """A name without signs that nobody sees, in letters that everybody can search."""
    if is_everyday(text):
        return text
    kept = [_as_letter(sign) for sign in text]
    return "".join(sign for place, sign in enumerate(kept) if _is_meant(kept, place))


def deceiving_word(name: str, language: str = "") -> str:
    """The first word of a name that passes for another; empty where none does."""
    if is_everyday(name):
        return ""
    words = WORD.findall(name)
    scripts = {word: {_script(letter) for letter in word} & ALIKE for word in words}
    has_latin = any(found == {"LATIN"} for found in scripts.values())
    has_latin = has_latin and language not in IN_OTHER_LETTERS
    for word, found in scripts.items():
        is_dressed = has_latin and len(word) > 1 and set(word) <= LOOKS_LATIN
        if len(found) > 1 or is_dressed:
            return word
    return ""


def _as_letter(sign):
    if unicodedata.decomposition(sign).startswith(DRAWN):
        return unicodedata.normalize("NFKC", sign)
    return sign


def _is_meant(signs, place):
    """Whether a sign is seen, or joins two that need it."""
    sign = signs[place]
    if sign in INVISIBLE:
        return False
    if sign == AS_PICTURE:  # of a sign, or of a key: ❤️ 1️⃣
        is_key = signs[place + 1 : place + 2] == [KEY]
        return is_key or (place > 0 and _is_drawing(signs[place - 1]))
    if unicodedata.category(sign[:1] or " ") != "Cf":
        return True
    around = signs[place - 1 : place] + signs[place + 1 : place + 2]
    return sign in ZERO_WIDTH and len(around) == 2 and all(map(_needs_joiners, around))


def _needs_joiners(sign):
    """Letters that are joined or parted, and pictures made of several."""
    if sign == AS_PICTURE or _is_drawing(sign):
        return True
    return _script(sign[:1]) in {"ARABIC", "DEVANAGARI", "BENGALI", "TAMIL", "SYRIAC"}


def _is_drawing(sign):
    return unicodedata.category(sign[:1] or " ") in ("So", "Sk")


def _script(letter):
    return unicodedata.name(letter, "").partition(" ")[0]
