"""How long a municipality keeps its enquiries."""

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samla.core.retention import MATTER_DAYS
from samla.enquiries.models.unit import OfMunicipalityQuerySet
from samla.municipalities.models import Municipality
from samla.taxonomy.models import TermField

FEWEST_DAYS, MOST_DAYS = 30, 36_500


@pghistory.track()
class RetentionPlan(models.Model):
    """For how many days a municipality keeps closed enquiries of one kind, or of all.

    A municipality destroys public records only as it has decided
    (dokumenthanteringsplan).
    """

    municipality = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, related_name="retention_plans"
    )
    # None is the rule for every kind that has none of its own.
    kind = TermField("enquiry_kind", null=True, blank=True)
    days = models.PositiveIntegerField(
        _("For how many days after it was closed?"),
        default=MATTER_DAYS,
        validators=[MinValueValidator(FEWEST_DAYS), MaxValueValidator(MOST_DAYS)],
    )
    decision = models.CharField(_("By which decision?"), max_length=200, blank=True)

    objects = OfMunicipalityQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "kind"],
                nulls_distinct=False,
                name="retention_plan_says_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(days__range=(FEWEST_DAYS, MOST_DAYS)),
                name="retention_plan_keeps_30_days_at_least",
            ),
        ]

    def __str__(self):
        return f"{self.municipality_id} {self.kind_id or '*'}: {self.days}"
