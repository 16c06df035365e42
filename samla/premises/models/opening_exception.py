"""Exceptions: days when a room has other hours than in other weeks, or is closed."""

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.premises.models.opening_window import DAYS
from samla.premises.models.premises import Premises


class OpeningExceptionQuerySet(models.QuerySet):
    """Questions about exceptions."""

    def coming(self):
        """Those that are not over."""
        return self.filter(last_on__gte=timezone.localdate())

    def on(self, day):
        """The one that holds for a day, if any."""
        return self.filter(first_on__lte=day, last_on__gte=day)


@pghistory.track()
class OpeningException(models.Model):
    """A day or some days with other opening hours; without hours the room is closed.

    It is stronger than the week, public holidays and school breaks.
    """

    premises = models.ForeignKey(
        Premises, on_delete=models.CASCADE, related_name="opening_exceptions"
    )
    first_on = models.DateField(_("First day"))
    last_on = models.DateField(_("Last day"))
    opens = models.TimeField(_("From"), null=True, blank=True)
    closes = models.TimeField(_("Until"), null=True, blank=True)
    reason = models.CharField(
        _("Why?"),
        max_length=120,
        help_text=_("For example: annual meeting. Everybody can read it."),
    )

    objects = OpeningExceptionQuerySet.as_manager()

    class Meta:
        ordering = ["first_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")),
                name="opening_exception_ends_after_it_begins",
                violation_error_message=_("The last day is before the first day."),
            ),
            models.CheckConstraint(
                condition=Q(opens=None, closes=None)
                | Q(opens__isnull=False, closes__isnull=False, closes__gt=F("opens")),
                name="opening_exception_closes_after_it_opens",
                violation_error_message=_("The room closes before it opens."),
            ),
            ExclusionConstraint(
                name="opening_exceptions_do_not_overlap",
                expressions=[
                    ("premises", RangeOperators.EQUAL),
                    (DAYS, RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("The room has an exception those days."),
            ),
        ]

    def __str__(self):
        return self.reason

    @property
    def is_closed(self):
        """Whether the room is closed all these days."""
        return self.opens is None
