"""Private details in public texts: found as people write them, nothing else alarms."""

import datetime
import time
import tomllib
from pathlib import Path

import pytest
from django import forms
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn

from samla.core.forms import PlainText
from samla.core.private import IDENTITY_NUMBER, MAIL, PHONE, private_details

CONTENT = Path(__file__).parents[2] / "samla" / "demo" / "content"
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
MATHS = str.maketrans("0123456789", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗")

births = st.dates(datetime.date(1930, 1, 1), datetime.date(2020, 12, 31))
words = st.sampled_from(["", "Ring ", "Personnummer: ", "اتصل بـ ", "(", "nr."])


@st.composite
def identity_numbers(draw):
    """Year, month, day and four digits, of persons and of coordination numbers."""
    born = draw(births)
    day = born.day + draw(st.sampled_from([0, 60]))
    nine = f"{born:%y%m}{day:02}{draw(st.integers(0, 999)):03}"
    tail = nine[6:] + luhn.calc_check_digit(nine)
    return f"{born:%Y}", f"{born:%m}", f"{day:02}", tail


SPELLINGS = [
    "{y}{m}{d}-{t}",
    "{y}{m}{d}{t}",
    "{y}{m}{d} {t}",
    "{y}{m}{d}–{t}",
    "{y}{m}{d} - {t}",
    "{y}{m}{d}+{t}",
    "{y}-{m}-{d}-{t}",
    "{y} {m} {d} {t}",
    "{y}.{m}.{d}-{t}",
    "{y}/{m}/{d} {t}",
    "{y}{m}{d}-{t2}",
    "{y}\u200b{m}{d}\u2060-{t}",
    "{y}{m}{d}\u00a0{t}",
]


@given(identity_numbers(), st.sampled_from(SPELLINGS), st.booleans(), words, st.data())
def test_identity_numbers_are_found_in_any_spelling(parts, how, century, before, data):
    year, month, day, tail = parts
    year = year if century else year[2:]
    halves = f"{tail[:2]} {tail[2:]}"
    told = how.format(y=year, m=month, d=day, t=tail, t2=halves)
    digits = data.draw(st.sampled_from([ARABIC, PERSIAN, WIDE, MATHS, {}]))
    text = f"{before}{told.translate(digits)}, hälsar vi."
    assert IDENTITY_NUMBER in private_details(text), text


@pytest.mark.parametrize(
    "text",
    [
        "811228-9874",
        "19811228-9874",
        "121212+1212",
        "701063-2391",
        "19900101-1234",
        "Anna 811228-9874, Bo 08-123 45 67",
        "811228-9874 070-123 45 67",
    ],
)
def test_known_numbers_are_found(text):
    assert IDENTITY_NUMBER in private_details(text)


@pytest.mark.parametrize(
    "text",
    [
        "070-123 45 67",
        "0701234567",
        "070 123 45 67",
        "073/1234567",
        "+46 70 123 45 67",
        "+46(0)70-123 45 67",
        "0046 76 123 45 67",
        "٠٧٠١٢٣٤٥٦٧",
        "Ring Amina:0721-23 45 67.",
    ],
)
def test_mobile_numbers_are_found(text):
    assert PHONE in private_details(text)


@pytest.mark.parametrize(
    "text",
    [
        "amina@gmail.com",
        "Amina.Ali+cafe@HOTMAIL.se",
        "amina (at) outlook.com",
        "amina[at]live.se",
        "amina at yahoo.se",
        "skriv till amina@telia.com.",
        "amina＠icloud.com",
        "amina@gmail punkt com",
    ],
)
def test_private_mailboxes_are_found(text):
    assert MAIL in private_details(text)


@given(st.integers(0, 10**9), st.sampled_from(["", "-", " ", "–"]), words)
def test_organisation_numbers_are_no_alarm(number, between, before):
    nine = f"{number:09}"
    nine = nine[:2] + str(2 + int(nine[2]) % 8) + nine[3:9]
    told = nine[:6] + between + nine[6:] + luhn.calc_check_digit(nine)
    assert IDENTITY_NUMBER not in private_details(f"{before}{told} är vårt nummer.")
    assert IDENTITY_NUMBER not in private_details(f"16{told}")


near = st.dates(datetime.date(2025, 12, 1), datetime.date(2028, 12, 31))


@given(near, st.times(), st.times())
def test_dates_and_times_are_no_alarm(day, starts, ends):
    for text in (
        f"{day}",
        f"{day:%Y%m%d}",
        f"{day:%y%m%d}",
        f"{day} {starts:%H.%M}–{ends:%H.%M}",
        f"{day} {starts:%H:%M}-{ends:%H:%M}",
        f"{day} {starts:%H%M}",
        f"{day:%Y%m%d} {starts:%H%M}",
        f"{day:%y%m%d}-{day:%m%d}",
        f"{day:%Y%m%d}-{day:%m%d}",
        f"{day}–{day}",
        f"kl. {starts:%H.%M}-{ends:%H.%M}",
        f"{day.day}/{day.month} {starts:%H.%M}, {day.day}/{day.month} {ends:%H.%M}",
    ):
        assert private_details(text) == [], text


@given(st.integers(0, 9_999_999), st.integers(10000, 99999))
def test_prices_and_postcodes_are_no_alarm(price, postcode):
    for text in (
        f"{price} kronor",
        f"{price:,} kr".replace(",", " "),
        f"Exempelvägen 1, {postcode // 100} {postcode % 100:02} Ort",
        f"{postcode} Ort, {price} kr",
        "08-465 004 11, 031-390 06 00, 0480-45 00 00, 0771-793 336",
        "bankgiro 5050-1055, swish 123 456 78 90",
        "amina@sprakvannerna.se, live@kulturhuset.se",
    ):
        assert private_details(text) == [], text


def demo_texts(value):
    """Every text of the demonstration content; phones have a field of their own."""
    if isinstance(value, dict):
        for name, each in value.items():
            if name not in ("phone", "phones"):
                yield from demo_texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from demo_texts(each)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("*.toml")), ids=lambda p: p.name)
