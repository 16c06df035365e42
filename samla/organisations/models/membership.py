"""Who belongs to an organisation."""

import pghistory
import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.accounts.models import User
from samla.municipalities.models.belonging import Part, PartQuerySet
from samla.organisations.models.organisation import Organisation

KEEPS_AN_OWNER = """
perform from organisations_organisation
    where id = old.organisation_id for no key update;
if not exists (
    select from organisations_membership
    where organisation_id = old.organisation_id and role = 'owner'
) and exists (
    select from organisations_organisation
    where id = old.organisation_id
        and (published_at is not null or paused_until_on is not null)
) then
    raise exception 'the organisation % would have no owner', old.organisation_id
        using errcode = 'check_violation',
              constraint = 'organisation_keeps_an_owner';
end if;
return null;
"""


class MembershipQuerySet(PartQuerySet):
    """Who decides in an organisation."""

    def owners(self):
        return self.filter(role=Membership.Role.OWNER)


@pghistory.track()
class Membership(Part):
    """A person's part in an organisation: an owner decides who else takes part."""

    GROUP, KEEPER = "organisation", "owner"
    INVITATIONS = "open_invitations"

    class Role(models.TextChoices):
        OWNER = "owner", _("Owner")
        EDITOR = "editor", _("Editor")

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(max_length=6, choices=Role, default=Role.EDITOR)
    joined_at = models.DateTimeField(default=timezone.now)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation"], name="membership_stands_once"
            )
        ]
        triggers = [
            pgtrigger.Trigger(
                name="organisation_keeps_an_owner",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                condition=pgtrigger.Q(old__role="owner"),
                func=KEEPS_AN_OWNER,
            )
        ]

    def __str__(self):
        return f"{self.user}, {self.organisation}"

    @property
    def is_needed(self):
        """Whether an organisation that is shown, or shall be, would be nobody's."""
        place = self.organisation
        if place.published_at or place.paused_until_on or place.taken_down_at:
            return True
        return place.suspensions.filter(lifted_at=None).exists()
