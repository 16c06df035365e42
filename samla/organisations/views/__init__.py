"""The views of the room organisations, by noun."""

from samla.organisations.views.organisation import (
    organisation_close,
    organisation_create,
    organisation_detail,
    organisation_edit,
    organisation_list,
    organisation_preview,
    organisation_welcome,
)

__all__ = [
    "organisation_close",
    "organisation_create",
    "organisation_detail",
    "organisation_edit",
    "organisation_list",
    "organisation_preview",
    "organisation_welcome",
]
