"""Where the history of what belongs to an organisation is kept."""

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from samla.moderation.models import Trail

# What is told of each, and which field tells such rows apart.
BELONGING = {
    "Membership": (_("Member"), "user", ()),
    "Invitation": (_("Invitation"), "", ("role", "is_accepted", "answered_at")),
    "JoinRequest": (_("Request to join"), "user", ("is_accepted", "answered_at")),
    "Verification": (_("Verification"), "municipality", ()),
    "Suspension": (_("Suspension"), "municipality", ()),
}
OF_MERGES = ("kept", "gone", "merged_at", "undone_at")


def trails_of_an_organisation(pk):
    """Its people, who vouched for it, what was decided, and its merges."""
    for name, (title, about, only) in BELONGING.items():
        model = apps.get_model("organisations", name)
        yield Trail(model, {"organisation_id": pk}, title, about, only)
    serves = apps.get_model("organisations", "Serves")
    title = _("Other municipalities you work in")
    yield Trail(serves, {"organisation_id": pk}, title, "municipality", ("id",))
    merge = apps.get_model("organisations", "Merge")
    yield Trail(merge, {"kept_id": pk}, _("Merge"), only=OF_MERGES)
    yield Trail(merge, {"gone_id": pk}, _("Merge"), only=OF_MERGES)
