"""The dates of an activity, one row each, so that each can be cancelled or moved."""

import datetime
from contextlib import contextmanager

import pghistory
import pgtrigger
from django.db import models, transaction
from django.db.models import Case, F, Q, When
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samla.activities.models.activity import Activity
from samla.activities.models.booked import follow_rooms
from samla.activities.models.schedule import Schedule
from samla.bookings.models import BookingDate
from samla.core.right_now import RightNow

# No date lasts longer; so what began earlier than this ago has ended.
LONGEST = datetime.timedelta(hours=48)

# What no activity has as its postcode.
NO_POSTCODE = "-"

# What changes when somebody decides about a date; its rule may be gone meanwhile.
DECIDED = ["starts_at", "ends_at", "cancelled_at", "moved_at", "place", "reason"]
DECIDED += ["decided_by_room", "sequence"]


class OccurrenceQuerySet(models.QuerySet):
    """Which dates are to come, which still happen, and which follow from the rules."""

    def coming(self):
        last = {"ends_at__gt": RightNow(), "starts_at__gt": RightNow(-LONGEST)}
        return self.filter(**last).order_by("starts_at", "pk")

    def happening(self):
        return self.filter(cancelled_at__isnull=True)

    def listed(self):
        """What happens, of activities that are in the lists; with all a line tells."""
        shown = self.filter(
            activity__published_at__isnull=False,
            activity__organisation__published_at__isnull=False,
            activity__standing__lt=Activity.Standing.GONE,
        )
        return (
            shown.happening()
            .select_related("activity__municipality", "activity__premises")
            .defer("activity__document", "activity__likeness", "activity__text")
        )

    def within(self, begin, end):
        """Those under way or beginning in a time, the soonest first."""
        began = {"starts_at__gt": begin - LONGEST, "starts_at__lt": end}
        found = self.filter(ends_at__gt=begin, **began)
        return found.order_by(*self.query.order_by, "starts_at", "pk")

    def near(self, room):
        """Those of the municipality of a room: first its own, then its postcode's."""
        ring = Case(
            When(activity__premises=room, then=0),
            When(activity__postcode=room.postcode or NO_POSTCODE, then=1),
            default=2,
        )
        return self.filter(activity__municipality=room.municipality_id).order_by(ring)

    def editable_by(self, user):
        """Dates of activities of the person's organisations."""
        return self.filter(activity__organisation__memberships__user=user)

    def leave_rooms(self):
        """Be on without the rooms that were booked; what was lost to them is on."""
        coming = self.filter(ends_at__gt=timezone.now())
        lost = {"cancelled_at": None, "place": "", "decided_by_room": False}
        coming.filter(decided_by_room=True).update(
            booking_date=None, sequence=F("sequence") + 1, **lost
        )
        coming.update(booking_date=None)

    def align(self, activity, planned):
        """Keep, make and remove an activity's dates to come as its rules say.

        `planned` is start → (end, schedule). A date that somebody decided about stays,
        and keeps its day of that rule; what has begun is never touched.
        """
        now = timezone.now()
        planned = {start: rule for start, rule in planned.items() if start > now}
        kept = {
            row.original_starts_at: row
            for row in self.filter(activity=activity, original_starts_at__gt=now)
        }
        decided = {row.rule_and_day for row in kept.values() if row.is_detached}
        made = [
            Occurrence.planned(activity, start, *rule)
            for start, rule in planned.items()
            if start not in kept
        ]
        ruled = {start: row for start, row in kept.items() if row.is_ruled}
        stale = [row.pk for start, row in ruled.items() if start not in planned]
        changed = [
            row
            for start, row in ruled.items()
            if start in planned and row.follow(*planned[start])
        ]
        self.filter(pk__in=stale).delete()
        self.bulk_update(changed, ["ends_at", "schedule", "sequence"])
        self.bulk_create([row for row in made if row.rule_and_day not in decided])


def decided(row):
    """In a trigger: whether somebody decided about the old or the new row."""
    cancelled = pgtrigger.Q(**{f"{row}__cancelled_at__isnull": False})
    return cancelled | pgtrigger.Q(**{f"{row}__moved_at__isnull": False})


