"""What followers have not been told yet: kept by the database, whatever the path.

Triggers on activities, their dates and organisations write how something stood before
its first change that nobody has been told of (migrations `news`, `rooms`, `searches`),
once for each audience. A command compares that with how it stands now, writes the
letters and takes the row away, all at once: so nothing is lost or told twice, and what
was taken back at once is not told.
"""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from samla.activities.models import Activity


class NewsQuerySet(models.QuerySet):
    """Which activities there is something to tell about."""

    def activities(self, audience) -> list[int]:
        """The keys of activities that have changed, the longest ago first."""
        found = self.filter(audience=audience).values_list("activity", flat=True)
        return list(found.annotate(first=models.Min("pk")).order_by("first"))

    def taken(self, activity, audience):
        """The news of an activity that nobody else changes or tells just now."""
        rows = self.filter(activity=activity, audience=audience)
        rows = rows.order_by("original_starts_at", "pk")
        return list(rows.select_for_update(skip_locked=True))

    def done(self, news, is_shown):
        """Take away what was told; dates of what is not shown wait until it is."""
        rows = self.filter(pk__in=[each.pk for each in news])
        if not is_shown:
            is_over = Q(was_ends_at__lt=timezone.now())
            rows = rows.filter(Q(original_starts_at=None) | is_over)
        rows.delete()


class News(models.Model):
    """How an activity, or one date of it, stood when followers heard of it last."""

    class Audience(models.TextChoices):
        """Who has not heard of it; each hears of it by itself."""

        ACTIVITY = "activity", "those who follow the activity"
        AT_ONCE = "at_once", "those who follow more, and hear at once"
        WEEKLY = "weekly", "those who hear once a week"

    # It may be gone when this is read.
    activity = models.ForeignKey(
        Activity, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    # Which date; nothing where it is about the activity itself.
    original_starts_at = models.DateTimeField(null=True)
    # Whether the date was there and not cancelled, or the activity shown.
    was_on = models.BooleanField()
    was_starts_at = models.DateTimeField(null=True)
    was_ends_at = models.DateTimeField(null=True)
    was_place = models.TextField(blank=True)
    audience = models.CharField(
        max_length=8, choices=Audience, default="activity", db_default="activity"
    )
    # It was never shown before.
    is_new = models.BooleanField(default=False, db_default=False)
    changed_at = models.DateTimeField(default=timezone.now, db_default=Now())
    # The room that is booked made it so: its organiser does not know yet.
    by_room = models.BooleanField(default=False, db_default=False)

    objects = NewsQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "news"
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "original_starts_at", "audience"],
                nulls_distinct=False,
                name="news_is_told_once",
            )
        ]

    def __str__(self):
        return f"{self.activity_id} {self.original_starts_at or ''}".strip()
