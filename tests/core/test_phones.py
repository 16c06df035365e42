"""Telephone numbers: as people write them, and never half of one."""

import pytest
from django.core.exceptions import ValidationError

from samla.core.phones import validate_phone

WRITTEN = [
    "08-465 004 00",
    "+46 8 465 004 00",
    "(08) 46 50 04",
    "11414",
    "070-17 40 605",
]


@pytest.mark.parametrize("number", WRITTEN)
def test_a_number_may_be_parted_as_one_likes(number):
    validate_phone(number)


@pytest.mark.parametrize("number", ["12", "1 2-3 4", "ring mig", "08-", "+", "12345x"])
def test_half_a_number_or_a_word_is_refused(number):
    with pytest.raises(ValidationError):
        validate_phone(number)
