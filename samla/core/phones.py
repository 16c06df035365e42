"""Telephone numbers as people write them."""

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

# At least five digits, however they are parted: the shortest numbers a city has.
validate_phone = RegexValidator(
    r"^[+(]?(?=(?:[ ()–-]*[0-9]){5})[0-9][0-9 ()–-]*\Z",
    _("Write the number in digits, as 08-123 45 67."),
)
