"""Where on the map an entry is: its own exact place, or its town's."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

# Kept by the database: see the migrations that are called `places`.
POINT = ["latitude", "longitude"]
IN_SWEDEN = {"latitude": (54, 70), "longitude": (10, 25)}
EXACT = r"^[0-9]{2}\.[0-9]{5}, [0-9]{2}\.[0-9]{5}\Z"


class Placed(models.Model):
    """Has coordinates; the database takes them from what is told of where it is.

    An exact place is a person's word and wins; otherwise the town counts, and of a
    town that is not known in the municipality, the municipality's seat.
    """

    exact_place = models.CharField(
        _("Exact place"), max_length=20, blank=True, validators=[RegexValidator(EXACT)]
    )
    latitude = models.FloatField(null=True, editable=False)
    longitude = models.FloatField(null=True, editable=False)

    class Meta:
        abstract = True

    @staticmethod
    def is_well_placed(label: str) -> list:
        """The constraints that keep coordinates whole and in Sweden."""
        nowhere = Q(latitude=None, longitude=None)
        somewhere = Q(latitude__isnull=False, longitude__isnull=False)
        in_sweden = {f"{name}__range": edges for name, edges in IN_SWEDEN.items()}
        return [
            models.CheckConstraint(
                condition=nowhere | (somewhere & Q(**in_sweden)),
                name=f"{label}_is_in_sweden_or_nowhere",
            ),
            models.CheckConstraint(
                condition=Q(exact_place="") | Q(exact_place__regex=EXACT),
                name=f"{label}_exact_place_is_a_point",
            ),
        ]
