"""What a newcomer can ask of the activities; the query string says it all."""

from samla.activities.filters.activity import ONLY_NOW, ActivityFilter
from samla.activities.filters.days import WEEK, Days, midnight, with_later_dates

__all__ = ["ONLY_NOW", "WEEK", "ActivityFilter", "Days", "midnight", "with_later_dates"]
