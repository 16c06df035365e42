"""When an activity happens: a rule its organiser understands, in local wall time."""

import pghistory
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.activities.models.activity import Activity
from samla.activities.models.dated import HORIZON
from samla.activities.models.trails import many_at_once
from samla.core.rules import LONGEST_DAYS, Recurring


@pghistory.track(*many_at_once())
class Schedule(Recurring):
    """A rule such as "Tuesdays 18–20 in term, not 24 December"."""

    activity = models.ForeignKey(
        Activity, on_delete=models.CASCADE, related_name="schedules"
    )

    # Rules that may be left without an end.
    GOES_ON = (Recurring.Kind.WEEKLY, Recurring.Kind.MONTHLY)

    class Meta(Recurring.Meta):
        pass

    @property
    def is_to_come(self):
        """Whether it gives a date in the coming year."""
        today = timezone.localdate()
        breaks = self.activity.breaks_for([self])
        dates = self.dates(today + HORIZON, today, breaks)
        return any(start > timezone.now() for start, _end in dates)

    def clean(self):
        """Nobody knows a term that ends in three years: a slip of the pen."""
        super().clean()
        if self.first_on and self.last_on and self.kind in self.GOES_ON:
            begins = max(self.first_on, timezone.localdate())
            if (self.last_on - begins).days > LONGEST_DAYS:
                said = _("That is far away. Leave it empty until an end is known.")
                raise ValidationError({"last_on": said})

    def put(self):
        """Save the rule and lay out its dates; the same rule twice is one rule."""
        facts = {
            field.attname: getattr(self, field.attname)
            for field in self._meta.concrete_fields
            if not field.primary_key
        }
        with transaction.atomic():
            Activity.objects.select_for_update().get(pk=self.activity_id)
            if self.pk or not Schedule.objects.filter(**facts).exists():
                self.save()
            self.activity.materialise()

    def remove(self):
        """Take the rule away together with its dates to come."""
        with transaction.atomic():
            activity = Activity.objects.select_for_update().get(pk=self.activity_id)
            self.refresh_from_db()
            self.occurrences.filter(
                starts_at__gt=timezone.now(), cancelled_at=None, moved_at=None
            ).delete()
            self.delete()
            activity.materialise()
