"""The history of an entry: who changed what, when, and what it was before."""

from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from samla.core.versions import plain
from samla.moderation.models.entry import entry_kinds
from samla.moderation.models.people import People
from samla.moderation.models.telling import Teller, question
from samla.moderation.models.trail import Trail, together
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
    return entry_kinds() | {WAY_IN: EntryPoint}


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


@dataclass
class Happening:
    """One change as a reader sees it."""

    trail: Trail
    id: int
    at: object
    what: str
    who: str = ""
    about: str = ""
    changes: list = field(default_factory=list)
    is_own: bool = False

    @property
    def can_be_put_back(self):
        return self.trail.can_be_put_back and self.what == "delete"


def differences(trail, found):
    """The fields an event changed: (field, before, after)."""
    before, after = found["told_before"] or {}, found["told_row"]
    if found["pgh_label"] == "delete":
        before, after = after, {}
    for each in trail.model._meta.concrete_fields:
        told = each.name in trail.only if trail.only else question(each)
        column = each.attname
        was, now = before.get(column), after.get(column)
        is_kept = column in before or column in after
        if told and is_kept and each.name != trail.about and not same(was, now):
            yield each, was, now


def same(was, now):
    """Whether a reader would see no difference."""
    empty = (None, "", [])
    return plain(was) == plain(now) or (was in empty and now in empty)


def happenings(entry, trails, page, reader):
    """The events of a page in words, for one reader."""
    people = People(entry, reader)
    teller = Teller(people)
    read = []
    for found in page:
        trail = trails[found["told_trail"]]
        changed = list(differences(trail, found))
        for each, was, now in changed:
            teller.note(each, was)
            teller.note(each, now)
        read.append((trail, found, changed))
    note_subjects(teller, read)
    people.meet((found["told_metadata"] or {}).get("user") for _t, found, _c in read)
    teller.look_up()
    return [told(teller, *each) for each in read]


def note_subjects(teller, read):
    for trail, found, _changed in read:
        if trail.about:
            subject = trail.model._meta.get_field(trail.about)
            teller.note(subject, found["told_row"].get(subject.attname))


def told(teller, trail, found, changed):
    """One event in words."""
    about = ""
    if trail.about:
        subject = trail.model._meta.get_field(trail.about)
        about = teller.say(subject, found["told_row"].get(subject.attname))
    return Happening(
        trail=trail,
        id=found["pgh_id"],
        at=found["pgh_created_at"],
        what=found["pgh_label"],
        who=teller.people.behind(found["told_metadata"]),
        about=about,
        changes=[
            (question(each), teller.say(each, was), teller.say(each, now))
            for each, was, now in changed
        ],
        is_own=not found["told_trail"],
    )


def history_page(entry):
    """The trails of an entry, and all their events as a list to be paged."""
    trails = trails_of(entry)
    return trails, together(trails)
