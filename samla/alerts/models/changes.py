"""What has become of an activity since its followers heard of it last."""

from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.functional import cached_property

from samla.activities.models import Activity, Occurrence
from samla.alerts.models.news import News

# So many dates are told one by one; more of them are told by their rule.
MOST_DATES = 6
# What somebody decided about single dates; the rest follows from the rules.
DECIDED = ("cancelled", "moved", "back")


@dataclass
class DateChange:
    """What has become of one date, as a letter tells it."""

    kind: str
    starts_at: object
    ends_at: object
    now: Occurrence | None = None
    # Because the booked room is cancelled, moved or to be had again.
    by_room: bool = False


@dataclass
class Changes:
    """All that is to be told of one activity, in one letter."""

    activity: Activity
    is_shown: bool
    # "hidden", "again", or nothing where it is shown as it was.
    standing: str = ""
    has_new_place: bool = False
    dates: list[DateChange] = field(default_factory=list)

    def __bool__(self):
        return bool(self.standing or self.has_new_place or self.dates)

    @property
    def decided(self):
        """The single dates that somebody decided about."""
        return [date for date in self.dates if date.kind in DECIDED]

    @property
    def of_rooms(self):
        """What its organiser did not decide: the room did."""
        return [date for date in self.dates if date.by_room]

    @property
    def ruled(self):
        """Dates that are no more, new, or at other hours, as the rules say now."""
        return [date for date in self.dates if date.kind not in DECIDED]

    @property
    def has_many(self):
        """Whether so many follow from the rules that only these are told."""
        return len(self.ruled) > MOST_DATES

    @property
    def only(self):
        """The one date it is all about; none where there is more to tell."""
        is_one = len(self.dates) == 1 and not (self.standing or self.has_new_place)
        return self.dates[0] if is_one else None

    @cached_property
    def titles(self):
        """What it is called in other languages."""
        pk = self.activity.pk
        return Activity.in_all_languages("title", [pk]).get(pk, {})

    @cached_property
    def rules(self):
        """When it happens as a rule."""
        return self.activity.rules_now

    @cached_property
    def next(self):
        """When it happens next; nothing where no date is known."""
        return self.activity.occurrences.coming().happening().first()


def changes_of(activity: Activity, news: list[News]) -> Changes:
    """What is to be told; nothing where all is again as followers know it."""
    is_shown = Activity.objects.published().filter(pk=activity.pk).exists()
    changes = Changes(activity, is_shown)
    for own in news:
        if own.original_starts_at is None and own.was_on != is_shown:
            changes.standing = "again" if is_shown else "hidden"
        if own.original_starts_at is None and is_shown:
            changes.has_new_place = own.was_place != place_of(activity)
    if is_shown:  # else they are told when it is shown again
        changes.dates = _dates(activity, news)
    return changes


def place_of(activity: Activity) -> str:
    """Where it is, written as the database does in `samla_place`."""
    parts = [
        activity.venue,
        activity.premises_id,
        activity.address,
        activity.postcode,
        activity.city,
        activity.online_url,
    ]
    return "\n".join(str(part) for part in parts if part is not None)


def _dates(activity, news):
    """What has become of its dates that are not over, soonest first."""
    known = [each.original_starts_at for each in news if each.original_starts_at]
    found = {
        date.original_starts_at: date
        for date in activity.occurrences.filter(original_starts_at__in=known)
    }
    changed = [
        _date(each, found.get(each.original_starts_at))
        for each in news
        if each.original_starts_at
    ]
    now = timezone.now()
    told = [each for each in changed if each and _last(each) > now]
    return sorted(told, key=lambda each: each.starts_at)


def _last(change):
    """When what is told is over."""
    return max(change.ends_at, change.now.ends_at if change.now else change.ends_at)


def _date(was, now):
    """What has become of one date; nothing where it is as it was."""
    is_on = bool(now and not now.cancelled_at)
    before = was.was_starts_at, was.was_ends_at
    told = {"now": now, "by_room": was.by_room}
    if not is_on:
        if not was.was_on:
            return None
        return DateChange("cancelled" if now else "gone", *before, **told)
    if not was.was_on:
        kind = "back" if was.was_ends_at else "new"
        return DateChange(kind, now.starts_at, now.ends_at, **told)
    if (*before, was.was_place) == (now.starts_at, now.ends_at, now.place):
        return None
    if now.moved_at:
        return DateChange("moved", *before, **told)
    if (was.was_starts_at, was.was_place) == (now.starts_at, now.place):
        return DateChange("hours", *before, **told)
    return DateChange("back", now.starts_at, now.ends_at, **told)
