"""Activities, when they happen, and each of their dates."""

from samla.activities.models.activity import Activity
from samla.activities.models.booked import lock_booking
from samla.activities.models.brought import COLUMNS
from samla.activities.models.cards import Card
from samla.activities.models.co_organiser import CoOrganiser
from samla.activities.models.dated import HORIZON
from samla.activities.models.facets import Facets, counted_together, facets
from samla.activities.models.fitting import (
    AGE,
    SWEDISH,
    WITH_CHILDREN,
    WOMEN_ONLY,
    Reader,
    fit,
)
from samla.activities.models.flags import GOOD_TO_KNOW, WAYS_TO_TAKE_PART
from samla.activities.models.found import FOUND
from samla.activities.models.horizon import lay_out_dates
from samla.activities.models.imported import Importer
from samla.activities.models.listed import Listed
from samla.activities.models.listed_rows import PART_NUMBERS, held
from samla.activities.models.mapped import Counted, PlaceMap
from samla.activities.models.next_date import refresh_next
from samla.activities.models.occurrence import Occurrence
from samla.activities.models.saved import Saved
from samla.activities.models.schedule import Schedule
from samla.activities.models.translation import ActivityTranslation

__all__ = [
    "PART_NUMBERS",
    "held",
    "ActivityTranslation",
    "FOUND",
    "AGE",
    "SWEDISH",
    "WITH_CHILDREN",
    "WOMEN_ONLY",
    "Activity",
    "COLUMNS",
    "Card",
    "CoOrganiser",
    "Counted",
    "Facets",
    "GOOD_TO_KNOW",
    "HORIZON",
    "Importer",
    "Listed",
    "Occurrence",
    "PlaceMap",
    "Reader",
    "Saved",
    "Schedule",
    "WAYS_TO_TAKE_PART",
    "counted_together",
    "facets",
    "fit",
    "lay_out_dates",
    "lock_booking",
    "refresh_next",
]
