"""Who works for a municipality, and how one comes to do so."""

import pghistory
import pgtrigger
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samla.accounts.models import User
from samla.municipalities.models.belonging import InvitesToPart, Part, PartQuerySet
from samla.municipalities.models.place import Municipality

KEEPS_A_COORDINATOR = """
perform from municipalities_municipality
    where code = old.municipality_id for no key update;
if not exists (
    select from municipalities_staffmember
    where municipality_id = old.municipality_id and role = 'coordinator'
) and exists (
    select from municipalities_entrypoint where municipality_id = old.municipality_id
) then
    raise exception 'nobody would keep the way in to %', old.municipality_id
        using errcode = 'check_violation',
              constraint = 'way_in_keeps_a_coordinator';
end if;
return null;
"""


class StaffMemberQuerySet(PartQuerySet):
    """Who works where, and as what."""

    def coordinating(self):
        """Those who keep a municipality's way in."""
        return self.filter(role=StaffMember.Role.COORDINATOR)

    def let_decide(self, user) -> bool:
        """Whether a person coordinates some municipality, or administers all."""
        return user.is_superuser or self.coordinating().filter(user=user).exists()


@pghistory.track()
class StaffMember(Part):
    """A person who works for a municipality, in one role."""

    GROUP, KEEPER = "municipality", "coordinator"
    INVITATIONS = "staff_invitations"

    class Role(models.TextChoices):
        COORDINATOR = "coordinator", _("Coordinator")
        PREMISES = "premises", _("Premises manager")
        READER = "reader", _("Reader")

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="staff_roles")
    municipality = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, related_name="staff"
    )
    role = models.CharField(max_length=12, choices=Role, default=Role.COORDINATOR)

    objects = StaffMemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "municipality"], name="staff_member_has_one_role"
            )
        ]
        triggers = [
            pgtrigger.Trigger(
                name="way_in_keeps_a_coordinator",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                condition=pgtrigger.Q(old__role="coordinator"),
                func=KEEPS_A_COORDINATOR,
            )
        ]

    def __str__(self):
        return f"{self.user}, {self.municipality}"

    @property
    def is_needed(self):
        """Whether the way in would be nobody's without a coordinator."""
        return hasattr(self.municipality, "entry_point")

    def change(self, role):
        """Give another role; only coordinators are on duty."""
        with transaction.atomic():
            super().change(role)
            if not self.keeps and self.is_needed:
                points = type(self.municipality.entry_point).objects
                points.filter(on_duty=self).update(on_duty=None)
                points.filter(deputy=self).update(deputy=None)


def mailboxes(municipality) -> list[tuple[str, str]]:
    """Who answers there: an address and its language; administrators if nobody."""
    entry_point = getattr(municipality, "entry_point", None)
    coordinators = municipality.staff.coordinating()
    if entry_point and coordinators.exists():
        return [(entry_point.email, "sv")]
    people = User.objects.filter(is_active=True)
    people = people.filter(staff_roles__in=coordinators) or people.filter(
        is_superuser=True
    )
    return list(people.values_list("email", "language"))


@pghistory.track(exclude=["token_digest"])
class StaffInvitation(InvitesToPart):
    """A letter that asks a colleague to work for a municipality in Samla."""

    GROUP, PARTS = "municipality", "staff"

    municipality = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, related_name="staff_invitations"
    )
    role = models.CharField(
        _("As what?"),
        max_length=12,
        choices=StaffMember.Role,
        default=StaffMember.Role.READER,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "email"],
                condition=Q(answered_at=None),
                name="staff_invitation_waits_once",
            )
        ]
