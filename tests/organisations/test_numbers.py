"""Organisation numbers, in the ways people write them; identity numbers never."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from samla.organisations.models import Organisation
from samla.organisations.numbers import normal_number, validate_organisation_number


@pytest.mark.parametrize(
    "typed",
    [
        "802002-4280",
        "8020024280",
        "802002–4280",
        "802002—4280",
        "802002 4280",
        " 802002\u00a04280 ",
        "16802002-4280",
        "168020024280",
        "16 802002-4280",
    ],
)
def test_a_number_is_kept_as_ten_digits(typed):
    validate_organisation_number(typed)
    assert normal_number(typed) == "8020024280"


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("802002-4281", "checksum"),
        ("640823-3234", "personal"),
        ("640823–3234", "personal"),
        ("19640823-3234", "personal"),
        ("196408233234", "personal"),
        ("20010101-1234", "personal"),
        ("640883-3231", "personal"),
        ("16640823-3234", "personal"),
        ("80200", "format"),
        ("80200242800", "format"),
        ("19802002-4280", "format"),
        ("802002-428O", "format"),
        ("٨٠٢٠٠٢٤٢٨٠", "format"),
        ("finns inte", "format"),
    ],
)
def test_what_is_no_organisation_number_is_refused(typed, fault):
    with pytest.raises(ValidationError) as refused:
        validate_organisation_number(typed)
    assert refused.value.code == fault


def test_the_database_keeps_no_identity_number(association):
    with pytest.raises(IntegrityError):
        Organisation.objects.filter(pk=association.pk).update(number="6408233234")
