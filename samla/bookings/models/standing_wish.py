"""Standing wishes: "tell us when a Tuesday evening frees"."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.accounts.models import User
from samla.bookings.models.booking_date import BookingDate
from samla.core.retention import Kept, Until
from samla.municipalities.models import Municipality
from samla.organisations.models import Organisation
from samla.premises.models import OpeningWindow, Premises


class StandingWishQuerySet(models.QuerySet):
    """Which wishes still stand, and who may be told."""

    def standing(self, today=None):
        return self.filter(last_on__gte=today or timezone.localdate())

    def editable_by(self, user):
        return self.filter(organisation__in=Organisation.objects.editable_by(user))

    def for_lists(self):
        """With whose they are and where, in one question."""
        return self.select_related("organisation", "premises", "municipality").defer(
            "organisation__document",
            "organisation__likeness",
            "premises__document",
            "premises__likeness",
            "municipality__outline",
        )


class StandingWish(models.Model):
    """What an organisation waits for: a weekday and hours in a room, or in a place."""

    PERSONAL = {"made_by": Kept("who wished", Until.NAMELESS)}

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="standing_wishes"
    )
    premises = models.ForeignKey(
        Premises,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="standing_wishes",
    )
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="standing_wishes",
    )
    weekday = models.PositiveSmallIntegerField(
        _("Weekday"), choices=OpeningWindow.Weekday
    )
    starts = models.TimeField(_("From"))
    ends = models.TimeField(_("Until"))
    persons = models.PositiveSmallIntegerField(
        _("How many will you be?"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(9999)],
    )
    first_on = models.DateField(_("First day"))
    last_on = models.DateField(_("Last day"))
    made_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    told_at = models.DateTimeField(null=True, blank=True)

    objects = StandingWishQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "standing wishes"
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(premises__isnull=False) | Q(municipality__isnull=False),
                name="standing_wish_is_for_a_room_or_a_place",
                violation_error_message=_("Choose a room or a municipality."),
            ),
            models.CheckConstraint(
                condition=Q(ends__gt=F("starts")),
                name="standing_wish_hours_are_in_order",
                violation_error_message=_("It ends before it starts."),
            ),
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")),
                name="standing_wish_ends_after_it_begins",
                violation_error_message=_("The last day is before the first day."),
            ),
            models.CheckConstraint(
                condition=Q(weekday__range=(1, 7)), name="standing_wish_has_a_weekday"
            ),
            models.UniqueConstraint(
                fields=[
                    "organisation",
                    "premises",
                    "municipality",
                    "weekday",
                    "starts",
                    "ends",
                ],
                nulls_distinct=False,
                name="standing_wish_stands_once",
                violation_error_message=_("You wait for that time already."),
            ),
        ]

    def __str__(self):
        return f"{self.get_weekday_display()} {self.starts:%H.%M}–{self.ends:%H.%M}"

    def put(self):
        """Let the wish stand; a second click changes nothing. Whether it is new."""
        self.full_clean(validate_unique=False, validate_constraints=False)
        made = StandingWish.objects.bulk_create([self], ignore_conflicts=True)
        return bool(made)

    def dates_on(self, days, room):
        """The times it waits for, in a room, among some days."""
        return [
            BookingDate.at(day, self.starts, self.ends, premises=room)
            for day in days
            if day.isoweekday() == self.weekday and self.first_on <= day <= self.last_on
        ]
