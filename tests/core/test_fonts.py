"""The one web font: all letters of our Tigrinya texts, light, and only for Ethiopic."""

import re
from pathlib import Path

from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent.parent
FONT = ROOT / "static" / "fonts" / "ethiopic.woff2"
CSS = (ROOT / "static" / "css" / "samla.css").read_text()
ETHIOPIC = range(0x1200, 0x1380)
MOST_BYTES = 24_000


def test_every_letter_that_our_texts_need_is_in_it():
    letters = set(TTFont(FONT).getBestCmap())
    texts = [
        path.read_text()
        for folder in ("locale", "borrowed")
        for path in ROOT.glob(f"samla/{folder}/ti/LC_MESSAGES/django.po")
    ]
    terms = (ROOT / "samla/taxonomy/reference/taxonomy.json").read_text()
    texts += re.findall(r'"ti": "([^"]+)"', terms)
    assert len(texts) > 200
    used = {ord(sign) for sign in "".join(texts)} & set(ETHIOPIC)
    assert len(used) > 150
    assert [chr(sign) for sign in sorted(used - letters)] == []


def test_it_is_light_and_others_do_not_fetch_it():
    assert FONT.stat().st_size <= MOST_BYTES
    face = re.search(r"@font-face {(.*?)}", CSS, re.S)[1]
    assert "unicode-range: U+1200-137F" in face
    assert "font-display: swap" in face
    users = re.findall(r'^(.*?) {[^}]*"Samla Ethiopic"', CSS, re.M)
    pages = 'html[lang="ti"] body, html[lang="am"] body'
    assert users == ["@font-face", f'{pages}, [lang="ti"], [lang="am"]']
