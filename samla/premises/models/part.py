"""Parts: a hall that divides, and a foyer that belongs to several."""

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samla.premises.models.premises import Premises

# One at a time: two new parts that make a circle together do not see each other.
ALONE = 5_241_300

KEEPS_A_TREE = f"""
perform pg_advisory_xact_lock({ALONE});
if new.whole_id in (select samla_rooms_within(array[new.part_id])) then
    raise exception 'the room % would be a part of itself', new.whole_id
        using errcode = 'check_violation', constraint = 'part_is_never_its_own_whole';
end if;
if (select count(distinct (owner_municipality_id, owner_organisation_id))
    from premises_premises where id in (new.whole_id, new.part_id)) > 1 then
    raise exception 'the rooms % and % have two owners', new.whole_id, new.part_id
        using errcode = 'check_violation', constraint = 'parts_have_the_owner_of_all';
end if;
return new;
"""  # noqa: S608

# What whoever writes it is told, by the name of the promise.
REFUSED = {
    "part_is_never_its_own_whole": _("This room is a part of the other one already."),
    "parts_have_the_owner_of_all": _("Both rooms must have the same owner."),
}

# What a page needs of a room that hangs together with another.
NAMED = ("name", "name_sort", "address", "published_at")


class PartQuerySet(models.QuerySet):
    """Which rooms hang together."""

    def around(self, room):
        """What a room consists of, and what it is a part of, by name."""
        both = self.filter(Q(whole=room) | Q(part=room)).select_related("whole", "part")
        told = [f"{end}__{name}" for end in ("whole", "part") for name in NAMED]
        return both.only(*told).order_by("whole__name_sort", "part__name_sort", "pk")


@pghistory.track()
class Part(models.Model):
    """That one room is a part of another: who uses the whole uses the part."""

    whole = models.ForeignKey(Premises, on_delete=models.CASCADE, related_name="parts")
    part = models.ForeignKey(Premises, on_delete=models.CASCADE, related_name="wholes")

    objects = PartQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["whole", "part"],
                name="part_stands_once",
                violation_error_message=_("The room is a part already."),
            ),
            models.CheckConstraint(
                condition=~Q(whole=F("part")),
                name="part_is_another_room",
                violation_error_message=_("A room cannot be a part of itself."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="parts_make_a_tree",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                func=KEEPS_A_TREE,
            )
        ]

    def __str__(self):
        return f"{self.part} ⊂ {self.whole}"
