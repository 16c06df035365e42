"""Whether an activity is for the one who asks: her age, her Swedish, her children.

What she answers stands in the address and is kept nowhere; nothing is hidden from her.
"""

from dataclasses import dataclass

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from samla.core.languages import in_a_row
from samla.taxonomy.models import label

AGE = _("Write an age from 0 to 120.")
# From none to most; who knows more also knows what stands before it.
SWEDISH = [
    ("none", _("No Swedish")),
    ("some", _("A little Swedish")),
    ("sfi-b", _("About as in SFI B")),
    ("sfi-c", _("About as in SFI C")),
    ("sfi-d", _("SFI D or more")),
]
LEVELS = [code for code, _name in SWEDISH]
WITH_CHILDREN = ("access_flag:bring-children", "access_flag:childcare")
WOMEN_ONLY = "access_flag:women-only"
# Who an activity is for, where that says an age; to these groups children come.
AGES = {
    "target_group:child0": (0, 5),
    "target_group:child6": (6, 12),
    "target_group:teens": (13, 17),
    "target_group:young": (18, 25),
    "target_group:adults": (18, 200),
    "target_group:seniors": (65, 200),
}
OF_CHILDREN = {"target_group:child0", "target_group:child6", "target_group:families"}
FOR_ALL = {"target_group:all", "target_group:families"}


@dataclass(frozen=True)
class Reader:
    """What somebody has told of herself; nothing where she was not asked."""

    age: int | None = None
    swedish: str = ""
    has_children: bool = False

    def __bool__(self):
        return self.age is not None or bool(self.swedish) or self.has_children


def fit(activity, reader: Reader) -> tuple[bool, str] | None:
    """Whether she can go as far as the facts tell, and why; nothing if unasked."""
    if not reader:
        return None
    reasons = [
        *_by_age(activity, reader),
        *_by_swedish(activity, reader.swedish),
        *_by_children(activity, reader.has_children),
    ]
    against = [reason for fits, reason in reasons if not fits]
    told = against or [reason for _fits, reason in reasons]
    if WOMEN_ONLY in activity.flags:  # nobody asks who she is: it is said, not weighed
        told.append(gettext("for women only"))
    said = {"reasons": in_a_row(told)}
    if against:
        return False, gettext("May not fit: %(reasons)s") % said
    return True, gettext("Fits: %(reasons)s") % said


def _by_age(activity, reader):
    if reader.age is None:
        return
    least, most = activity.age_from, activity.age_to
    if least is most is None:
        yield _by_group(activity, reader)
        return
    age = reader.age
    fits = (least is None or age >= least) and (most is None or age <= most)
    said = {"from": least, "to": most}
    if least is not None and most is not None:
        text = ngettext(
            "for those of %(from)s to %(to)s year",
            "for those of %(from)s to %(to)s years",
            most,
        )
    elif least is not None:
        text = ngettext(
            "for those of at least %(from)s year",
            "for those of at least %(from)s years",
            least,
        )
    else:
        text = ngettext(
            "for those of at most %(to)s year",
            "for those of at most %(to)s years",
            most,
        )
    yield fits, text % said


def _by_group(activity, reader):
    """By the ages of the groups it is for, where it tells none of its own."""
    groups = [group for group in activity.target_groups if group in AGES]
    if not groups or FOR_ALL & {*activity.target_groups}:
        return True, gettext("for all ages")
    fitting = [
        group
        for group in groups
        if AGES[group][0] <= reader.age <= AGES[group][1]
        or (reader.has_children and group in OF_CHILDREN)
    ]
    return bool(fitting), in_a_row(label(group) for group in fitting or groups)


def _by_swedish(activity, known):
    if not known:
        return
    needed = (activity.swedish_level_id or "").partition(":")[2]
    if not needed:
        yield True, gettext("nobody says that you must know Swedish")
    elif needed == "none":
        yield True, gettext("no Swedish needed")
    elif LEVELS.index(known) >= LEVELS.index(needed):
        yield True, gettext("your Swedish is enough")
    else:
        yield False, gettext("you need to know more Swedish")


def _by_children(activity, has_children):
    if not has_children:
        return
    if any(flag in activity.flags for flag in WITH_CHILDREN) or OF_CHILDREN & {
        *activity.target_groups
    }:
        yield True, gettext("children may come along")
    else:
        yield False, gettext("ask whether children may come along")
