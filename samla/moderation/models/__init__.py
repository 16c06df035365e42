"""Trust: what waits for review, and what readers report."""

from samla.moderation.models.entry import Entry, EntryQuerySet, entry_kinds
from samla.moderation.models.lines import lines_for
from samla.moderation.models.report import Report
from samla.moderation.models.review import IsDecided, LooksDifferent, Review
from samla.moderation.models.trail import Trail

__all__ = [
    "Entry",
    "EntryQuerySet",
    "IsDecided",
    "LooksDifferent",
    "Report",
    "Review",
    "Trail",
    "entry_kinds",
    "lines_for",
]
