"""Secret links by which an owner's own calendar shows who has which room."""

import secrets

from django.db import models
from django.utils import timezone

from samla.accounts.models import User, digest
from samla.core.retention import Kept, SeenBy, Until
from samla.premises.models import Owned, OwnedQuerySet, Premises


class CalendarLinkQuerySet(OwnedQuerySet):
    """Which links open something."""

    def with_token(self, token: str):
        """The one that holds this token, unless it was ended."""
        return self.working().filter(token_digest=digest(token))

    def working(self):
        """Those that nobody has ended."""
        return self.filter(ended_at=None)

    def for_lists(self):
        """With whose it is and who made it, in one question."""
        return self.select_related(
            "owner_municipality", "owner_organisation", "made_by"
        ).defer("owner_municipality__outline", "owner_organisation__about")

    def renew(self, owner, user) -> str:
        """The token of a person's link to an owner's bookings; her old one is over."""
        link = self.working().of_owner(owner).filter(made_by=user).first()
        link = link or self.model(made_by=user, owner=owner)
        link.made_at = timezone.now()
        return link.new_token()


class CalendarLink(Owned):
    """A link to all bookings of an owner, with names, for its own calendar.

    The database keeps the digest of the token only.
    """

    PERSONAL = {
        "made_by": Kept("who made the link", Until.NAMELESS),
        "token_digest": Kept(
            "to know the link again; belongs to the owner of rooms",
            Until.NAMELESS,
            SeenBy.NOBODY,
            is_secret=True,
        ),
    }

    token_digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = CalendarLinkQuerySet.as_manager()

    class Meta(Owned.Meta):
        ordering = ["-made_at"]

    def __str__(self):
        return str(self.owner)

    @property
    def rooms(self):
        """What it shows: the owner's rooms, while who made it may still lend them."""
        if not self.made_by or not self.made_by.is_active:
            return Premises.objects.none()
        return Premises.objects.editable_by(self.made_by).filter(
            owner_municipality=self.owner_municipality,
            owner_organisation=self.owner_organisation,
        )

    def new_token(self) -> str:
        """A token for the address; the one before it opens nothing any more."""
        token = secrets.token_urlsafe(24)
        self.token_digest = digest(token)
        self.save()
        return token

    def end(self):
        """Let the link open nothing any more."""
        self.ended_at = self.ended_at or timezone.now()
        self.save(update_fields=["ended_at"])
