"""What a newcomer can ask of the activities; the query string says it all."""

from samla.activities.filters.activity import ONLY_NOW, ActivityFilter
from samla.activities.filters.days import WEEK, Days, midnight, with_later_dates
from samla.activities.filters.loosening import PLACE

__all__ = [
    "ONLY_NOW",
    "PLACE",
    "WEEK",
    "ActivityFilter",
    "Days",
    "midnight",
    "with_later_dates",
]
