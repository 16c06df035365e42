"""Every night: dates for the time that has come within sight."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from samla.activities.models.activity import Activity
from samla.activities.models.dated import HORIZON
from samla.activities.models.next_date import refresh_next
from samla.activities.models.occurrence import Occurrence

# Dates that are due are laid out for a month more: a night has little to do.
MARGIN = timedelta(days=30)
AT_A_TIME = 500


def lay_out_dates() -> int:
    """Give activities whose dates soon run out those of another while; how many.

    Harmless at any hour: it goes on where it stopped, and leaves alone what
    somebody is saving just now.
    """
    due = timezone.localdate() + HORIZON
    published = Activity.objects.published().order_by("pk")
    _lay_out_anew(published.filter(dated_until_on=None))
    behind = published.filter(dated_until_on__lt=due)
    made, last = 0, 0
    while batch := _lay_out(behind.filter(pk__gt=last), due + MARGIN):
        dates, last = batch
        made += dates
    return made


def _lay_out_anew(stale):
    """All dates to come of those whose school breaks have changed, one by one."""
    for pk in list(stale.values_list("pk", flat=True)):
        with transaction.atomic():
            unlocked = Activity.objects.select_for_update(skip_locked=True)
            if activity := unlocked.filter(pk=pk).first():
                activity.materialise()


@transaction.atomic
def _lay_out(behind, until):
    """One batch of them; how many dates it made, and which activity was the last."""
    rows = list(
        behind.select_for_update(skip_locked=True, no_key=True, of=("self",))
        .select_related("municipality")
        .prefetch_related("schedules", "municipality__school_breaks")[:AT_A_TIME]
    )
    dates = [
        Occurrence.planned(activity, start, *rule)
        for activity in rows
        for start, rule in activity.planned(until, _day_after(activity)).items()
    ]
    Occurrence.objects.bulk_create(dates, ignore_conflicts=True)
    pks = [row.pk for row in rows]
    Activity.objects.filter(pk__in=pks).update(dated_until_on=until)
    refresh_next([row.pk for row in rows if not row.next_starts_at])
    return rows and (len(dates), rows[-1].pk)


def _day_after(activity):
    return activity.dated_until_on + timedelta(days=1)