# What rules lay out by the thousand is no history; what somebody decided is.
@pghistory.track(
    pghistory.InsertEvent(condition=decided("new")),
    pghistory.UpdateEvent(
        condition=pghistory.AnyChange(
            "cancelled_at", "moved_at", "place", "reason", "sequence"
        )
    ),
    pghistory.DeleteEvent(condition=decided("old")),
)
class Occurrence(models.Model):
    """One date of an activity. A cancelled one stays visible as cancelled."""

    activity = models.ForeignKey(
        Activity, on_delete=models.CASCADE, related_name="occurrences"
    )
    schedule = models.ForeignKey(
        Schedule, on_delete=models.SET_NULL, null=True, related_name="occurrences"
    )
    # The date of a booking that this one follows; the database keeps it so.
    booking_date = models.OneToOneField(
        BookingDate,
        on_delete=models.DO_NOTHING,
        null=True,
        blank=True,
        related_name="occurrence",
    )
    original_starts_at = models.DateTimeField()
    starts_at = models.DateTimeField(_("Starts"))
    ends_at = models.DateTimeField(_("Ends"))
    cancelled_at = models.DateTimeField(null=True, blank=True)
    moved_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(
        _("Why?"),
        max_length=200,
        blank=True,
        help_text=_("For example: the leader is ill. Everybody can read it."),
    )
    # Where it is held instead, on this one day.
    place = models.CharField(
        _("Where instead?"),
        max_length=200,
        blank=True,
        help_text=_("Only if it is at another place that day: its name and address."),
    )
    # It is cancelled or moved because the room is, and not by its organiser.
    decided_by_room = models.BooleanField(default=False)
    sequence = models.PositiveSmallIntegerField(default=0)

    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "original_starts_at"], name="occurrence_stands_once"
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at"))
                & Q(ends_at__lte=F("starts_at") + LONGEST),
                name="occurrence_ends_after_it_starts",
                violation_error_message=_("It ends before it starts."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["activity", "starts_at"], name="occurrence_of_activity"
            ),
            *(
                models.Index(
                    fields=["starts_at", "id"],
                    include=["activity"],
                    condition=Q(cancelled_at__isnull=is_on),
                    name=f"occurrence_{which}_soonest",
                )
                for which, is_on in (("happening", True), ("called_off", False))
            ),
        ]

    def __str__(self):
        return f"{self.activity} {timezone.localtime(self.starts_at):%Y-%m-%d %H.%M}"

    @property
    def is_detached(self):
        """Whether somebody decided about this date; rules no longer touch it."""
        return bool(self.cancelled_at or self.moved_at)

    @property
    def is_called_off(self):
        """Whether its organiser called it off, so that there is nothing to move."""
        return bool(self.cancelled_at) and not self.decided_by_room

    @property
    def may_be_restored(self):
        """Whether what was decided can be taken back; a lost room gives none back."""
        return self.is_detached and not (self.decided_by_room and self.booking_date_id)

    @property
    def why(self):
        """Why it is cancelled or moved, as everybody may read it."""
        if self.decided_by_room and not self.reason:
            if self.cancelled_at:
                return gettext("The room cannot be used then.")
            return gettext("The room is booked so.")
        return self.reason

    @property
    def is_ruled(self):
        """Whether it stands here only because a rule says so."""
        return bool(self.schedule_id) and not self.is_detached

    @property
    def rule_and_day(self):
        """Which rule made this date, and for which day."""
        return self.schedule_id, timezone.localdate(self.original_starts_at)

    @classmethod
    def planned(cls, activity, start, end, schedule):
        """A date as its rule makes it."""
        return cls(
            activity=activity,
            schedule=schedule,
            original_starts_at=start,
            starts_at=start,
            ends_at=end,
        )

    def follow(self, end, schedule):
        """Do as the rule says now; tell whether anything became different."""
        before = self.ends_at, self.schedule_id
        self.sequence += end != self.ends_at
        self.ends_at, self.schedule = end, schedule
        return before != (end, schedule.pk)

    def cancel(self, reason=""):
        """Call the date off; it stays visible, so that nobody goes there."""
        with self._alone():
            if not self.is_called_off:
                self.cancelled_at = self.cancelled_at or timezone.now()
                self._decide(reason)

    def move(self, starts_at, ends_at, reason="", place=""):
        """Hold the date at another time or place; both times are shown."""
        with self._alone():
            self.starts_at, self.ends_at = starts_at, ends_at
            self.moved_at, self.cancelled_at = timezone.now(), None
            self.place = place
            self._decide(reason)

    def restore(self):
        """Take back what was decided: the date happens as its rule or booking says."""
        with self._alone():
            if self.is_detached:
                rule = self.schedule
                length = rule.length if rule else self.ends_at - self.starts_at
                self.starts_at = self.original_starts_at
                self.ends_at = self.starts_at + length
                self.cancelled_at = self.moved_at = None
                self.place = ""
                self._decide("")
                if self.booking_date_id:
                    follow_rooms([self.booking_date_id])
                    self.refresh_from_db()

    @contextmanager
    def _alone(self):
        """Read it anew while nobody else changes its activity; it may be gone."""
        with transaction.atomic():
            if self.booking_date_id:
                # A booking locks its date first; so neither waits for the other.
                date = BookingDate.objects.filter(pk=self.booking_date_id)
                list(date.select_for_update(no_key=True).values_list("pk"))
            activity = Activity.objects.select_for_update().get(pk=self.activity_id)
            self.refresh_from_db()
            self.activity = activity
            yield

    def _decide(self, reason):
        self.reason, self.decided_by_room = reason, False
        self.sequence += 1
        self.save(update_fields=DECIDED)
        self.activity.materialise()
