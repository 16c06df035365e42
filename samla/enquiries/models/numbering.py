"""Reference numbers that people can say: BOT-2026-00042."""

import re

from django.db import connection, models

PREFIX_LETTERS = 3
DIGITS = 5
WRITTEN = re.compile(r"([A-Z]{3})\W*(\d{4})\W*(\d{1,9})")

# Two who ask at once wait for each other here, and get two numbers.
NEXT = """
insert into enquiries_referenceseries (prefix, year, last) values (%s, %s, 1)
on conflict (prefix, year) do update set last = enquiries_referenceseries.last + 1
returning last
"""


class ReferenceSeries(models.Model):
    """The last number that was given in a year to a municipality's letters.

    Municipalities whose names begin alike share a series, so no number is twice.
    """

    prefix = models.CharField(max_length=PREFIX_LETTERS)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["prefix", "year"], name="reference_series_is_counted_once"
            )
        ]

    def __str__(self):
        return reference(self.prefix, self.year, self.last)


def next_reference(municipality, year: int) -> str:
    """The next number of a municipality; given once, whoever asks beside."""
    prefix = prefix_of(municipality)
    with connection.cursor() as cursor:
        cursor.execute(NEXT, [prefix, year])
        return reference(prefix, year, cursor.fetchone()[0])


def prefix_of(municipality) -> str:
    """The letters with which a municipality's numbers begin."""
    return municipality.slug.replace("-", "")[:PREFIX_LETTERS].upper()


def reference(prefix: str, year: int, number: int) -> str:
    """A number as it is written."""
    return f"{prefix}-{year}-{number:0{DIGITS}}"


def number_in(text: str) -> str:
    """The first number that somebody has written in a text; else nothing."""
    found = re.search(rf"\b{WRITTEN.pattern}\b", text.upper())
    return as_kept(found[0]) if found else ""


def as_kept(typed: str) -> str:
    """A number as it is kept, also when somebody wrote "bot 2026 42"; else nothing."""
    found = WRITTEN.fullmatch(typed.strip().upper())
    return reference(found[1], found[2], int(found[3])) if found else ""
