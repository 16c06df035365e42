"""Municipalities, their counties, and the one way in to each."""

from samla.municipalities.models.application import Application, MunicipalityDomain
from samla.municipalities.models.entry_point import EntryPoint
from samla.municipalities.models.place import (
    County,
    Municipality,
    PlaceName,
    PostcodePrefix,
    municipality_names,
    places_meant,
)
from samla.municipalities.models.school_break import SchoolBreak
from samla.municipalities.models.staff import (
    StaffInvitation,
    StaffMember,
    mailboxes,
)

__all__ = [
    "Application",
    "County",
    "EntryPoint",
    "Municipality",
    "MunicipalityDomain",
    "PlaceName",
    "PostcodePrefix",
    "SchoolBreak",
    "StaffInvitation",
    "StaffMember",
    "mailboxes",
    "municipality_names",
    "places_meant",
]
