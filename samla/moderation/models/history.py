"""Whose history there is to read, for whom, and where it is kept."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from samla.core.freshness import confirmable_kinds
from samla.moderation.models.entry import entry_kinds
from samla.moderation.models.trail import Trail
from samla.municipalities.models import (
    Application,
    EntryPoint,
    StaffInvitation,
    StaffMember,
)

WAY_IN = "vagen-in"
# What entries hang on, so that one question brings it along.
NEAR = ("municipality", "organisation", "owner_organisation")


def kinds():
    """Everything that has a history page, by the name addresses use."""
    remembered = {
        kind: model
        for kind, model in confirmable_kinds().items()
        if hasattr(model, "history_of")
    }
    return entry_kinds() | remembered | {WAY_IN: EntryPoint}


def entry_with_history(kind, pk, user):
    """An entry that concerns a person: hers to edit, or in her municipality.

    A draft that nobody has been asked to look at concerns its editors only.
    """
    model = kinds().get(kind)
    if model is None:
        return None
    editable = model.objects.editable_by(user).filter(pk=OuterRef("pk"))
    coordinated = StaffMember.objects.coordinating().filter(
        user=user, municipality=OuterRef("municipality")
    )
    names = {each.name for each in model._meta.concrete_fields}
    near = [f"{name}" for name in NEAR if name in names]
    rows = model._base_manager.select_related(*near).defer("municipality__outline")
    rows = rows.annotate(may_edit=Exists(editable), coordinated=Exists(coordinated))
    concerned = Q(pk__gte=0) if user.is_superuser else Q(may_edit=True)
    return rows.filter(concerned | seen(model) & Q(coordinated=True), pk=pk).first()


def seen(model):
    """Entries that somebody beside their editors has been asked to look at."""
    if not hasattr(model, "reviews"):
        return Q()
    return (
        Q(published_at__isnull=False)
        | Q(approved_at__isnull=False)
        | Q(taken_down_at__isnull=False)
        | Q(reviews__isnull=False)
    )


def trails_of(entry):
    """Where the history of an entry is kept."""
    if not isinstance(entry, EntryPoint):
        return entry.history_of()
    place = {"municipality_id": entry.municipality_id}
    return [
        Trail(EntryPoint, {"pgh_obj_id": entry.pk}, _("The way in")),
        Trail(StaffMember, place, _("Staff"), about="user"),
        Trail(StaffInvitation, place, _("Invitation"), only=("role", "is_accepted")),
        Trail(
            Application,
            place,
            _("Application"),
            "user",
            ("function", "is_accepted", "reason"),
        ),
    ]