def test_nothing_in_the_examples_alarms(path):
    for text in demo_texts(tomllib.loads(path.read_text())):
        assert private_details(text) == [], text


@pytest.fixture(autouse=True)
def in_english():
    """What is said is compared in the language of the source."""
    with translation.override("en"):
        yield


class Poster(PlainText, forms.Form):
    """A form with a public text and one that is for colleagues."""

    about = forms.CharField(widget=forms.Textarea)
    note = forms.CharField(required=False)
    public_texts = ("about",)


def test_a_phone_number_passes_only_when_its_writer_says_so():
    form = Poster({"about": "Ring 070-123 45 67"})
    assert not form.is_valid()
    assert "own phone number" in form.errors["about"][0]
    assert 'name="about_anyway"' in form["about"].as_field_group()
    again = Poster({"about": "Ring 070-123 45 67", "about_anyway": "on"})
    assert again.is_valid()
    assert "checked" in again["about"].as_field_group()


def test_an_identity_number_never_passes():
    form = Poster({"about": "811228-9874 och 070-123 45 67", "about_anyway": "on"})
    assert not form.is_valid()
    assert "personal identity number" in form.errors["about"][0]
    assert "anyway" not in form["about"].as_field_group()


def test_what_was_allowed_before_is_not_asked_about_again():
    known = {"about": "Ring 070-123 45 67"}
    assert Poster(known, initial=known).is_valid()
    number = {"about": "811228-9874"}
    assert not Poster(number, initial=number).is_valid()


def test_texts_for_colleagues_and_ordinary_texts_ask_nothing():
    told = {"about": f"Vi ses {timezone.localdate()} 18.00", "note": "070-123 45 67"}
    form = Poster(told)
    assert form.is_valid()
    assert "anyway" not in form.as_div()


@pytest.mark.parametrize("text", ["a" * 30_000, "㌖" * 3000, "a." * 15_000 + "@"])
def test_a_long_word_is_looked_through_in_time(text):
    began = time.monotonic()
    assert private_details(text) == []
    assert time.monotonic() - began < 2
