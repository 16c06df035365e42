"""Where the history of an activity, and of what belongs to it, is kept."""

import pghistory
import pgtrigger
from django.apps import apps
from django.utils.translation import gettext_lazy as _

from samla.moderation.models import Trail

# What is told of each, and which field tells such rows apart.
BELONGING = {
    "Schedule": (_("Times"), "", ()),
    "Occurrence": (
        _("A date"),
        "original_starts_at",
        ("starts_at", "ends_at", "cancelled_at", "moved_at", "place", "reason"),
    ),
    "CoOrganiser": (_("Co-organiser"), "organisation", ("confirmed_at",)),
}


def many_at_once():
    """What is kept of each row; of many that come in together by one statement."""
    made = pghistory.InsertEvent(level=pgtrigger.Statement)
    return made, pghistory.UpdateEvent(), pghistory.DeleteEvent()


def trails_of_an_activity(pk):
    """Its times, the dates that somebody decided about, and who takes part."""
    for name, (title, about, only) in BELONGING.items():
        model = apps.get_model("activities", name)
        yield Trail(model, {"activity_id": pk}, title, about, only)
