"""What an owner of rooms has beside them: a municipality or an organisation."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samla.municipalities.models import Municipality
from samla.organisations.models import Organisation
from samla.premises.models.premises_rows import lent_by


class OwnedQuerySet(models.QuerySet):
    """Whose rows these are."""

    def of_owner(self, owner):
        """Those of a municipality or of an organisation."""
        return self.filter(**owner_is(owner))

    def editable_by(self, user):
        """Those of the owners whose rooms a person may lend."""
        return self.filter(lent_by(user))


def owner_is(owner) -> dict:
    """The column that names an owner, and the other one that is empty."""
    of_municipality = isinstance(owner, Municipality)
    return {
        "owner_municipality": owner if of_municipality else None,
        "owner_organisation": None if of_municipality else owner,
    }


def key_of(owner) -> str:
    """How an owner stands in an address: "botkyrka", or "forening-12"."""
    of_municipality = isinstance(owner, Municipality)
    return owner.slug if of_municipality else f"forening-{owner.pk}"


class Owned(models.Model):
    """A row that belongs to one owner of rooms."""

    owner_municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    owner_organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )

    objects = OwnedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(owner_municipality__isnull=True)
                ^ Q(owner_organisation__isnull=True),
                name="%(class)s_has_one_owner",
                violation_error_message=_("Choose one owner."),
            )
        ]

    @property
    def owner(self):
        """Who lends: a municipality or an organisation."""
        return self.owner_municipality or self.owner_organisation

    @owner.setter
    def owner(self, owner):
        for name, value in owner_is(owner).items():
            setattr(self, name, value)

    @property
    def owner_name(self):
        """The owner as it writes its own name: "Botkyrka kommun"."""
        return getattr(self.owner, "official_name", None) or self.owner.name

    def lock_owner(self):
        """Nobody else writes about how this owner lends until this is safe."""
        rows = type(self.owner)._base_manager.select_for_update(no_key=True)
        rows.only("pk").get(pk=self.owner.pk)
