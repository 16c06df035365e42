"""What organisations write, in more languages: by whom, read by whom, still right."""

from samla.translations.models.lines import lines_for
from samla.translations.models.translated import Translated
from samla.translations.models.translation import (
    LONGEST,
    LONGEST_LINE,
    Translation,
    hash_of,
)

__all__ = [
    "LONGEST",
    "LONGEST_LINE",
    "Translated",
    "Translation",
    "hash_of",
    "lines_for",
]
