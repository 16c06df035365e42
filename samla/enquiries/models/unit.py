"""Units of a municipality, and which kind of enquiry goes where."""

import pghistory
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.core.versions import Versioned
from samla.municipalities.models import Municipality, StaffMember
from samla.taxonomy.models import TermField


class OfMunicipalityQuerySet(models.QuerySet):
    """What a municipality's coordinators arrange for its enquiries."""

    def editable_by(self, user):
        return self.filter(
            municipality__staff__user=user,
            municipality__staff__role=StaffMember.Role.COORDINATOR,
        )


class UnitQuerySet(OfMunicipalityQuerySet):
    """Which units there are."""

    def open(self):
        """Those that take enquiries today."""
        return self.filter(closed_at=None)

    def for_kind(self, municipality, kind_id: str):
        """The unit that a kind of enquiry goes to; none where nobody has said so."""
        routes = Route.objects.filter(municipality=municipality, kind=kind_id)
        return self.open().filter(pk__in=routes.values("unit")).first()


@pghistory.track()
class Unit(Versioned):
    """A part of a municipality that answers enquiries of some kinds."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, related_name="units"
    )
    name = models.CharField(_("What is the unit called?"), max_length=80)
    email = models.EmailField(
        _("Its mailbox"),
        help_text=_("A function mailbox that colleagues can read too."),
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                "municipality",
                Lower("name"),
                name="unit_stands_once",
                violation_error_message=_("A unit of that name stands here already."),
            )
        ]

    def __str__(self):
        return self.name

    def close(self):
        """Let it take no more enquiries; those of its kinds go to the way in."""
        self._close_at(timezone.now())

    def open_again(self):
        """Let it take enquiries again, of the kinds it took before."""
        self._close_at(None)

    def _close_at(self, moment):
        if bool(self.closed_at) != bool(moment):
            self.closed_at = moment
            self.save(update_fields=["closed_at"])


@pghistory.track()
class Route(models.Model):
    """Which unit of a municipality answers a kind of enquiry."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, related_name="routes"
    )
    kind = TermField("enquiry_kind")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="routes")

    objects = OfMunicipalityQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "kind"], name="kind_of_enquiry_has_one_unit"
            )
        ]

    def __str__(self):
        return f"{self.kind_id} → {self.unit_id}"
