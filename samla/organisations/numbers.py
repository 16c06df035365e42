"""Organisation numbers: ten digits that are nobody's personal identity number."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum import luhn

# How identity numbers with twelve digits begin; an organisation's begin with 16.
CENTURIES = {"18", "19", "20"}


def normal_number(typed: str) -> str:
    """The digits of what was typed, without dashes, spaces and a leading 16."""
    digits = "".join(c for c in typed if not (c.isspace() or c in "-‐‑‒–—."))
    return digits[2:] if len(digits) == 12 and digits.startswith("16") else digits


def validate_organisation_number(typed: str) -> None:
    """Refuse what is no organisation number, and a sole trader's identity number.

    The third digit of an organisation number is 2 or more; of a personal
    identity number it is a month's first digit.
    """
    number = normal_number(typed)
    if len(number) == 12 and number[:2] in CENTURIES and number[4] < "2":
        number = number[2:]
    if len(number) != 10 or not (number.isascii() and number.isdecimal()):
        raise ValidationError(
            _("Write the organisation number with ten digits: 802002-0000."), "format"
        )
    if number[2] < "2":
        raise ValidationError(
            _(
                "This looks like a personal identity number. Samla does not keep "
                "those. Leave the field empty."
            ),
            "personal",
        )
    if not luhn.is_valid(number):
        raise ValidationError(
            _("The digits do not fit together. Check the organisation number."),
            "checksum",
        )
