"""Words: one text as its reader gets it, in which language, and made by whom."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Words:
    """A text in the reader's language, or else as it was written."""

    text: str
    # Its language, as HTML names it, and whether that is another than the page's.
    code: str
    is_foreign: bool = False
    # What it is a translation of: its words, and its row.
    original: "Words | None" = None
    row: Any = None
    is_outdated: bool = False

    def __str__(self):
        return self.text

    @property
    def is_unread(self):
        """Whether a machine made it, and nobody has looked at it since."""
        return bool(self.row) and self.row.is_of_a_machine and not self.row.is_read
