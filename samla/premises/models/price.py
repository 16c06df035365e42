"""Prices: what each kind of user pays for a room, and on which conditions."""

import datetime

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samla.core.languages import in_a_row
from samla.premises.models.premises import Premises
from samla.taxonomy.models import TermsField

HIGHEST_PRICE = 100_000
MOST_PRICES = 30
# What owners write when they mean midnight.
MIDNIGHT = datetime.time(23, 59)


class PriceQuerySet(models.QuerySet):
    """Questions about prices."""

    def free(self, user_kind=None):
        """Prices of nothing: for one kind of user, or for any."""
        free = self.filter(kronor=0)
        return free.filter(user_kind=user_kind) if user_kind else free

    def quote(self, use):
        """What a use costs by these rows; a room's rows may be fetched beforehand."""
        return use.quote(self.all())


@pghistory.track()
class Price(models.Model):
    """What one kind of user pays for a room, and on which conditions."""

    class For(models.TextChoices):
        YOUTH = "youth", _("Associations with activities for children and youth")
        ASSOCIATION = "association", _("Associations in general")
        STUDY = "study", _("Study associations")
        MUNICIPAL = "municipal", _("Municipal units")
        PRIVATE = "private", _("Private persons")
        COMPANY = "company", _("Companies")

    class Per(models.TextChoices):
        HOUR = "hour", _("per hour")
        OCCASION = "occasion", _("per occasion")
        DAY = "day", _("per day")

    premises = models.ForeignKey(
        Premises, on_delete=models.CASCADE, related_name="prices"
    )
    user_kind = models.CharField(_("For whom"), max_length=12, choices=For)
    kronor = models.PositiveIntegerField(
        _("Price in kronor"),
        validators=[MaxValueValidator(HIGHEST_PRICE)],
        help_text=_("Write 0 when it is free."),
    )
    per = models.CharField(_("Per"), max_length=8, choices=Per, default=Per.HOUR)
    condition = models.CharField(
        _("On which conditions"),
        max_length=200,
        blank=True,
        help_text=_("For example: after 17.00, at least 20 activities a year."),
    )

    # What can be reckoned with; empty means any.
    activity_types = TermsField(
        "activity_type", verbose_name=_("For which activities?")
    )
    target_groups = TermsField("target_group", verbose_name=_("For whom?"))
    weekdays = ArrayField(
        models.PositiveSmallIntegerField(),
        default=list,
        blank=True,
        verbose_name=_("Which days?"),
    )
    opens = models.TimeField(_("From"), null=True, blank=True)
    closes = models.TimeField(_("Until"), null=True, blank=True)

    objects = PriceQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(weekdays__contained_by=[1, 2, 3, 4, 5, 6, 7]),
                name="price_weekdays_are_1_to_7",
            ),
            models.CheckConstraint(
                condition=Q(opens=None, closes=None)
                | Q(opens__isnull=False, closes__isnull=False, closes__gt=F("opens")),
                name="price_hours_are_in_order",
                violation_error_message=_(
                    "Write both hours, the later one last, or neither."
                ),
            ),
            models.UniqueConstraint(
                fields=[
                    "premises",
                    "user_kind",
                    "condition",
                    "activity_types",
                    "target_groups",
                    "weekdays",
                    "opens",
                    "closes",
                ],
                nulls_distinct=False,
                name="price_stands_once_for_a_kind_of_user",
                violation_error_message=_(
                    "This kind of user already has a price on these conditions."
                ),
            ),
            models.CheckConstraint(
                condition=Q(kronor__lte=HIGHEST_PRICE), name="price_is_believable"
            ),
        ]

    def __str__(self):
        return f"{self.get_user_kind_display()}: {self.kronor}"

    @staticmethod
    def weekday_name(number):
        """A weekday, Monday being the first."""
        return WEEKDAYS[number - 1]

    def clean(self):
        """A room has so many prices that one still finds one's own."""
        super().clean()
        if self._state.adding and self.premises.prices.count() >= MOST_PRICES:
            raise ValidationError(
                _("A room has at most 30 prices. Take one away first.")
            )

    @property
    def limits(self):
        """For which activities, for whom and when it holds, in words; all if empty."""
        for name in ("activity_types", "target_groups"):
            if terms := getattr(self, name):
                yield self._meta.get_field(name).in_words(terms)
        if self.weekdays:
            yield in_a_row(map(self.weekday_name, sorted(self.weekdays)))
        if self.opens is not None:
            yield hours_in_words(self.opens, self.closes)

    @property
    def told_limits(self):
        """The same in one row."""
        return in_a_row(self.limits)

    @property
    def exactness(self):
        """On how many things it depends."""
        told = self.activity_types, self.target_groups, self.weekdays, self.condition
        return sum(map(bool, told)) + (self.opens is not None)

    @property
    def order(self):
        """What is free first, then what costs least."""
        kind = self.For.values.index(self.user_kind)
        per = self.Per.values.index(self.per)
        return kind, self.kronor > 0, per, self.kronor, -self.exactness

    @property
    def is_for_card(self):
        """Whether a card tells it: what associations pay, and what is free for whom."""
        return self.user_kind == self.For.ASSOCIATION or self.kronor == 0


def hours_in_words(opens, closes):
    """Hours of a day in a sentence; its first and its last go without saying."""
    if closes >= MIDNIGHT and opens > datetime.time():
        return gettext("from %(hour)s") % {"hour": kept_whole(f"{opens:%H.%M}")}
    if opens == datetime.time() and closes < MIDNIGHT:
        return gettext("until %(hour)s") % {"hour": kept_whole(f"{closes:%H.%M}")}
    return kept_whole(f"{opens:%H.%M}–{closes:%H.%M}")


def kept_whole(hours):
    """Hours from left to right, also in a sentence that runs the other way."""
    return f"\u2066{hours}\u2069"
