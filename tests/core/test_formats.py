"""Days, hours, numbers and plural forms as the readers of each language write them."""

import datetime
import re
from gettext import c2py
from pathlib import Path

import pytest
import time_machine
from django.utils import translation
from django.utils.formats import get_format, get_format_modules, number_format
from django.utils.translation import to_locale

from samla.core import catalogues, formats
from samla.core.languages import ALL, chain, codes
from samla.core.templatetags.samla import clock, day, hours

ROOT = Path(__file__).resolve().parent.parent.parent
TUESDAY = datetime.date(2026, 12, 1)
NEXT_YEAR = datetime.date(2027, 5, 2)
SIX, HALF_PAST_SEVEN = datetime.time(18), datetime.time(19, 30)
EIGHT = datetime.time(20)
# Readers of these know other names of months, each her own, or Django has none.
NUMBERED = {"ar", "fa", "fa-af", "ckb", "ps", "so", "ti", "am", "kmr", "sw"}
# By Unicode CLDR, which of a language's forms is meant for each of the counts.
COUNTS = (0, 1, 2, 3, 5, 11, 21, 100)
FORMS = {
    "sv": "10111111",
    "sv-simple": "10111111",
    "en": "10111111",
    "ar": "01233445",
    "uk": "20112202",
    "fa-af": "00111111",
    "so": "10111111",
    "ti": "00111111",
    "fa": "00111111",
    "ps": "10111111",
    "ckb": "10111111",
    "kmr": "10111111",
    "ru": "20112202",
    "tr": "00111111",
    "es": "20222222",
    "sw": "10111111",
    "am": "00111111",
}


def formats_of(code):
    """What Django would find for a language, whether it is offered yet or not."""
    found = {}
    for each in reversed(chain(code)):
        found |= formats.FORMATS.get(to_locale(each), {})
    return found


@pytest.mark.parametrize("language", ALL, ids=lambda language: language.code)
def test_every_language_has_its_days_and_western_hours(language):
    said = formats_of(language.code)
    assert said["TIME_FORMAT"] == "H.i"
    numbered = not re.search(r"[FEMN]", said["DAY_FORMAT"] + said["DATE_FORMAT"])
    assert numbered == (language.code in NUMBERED)
    assert all("Y" in said[name] for name in ("DAY_YEAR_FORMAT", "DATE_FORMAT"))


@pytest.mark.parametrize("code", codes())
def test_django_finds_them(code):
    with translation.override(code):
        assert get_format_modules()[0].__name__.startswith("samla.core.formats")
        assert get_format("DAY_FORMAT") == formats_of(code)["DAY_FORMAT"]
        shown = day(NEXT_YEAR) + clock(HALF_PAST_SEVEN, EIGHT)
        assert set(re.findall(r"\d", shown)) <= set("0123456789")
        assert "19.30" in shown
        assert "2027" in day(NEXT_YEAR)


SAID = {
    "sv": "tisdag 1 december 18.00–19.30",
    "sv-simple": "tisdag 1 december klockan 18 till 19.30",
    "en": "Tuesday 1 December 18.00–19.30",
    "ar": "الثلاثاء 1/12 18.00–19.30",
    "uk": "вівторок, 1 грудня 18.00–19.30",
    "fa": "سه‌شنبه 1/12 18.00–19.30",
    "fa-af": "سه‌شنبه 1/12 18.00–19.30",
    "ti": "ሰሉስ 1/12 18.00–19.30",
    "so": "Talaado 1/12 18.00–19.30",
}


@pytest.mark.parametrize("code", [code for code in codes() if code in SAID])
def test_a_day_is_told_as_its_readers_say_it(code):
    with time_machine.travel("2026-11-27"), translation.override(code):
        span = re.sub("<.*?>", "", hours(SIX, HALF_PAST_SEVEN))
        assert f"{day(TUESDAY)} {span}" == SAID[code]


@pytest.mark.parametrize("code", [code for code in codes() if code in ("sv", "uk")])
def test_numbers_have_the_signs_of_the_language(code):
    with translation.override(code):
        assert number_format(1234.5, force_grouping=True) == "1\xa0234,5"


@pytest.mark.parametrize("code", FORMS)
def test_counts_take_the_right_form(code):
    rule = catalogues.plural_rule(code)
    form = c2py(re.search(r"plural=(.*?);?$", rule)[1])
    assert "".join(str(form(count)) for count in COUNTS) == FORMS[code]


@pytest.mark.parametrize("code", [code for code in codes() if code != "en"])
def test_a_reader_sees_the_right_form(code):
    """As Django tells it, whichever catalogue the form comes from."""
    one, many = "And %(counter)s more date.", "And %(counter)s more dates."
    entries = catalogues.inherited(ROOT, code)
    entries |= catalogues.entries(catalogues.catalogue(ROOT, code))
    forms = entries[None, one].msgstr_plural
    with translation.override(code):
        said = [translation.ngettext(one, many, count) for count in COUNTS]
    assert said == [forms[int(form)] for form in FORMS[code]]


@pytest.mark.parametrize("code", [code for code in codes() if code != "en"])
def test_errors_of_forms_are_in_the_language_of_the_reader(code):
    """Django's and allauth's own texts, too; where they have none we bring ours."""
    with translation.override(code):
        for error in ("This field is required.", "Enter a valid date."):
            swedish = {"sv": "sv", "sv-simple": "sv"}.get(code)
            assert translation.gettext(error) != error
            with translation.override("sv"):
                in_swedish = translation.gettext(error)
            assert (translation.gettext(error) == in_swedish) == bool(swedish)
