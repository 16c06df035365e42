"""The views of the room municipalities, by noun."""

from samla.municipalities.views.application import (
    application_create,
    application_decide,
    application_list,
)
from samla.municipalities.views.entry_point import entry_point_edit
from samla.municipalities.views.municipality import county_detail, municipality_list
from samla.municipalities.views.school_break import (
    school_break_delete,
    school_break_list,
)

__all__ = [
    "application_create",
    "application_decide",
    "application_list",
    "county_detail",
    "entry_point_edit",
    "municipality_list",
    "school_break_delete",
    "school_break_list",
]
