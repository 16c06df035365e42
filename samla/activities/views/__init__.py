"""The views of the room activities, by what they are about."""

from samla.activities.views.activity import (
    activity_calendar,
    activity_detail,
    activity_list,
    activity_list_calendar,
    occurrence_calendar,
)
from samla.activities.views.co_organiser import (
    co_organiser_answer,
    co_organiser_list,
    co_organiser_remove,
)
from samla.activities.views.map import activity_map
from samla.activities.views.occurrence import (
    occurrence_cancel,
    occurrence_list,
    occurrence_move,
    occurrence_restore,
)
from samla.activities.views.publishing import (
    activity_copy,
    activity_delete,
    activity_done,
    activity_edit,
    activity_preview,
    activity_unpublish,
)
from samla.activities.views.steps import (
    activity_create,
    activity_from_booking,
    activity_what,
    activity_when,
    activity_where,
    activity_who,
    schedule_remove,
)

__all__ = [
    "activity_calendar",
    "activity_copy",
    "activity_create",
    "activity_delete",
    "activity_detail",
    "activity_done",
    "activity_edit",
    "activity_from_booking",
    "activity_list",
    "activity_list_calendar",
    "activity_map",
    "activity_preview",
    "activity_unpublish",
    "activity_what",
    "activity_when",
    "activity_where",
    "activity_who",
    "co_organiser_answer",
    "co_organiser_list",
    "co_organiser_remove",
    "occurrence_calendar",
    "occurrence_cancel",
    "occurrence_list",
    "occurrence_move",
    "occurrence_restore",
    "schedule_remove",
]
