"""Municipalities, their counties, and the one way in to each."""

from samla.municipalities.models.entry_point import (
    EntryPoint,
    SchoolBreak,
    StaffMember,
)
from samla.municipalities.models.place import (
    County,
    Municipality,
    PlaceName,
    PostcodePrefix,
    municipality_names,
    places_meant,
)

__all__ = [
    "County",
    "EntryPoint",
    "Municipality",
    "PlaceName",
    "PostcodePrefix",
    "SchoolBreak",
    "StaffMember",
    "municipality_names",
    "places_meant",
]
