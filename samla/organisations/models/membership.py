"""Who belongs to an organisation."""

import pghistory
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.accounts.models import User
from samla.municipalities.models.belonging import Part, PartQuerySet
from samla.organisations.models.organisation import Organisation
from samla.organisations.models.owned import KEEPS_AN_OWNER
from samla.organisations.models.second_contact import LEAST_CONTACTS, MINDS_CONTACTS


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
            KEEPS_AN_OWNER,
            *MINDS_CONTACTS,
        ]

    def __str__(self):
        return f"{self.user}, {self.organisation}"

    @property
    def is_needed(self):
        """Whether an organisation that is shown, or shall be, would be nobody's."""
        return self.organisation.lasts

    @property
    def leaves_one(self):
        """Whether a verified organisation has a single contact once she has left."""
        left = self.others.filter(user__is_active=True).count()
        place = self.organisation
        lacks = left < LEAST_CONTACTS <= left + 1 and not place.is_example
        return lacks and place.is_verified

    def leave(self):
        """Belong no more; who vouches for it hears at once where one is left."""
        with transaction.atomic():
            super().leave()
            self.organisation.verifications.tell_of_contacts()
