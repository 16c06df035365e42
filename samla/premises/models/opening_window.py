"""Opening windows: the hours of a week when a room may be lent."""

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Cast, Coalesce, Extract, Greatest, Least
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samla.core.languages import in_a_row
from samla.core.templatetags.samla import day as day_in_words
from samla.premises.models.premises import Premises

# The hours as a range of seconds, so that PostgreSQL can see two of them meet.
# Least and Greatest keep hours in the wrong order a broken rule, not an error.
HOURS = Func(
    Extract(Least("opens", "closes"), "epoch"),
    Extract(Greatest("opens", "closes"), "epoch"),
    function="numrange",
)

# Days as a range; an end that is not told is never.
DAYS = Func(
    Cast(F("first_on"), models.DateField()),
    Greatest(
        Cast(F("first_on"), models.DateField()),
        Coalesce(
            Cast(F("last_on"), models.DateField()),
            Cast(Value("infinity"), models.DateField()),
        ),
    ),
    Value("[]"),
    function="daterange",
)

# Keeps hours in their order inside a sentence that runs from right to left.
LEFT_TO_RIGHT = "\u2066{}\u2069"


class OpeningWindowQuerySet(models.QuerySet):
    """Questions about the hours of a week."""

    def lasting(self):
        """Windows whose season is not over."""
        return self.filter(Q(last_on=None) | Q(last_on__gte=timezone.localdate()))

    def covering(self, weekday=None, opens=None, closes=None):
        """Windows of a weekday (or any) that hold the hours asked for."""
        windows = self.lasting()
        if weekday:
            windows = windows.filter(weekday=weekday)
        if opens:
            windows = windows.filter(opens__lte=opens, closes__gt=opens)
        if closes:
            windows = windows.filter(opens__lt=closes, closes__gte=closes)
        return windows

    def on(self, day):
        """Windows of a day's weekday and season."""
        begun = Q(first_on=None) | Q(first_on__lte=day)
        lasting = Q(last_on=None) | Q(last_on__gte=day)
        return self.filter(begun, lasting, weekday=day.isoweekday())

    def touching(self, weekdays, opens, closes, first_on=None, last_on=None):
        """Windows that share some time with these hours of weekdays in a season."""
        windows = self.filter(weekday__in=weekdays, opens__lt=closes, closes__gt=opens)
        if last_on:
            windows = windows.filter(Q(first_on=None) | Q(first_on__lte=last_on))
        if first_on:
            windows = windows.filter(Q(last_on=None) | Q(last_on__gte=first_on))
        return windows


@pghistory.track()
class OpeningWindow(models.Model):
    """Hours of a weekday when a room may be lent."""

    class Weekday(models.IntegerChoices):
        MONDAY = 1, _("Monday")
        TUESDAY = 2, _("Tuesday")
        WEDNESDAY = 3, _("Wednesday")
        THURSDAY = 4, _("Thursday")
        FRIDAY = 5, _("Friday")
        SATURDAY = 6, _("Saturday")
        SUNDAY = 7, _("Sunday")

    premises = models.ForeignKey(
        Premises, on_delete=models.CASCADE, related_name="opening_windows"
    )
    weekday = models.PositiveSmallIntegerField(_("Weekday"), choices=Weekday)
    opens = models.TimeField(_("From"))
    closes = models.TimeField(_("Until"))
    # Hours of a season only; all the year where both are empty.
    first_on = models.DateField(_("First day"), null=True, blank=True)
    last_on = models.DateField(_("Last day"), null=True, blank=True)

    objects = OpeningWindowQuerySet.as_manager()

    class Meta:
        ordering = ["weekday", "opens"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes__gt=F("opens")),
                name="opening_window_closes_after_it_opens",
                violation_error_message=_("The room closes before it opens."),
            ),
            models.CheckConstraint(
                condition=Q(weekday__range=(1, 7)), name="opening_window_has_a_weekday"
            ),
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")),
                name="opening_window_ends_after_it_begins",
                violation_error_message=_("The last day is before the first day."),
            ),
            ExclusionConstraint(
                name="opening_windows_do_not_overlap",
                expressions=[
                    ("premises", RangeOperators.EQUAL),
                    ("weekday", RangeOperators.EQUAL),
                    (HOURS, RangeOperators.OVERLAPS),
                    (DAYS, RangeOperators.OVERLAPS),
                ],
                violation_error_message=_(
                    "The room already has hours at that time of the week."
                ),
            ),
        ]

    def __str__(self):
        hours = f"{self.opens:%H.%M}–{self.closes:%H.%M}"
        said = f"{self.get_weekday_display()} {LEFT_TO_RIGHT.format(hours)}"
        return in_a_row(filter(None, (said, self.season)))

    @property
    def season(self):
        """From when until when these hours hold; nothing where it is all the year."""
        days = {
            "first": day_in_words(self.first_on),
            "last": day_in_words(self.last_on),
        }
        if self.first_on and self.last_on:
            return gettext("from %(first)s until %(last)s") % days
        if self.first_on:
            return gettext("from %(first)s") % days
        return gettext("until %(last)s") % days if self.last_on else ""

    @property
    def is_over(self):
        """Whether its season has passed."""
        return self.last_on is not None and self.last_on < timezone.localdate()

    def holds_on(self, day):
        """Whether these are hours of a day: its weekday, and its season."""
        begun = self.first_on is None or self.first_on <= day
        lasting = self.last_on is None or self.last_on >= day
        return begun and lasting and self.weekday == day.isoweekday()
