"""What those who lend change by hand in a proposal, until it is sent."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samla.bookings.models.proposal import Time
from samla.bookings.models.round_wish import RoundWish
from samla.premises.models import OpeningWindow, Premises


class Allotment(models.Model):
    """A draft: what one wish is to get, by hand; nothing where it is to be declined."""

    wish = models.OneToOneField(
        RoundWish, on_delete=models.CASCADE, related_name="allotment"
    )
    premises = models.ForeignKey(
        Premises,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Which room?"),
    )
    weekday = models.PositiveSmallIntegerField(
        _("Weekday"), choices=OpeningWindow.Weekday
    )
    starts = models.TimeField(_("From"))
    ends = models.TimeField(_("Until"))
    every = models.PositiveSmallIntegerField(
        _("How often?"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
    )
    # Which of those weeks: 0 is the first week of the season.
    turn = models.PositiveSmallIntegerField(_("Beginning in which week?"), default=0)
    reason = models.CharField(_("Reason"), max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__gt=F("starts")),
                name="allotment_hours_are_in_order",
                violation_error_message=_("It ends before it starts."),
            ),
            models.CheckConstraint(
                condition=Q(
                    weekday__range=(1, 7), every__range=(1, 12), turn__lt=F("every")
                ),
                name="allotment_has_a_rhythm",
            ),
            models.CheckConstraint(
                condition=Q(premises__isnull=False) | ~Q(reason=""),
                name="allotment_is_declined_with_a_reason",
                violation_error_message=_("Write the reason: who asked reads it."),
            ),
        ]

    def __str__(self):
        return f"{self.wish}: {self.premises or self.reason}"

    @property
    def time(self) -> Time:
        """When, as a proposal weighs it."""
        return Time(self.weekday, self.starts, self.ends, self.every, self.turn)
