"""How each language writes days, hours and numbers.

Django asks for a package per language (`samla.core.formats.fa_AF.formats`): those are
made here from one table. Hours are 18.00 and digits Western everywhere; where names of
months mislead or Django has none, a day is its weekday and numbers.
"""

import sys
from types import ModuleType

COMMON = {
    "TIME_FORMAT": "H.i",
    # What the hours of something are shown with: one moment, a span, a full hour.
    "MOMENT_FORMAT": "{}",
    "SPAN_FORMAT": "{}–{}",
    "FULL_HOUR_FORMAT": "H.i",
    "DATE_INPUT_FORMATS": ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y"],
    "TIME_INPUT_FORMATS": ["%H:%M", "%H.%M", "%H:%M:%S", "%H"],
    "FIRST_DAY_OF_WEEK": 1,
}
POINT = {"DECIMAL_SEPARATOR": ".", "THOUSAND_SEPARATOR": ",", "NUMBER_GROUPING": 3}
COMMA = {"DECIMAL_SEPARATOR": ",", "THOUSAND_SEPARATOR": "\xa0", "NUMBER_GROUPING": 3}


def named(day: str, month: str = "F", comma: str = ", ") -> dict:
    """A language whose readers all know the same names of months."""
    return COMMON | {
        "DAY_FORMAT": day,
        "DAY_YEAR_FORMAT": f"{day} Y",
        "DATE_FORMAT": f"j {month} Y",
        "DATETIME_FORMAT": f"j {month} Y{comma}H.i",
    }


def numbered(comma: str = ", ") -> dict:
    """A language whose names of months differ between countries, or are not known."""
    return COMMON | {
        "DAY_FORMAT": "l j/n",
        "DAY_YEAR_FORMAT": "l j/n/Y",
        "DATE_FORMAT": "j/n/Y",
        "YEAR_MONTH_FORMAT": "n/Y",
        "DATETIME_FORMAT": f"j/n/Y{comma}H.i",
    }


ARABIC, ETHIOPIC = "، ", "፣ "
# By locale, as Django spells it. Dari and easy Swedish say only what differs.
FORMATS = {
    "sv": named("l j F", comma=" \\k\\l. ") | COMMA,
    "sv_Simple": {
        "MOMENT_FORMAT": "klockan {}",
        "SPAN_FORMAT": "klockan {} till {}",
        "FULL_HOUR_FORMAT": "G",
    },
    "en": named("l j F"),
    "ar": numbered(ARABIC),
    "uk": named("l, j E", "E") | COMMA,
    "so": numbered() | POINT,
    "ti": numbered(ETHIOPIC) | POINT,
    "fa": numbered(ARABIC) | POINT,
    "ps": numbered(ARABIC) | POINT,
    "ckb": numbered(ARABIC) | POINT,
    "kmr": numbered() | COMMA,
    "ru": named("l, j E", "E") | COMMA,
    "tr": named("j F l") | {"DAY_YEAR_FORMAT": "j F Y l"},
    "es": named("l j \\d\\e F", "\\d\\e F")
    | {"DAY_YEAR_FORMAT": "l j \\d\\e F \\d\\e Y"},
    "sw": numbered() | POINT,
    "am": numbered(ETHIOPIC) | POINT,
}

for locale, said in FORMATS.items():
    package = f"{__name__}.{locale}"
    sys.modules[package] = ModuleType(package)
    sys.modules[f"{package}.formats"] = made = ModuleType(f"{package}.formats")
    vars(made).update(said)
