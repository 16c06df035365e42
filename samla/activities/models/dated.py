"""The dates of an activity: what its rules say, laid out for a year."""

import datetime

from django.db import transaction
from django.utils import timezone

from samla.activities.models.next_date import refresh_next

# Dates are laid out this far ahead.
HORIZON = datetime.timedelta(days=365)
# Kept beside an activity by its dates.
NEXT = ["next_starts_at", "next_ends_at", "next_is_moved", "cancelled_starts_at"]


class Dated:
    """Mixed into Activity: its dates follow its rules."""

    def planned(self, until, since=None):
        """What the rules say: start → (end, schedule); the first rule goes first."""
        rules = list(self.schedules.all())
        breaks = self.breaks_for(rules)
        return {
            start: (end, rule)
            for rule in reversed(rules)
            for start, end in rule.dates(until, since, breaks)
        }

    @property
    def rules_now(self):
        """Its rules that have not run out."""
        today = timezone.localdate()
        rules = self.schedules.all()
        return [rule for rule in rules if (rule.last_on or today) >= today]

    def breaks_for(self, rules):
        """First and last days of the school breaks, where a rule keeps them."""
        if not any(rule.skip_school_breaks for rule in rules):
            return []
        breaks = self.municipality.school_breaks.all()
        return [(each.first_on, each.last_on) for each in breaks]

    def materialise(self):
        """Lay out the dates of a year as the rules say, all at once or not at all.

        The past and what somebody decided about single dates stay as they are.
        """
        today = timezone.localdate()
        self.dated_until_on = today + HORIZON
        with transaction.atomic(savepoint=False):
            mine = type(self).objects.filter(pk=self.pk)
            mine.update(dated_until_on=self.dated_until_on)  # others wait here
            self.occurrences.align(self, self.planned(self.dated_until_on, today))
            refresh_next([self.pk])
            self.refresh_from_db(fields=NEXT)

    def after_change(self, names):
        """Another municipality has other school breaks; another place, another room."""
        if "municipality" in names:
            self.materialise()
        self.follow_booking(names)
