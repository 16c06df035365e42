"""An exact place, as people have it: coordinates, or the link of a map."""

import re
from itertools import pairwise
from urllib.parse import unquote

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samla.core.outlines import IN_SWEDEN

LONGEST = 2000
# What counts where a link holds several places: first the one it marks.
MARKED = [
    re.compile(r"!3d(-?\d+\.\d+)!4d(-?\d+\.\d+)"),
    re.compile(r"[?&]mlat=(-?\d+\.\d+)&mlon=(-?\d+\.\d+)"),
]
# A minus, or a letter of the south or the west; in a word, "-" only parts.
MINUS = r"(?:(?<![\w.])(-)|(?<![\d.]))"
SOUTH_OR_WEST = r"(?:\s*([SWV])(?![\w:]))?"
# 59°19'45.5"N
DEGREES = re.compile(
    MINUS
    + r"(\d{1,2})°\s*(\d{1,2})['′’]\s*(\d{1,2}(?:[.,]\d+)?)[\"″”]"
    + SOUTH_OR_WEST,
    re.IGNORECASE,
)
NUMBER = re.compile(
    MINUS + r"(\d{1,3}[.,]\d{2,15})(?!\d)°?" + SOUTH_OR_WEST, re.IGNORECASE
)
OTHER_SIGNS = str.maketrans(
    {"٫": ".", "،": ", ", "º": "°", "\u2032": "'", "\u2212": "-"}
)


class ExactPlaceField(forms.CharField):
    """Answers with "59.33000, 18.06000", whatever map that was copied from."""

    default_error_messages = {
        "unreadable": _(
            "We find no coordinates there. Write them as 59.33, 18.06, or copy the "
            "whole link from the map."
        ),
        "abroad": _("That place is not in Sweden. Check the coordinates."),
    }

    def __init__(self, **kwargs):
        kwargs.setdefault("label", _("Exact place"))
        kwargs.setdefault(
            "help_text",
            _("Coordinates as 59.33, 18.06, or a link from a map. For our own map."),
        )
        attrs = {"autocomplete": "off", "dir": "ltr"}
        kwargs.setdefault("widget", forms.TextInput(attrs=attrs))
        super().__init__(required=False, max_length=LONGEST, **kwargs)

    def clean(self, value):
        typed = super().clean(value)
        if not typed:
            return ""
        pairs = list(_pairs(typed))
        for one, other in pairs:
            # Latitudes of Sweden are no longitudes of it: the order does not matter.
            for north, east in ((one, other), (other, one)):
                if _is_in(north, "latitude") and _is_in(east, "longitude"):
                    return f"{north:.5f}, {east:.5f}"
        kind = "abroad" if pairs else "unreadable"
        raise ValidationError(self.error_messages[kind], kind)


def _is_in(number, name):
    least, most = IN_SWEDEN[name]
    return least <= number <= most


def _pairs(typed):
    """The numbers that may be a latitude and a longitude, the likeliest first."""
    text = unquote(typed).translate(OTHER_SIGNS)
    text = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text)
    for pattern in MARKED:
        for found in pattern.finditer(text):
            yield tuple(map(float, found.groups()))
    angles = [
        _signed(int(whole) + int(sixty) / 60 + _number(rest) / 3600, minus, letter)
        for minus, whole, sixty, rest, letter in DEGREES.findall(text)
    ]
    yield from pairwise(angles)
    yield from pairwise(
        _signed(_number(digits), minus, letter)
        for minus, digits, letter in NUMBER.findall(text)
    )


def _number(digits):
    return float(digits.replace(",", "."))


def _signed(number, minus, letter):
    return -number if minus or letter else number
