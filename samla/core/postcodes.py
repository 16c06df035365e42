"""Postcodes as they stand on letters."""

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

validate_postcode = RegexValidator(
    r"^[1-9][0-9]{2} ?[0-9]{2}\Z", _("Write the postcode with five digits, as 123 45.")
)


def as_on_letters(postcode: str) -> str:
    """The same digits with their space: 123 45."""
    digits = postcode.replace(" ", "")
    return f"{digits[:3]} {digits[3:]}".strip()
