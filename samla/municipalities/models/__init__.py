"""Municipalities, their counties, and the one way in to each."""

from samla.municipalities.models.application import Application, MunicipalityDomain
from samla.municipalities.models.entry_point import EntryPoint
from samla.municipalities.models.missed_search import LEAST_SHOWN, MissedSearch
from samla.municipalities.models.nearness import (
    counties,
    middle_called,
    middle_of,
    neighbours_of,
    position,
    within,
)
from samla.municipalities.models.place import (
    County,
    Municipality,
    PlaceName,
    PostcodePrefix,
    municipality_names,
    places_meant,
)
from samla.municipalities.models.place_in_words import PlaceInWords, place_in_words
from samla.municipalities.models.placed import IN_SWEDEN, POINT, Placed, check_place
from samla.municipalities.models.school_break import SchoolBreak
from samla.municipalities.models.staff import (
    StaffInvitation,
    StaffMember,
    mailboxes,
)

__all__ = [
    "Application",
    "LEAST_SHOWN",
    "County",
    "EntryPoint",
    "IN_SWEDEN",
    "POINT",
    "Placed",
    "MissedSearch",
    "Municipality",
    "MunicipalityDomain",
    "PlaceInWords",
    "PlaceName",
    "PostcodePrefix",
    "SchoolBreak",
    "StaffInvitation",
    "StaffMember",
    "check_place",
    "mailboxes",
    "place_in_words",
    "municipality_names",
    "places_meant",
    "counties",
    "middle_called",
    "middle_of",
    "neighbours_of",
    "position",
    "within",
]
