"""Season rounds: wishes for a term, collected with ranks and decided together."""

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.bookings.models.booking import Booking
from samla.organisations.models import Organisation
from samla.premises.models import OpeningWindow, Owned, OwnedQuerySet, Premises, Price
from samla.taxonomy.models import TermField


class RoundQuerySet(OwnedQuerySet):
    """Which rounds are open."""

    def open(self, now=None):
        """Those in which one can wish now."""
        now = now or timezone.now()
        return self.filter(wishes_from_at__lte=now, wishes_until_at__gt=now)


@pghistory.track()
class Round(Owned):
    """An owner collects wishes for a season, and decides about all of them together."""

    name = models.CharField(_("What is the round called?"), max_length=80)
    first_on = models.DateField(_("First day of the season"))
    last_on = models.DateField(_("Last day of the season"))
    wishes_from_at = models.DateTimeField(_("Wishes from"))
    wishes_until_at = models.DateTimeField(_("Wishes until"))
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering = ["-first_on", "pk"]
        constraints = [
            *Owned.Meta.constraints,
            models.UniqueConstraint(
                fields=["owner_municipality", "owner_organisation", "name"],
                nulls_distinct=False,
                name="round_has_a_name_of_its_own",
                violation_error_message=_("You have a round of that name."),
            ),
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")),
                name="round_season_ends_after_it_begins",
                violation_error_message=_("The last day is before the first day."),
            ),
            models.CheckConstraint(
                condition=Q(wishes_until_at__gt=F("wishes_from_at")),
                name="round_takes_wishes_for_a_time",
                violation_error_message=_("Wishes end before they begin."),
            ),
        ]

    def __str__(self):
        return self.name


class RoundWishQuerySet(models.QuerySet):
    """Wishes in rounds, and whose they are."""

    def asked_by_hers(self, user):
        return self.filter(organisation__in=Organisation.objects.editable_by(user))

    def answerable_by(self, user):
        return self.filter(round__in=Round.objects.editable_by(user))

    def undecided(self):
        return self.filter(outcome="")


@pghistory.track()
class RoundWish(models.Model):
    """One wish of an organisation in a round, and what came of it."""

    class Outcome(models.TextChoices):
        ALLOTTED = "allotted", _("As you wished")
        OTHER = "other", _("Another time or room")
        SHARED = "shared", _("Shared with others")
        DECLINED = "declined", _("Declined")

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="wishes")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="round_wishes"
    )
    rank = models.PositiveSmallIntegerField(
        _("Which wish is it? 1 is the most important"),
        validators=[MinValueValidator(1), MaxValueValidator(50)],
    )
    premises = models.ForeignKey(
        Premises,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="round_wishes",
        verbose_name=_("Which room?"),
    )
    kind = TermField(
        "premises_kind",
        null=True,
        blank=True,
        verbose_name=_("What kind of room is it?"),
    )
    persons = models.PositiveSmallIntegerField(
        _("How many will you be?"),
        validators=[MinValueValidator(1), MaxValueValidator(9999)],
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
    activity_type = TermField(
        "activity_type", verbose_name=_("What kind of activity is it?")
    )
    user_kind = models.CharField(max_length=12, choices=Price.For)
    note = models.CharField(_("Tell more"), max_length=300, blank=True)
    wished_at = models.DateTimeField(default=timezone.now)
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True)
    booking = models.ForeignKey(
        Booking,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="round_wishes",
    )
    explanation = models.CharField(_("Reason"), max_length=300, blank=True)

    objects = RoundWishQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "round wishes"
        ordering = ["round", "organisation", "rank"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "organisation", "rank"],
                name="round_wish_has_a_rank_of_its_own",
                violation_error_message=_("You have another wish of that rank."),
            ),
            models.CheckConstraint(
                condition=Q(premises__isnull=False) | Q(kind__isnull=False),
                name="round_wish_is_for_a_room_or_a_kind",
                violation_error_message=_("Choose a room or a kind of room."),
            ),
            models.CheckConstraint(
                condition=Q(ends__gt=F("starts")),
                name="round_wish_hours_are_in_order",
                violation_error_message=_("It ends before it starts."),
            ),
            models.CheckConstraint(
                condition=Q(weekday__range=(1, 7), every__range=(1, 12)),
                name="round_wish_has_a_rhythm",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="declined") | ~Q(explanation=""),
                name="round_wish_is_declined_with_a_reason",
            ),
        ]

    def __str__(self):
        return f"{self.rank}. {self.organisation}"
