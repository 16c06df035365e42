"""The one web font: all letters of our Ethiopic texts, light, and only for them."""

import os
import re
from pathlib import Path

from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent.parent
FONT = Path(os.environ["SAMLA_VAR"]) / "built" / "fonts" / "ethiopic.woff2"
CSS = (ROOT / "static" / "css" / "samla.css").read_text()
ETHIOPIC = range(0x1200, 0x1380)
MOST_BYTES = 14_000


def test_every_letter_that_our_texts_need_is_in_it():
    letters = set(TTFont(FONT).getBestCmap())
    texts = [
        path.read_text()
        for folder in ("locale", "borrowed")
        for code in ("ti", "am")
        for path in ROOT.glob(f"samla/{folder}/{code}/LC_MESSAGES/django.po")
    ]
    texts.append((ROOT / "samla/taxonomy/reference/taxonomy.json").read_text())
    assert len(texts) == 5
    used = {ord(sign) for sign in "".join(texts)} & set(ETHIOPIC)
    assert len(used) > 150
    assert [chr(sign) for sign in sorted(used - letters)] == []


def test_it_is_light_and_others_do_not_fetch_it():
    assert FONT.stat().st_size <= MOST_BYTES
    face = re.search(r"@font-face {(.*?)}", CSS, re.S)[1]
    assert "unicode-range: U+1200-137F" in face
    assert "font-display: swap" in face
    users = re.findall(r'^(.*?) {[^}]*"Samla Ethiopic"', CSS, re.M)
    assert users == ["@font-face", ":lang(ti), :lang(am)"]
