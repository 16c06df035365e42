"""One letter's worth of news for all who follow searches, places and organisations.

What has changed is gathered once, as it stands then, in parts: each part is kept, and
its news taken away, in one transaction, short enough that nobody who saves an activity
waits for it. Then reader by reader is written to, in batches: the letters of a
batch and the marks of who has got them are one transaction too. So a run may end
anywhere, and the next goes on there. Whose letter cannot be written keeps nobody
waiting: she is noted, and tried again by herself.
"""

import datetime

from django.contrib.postgres.fields import ArrayField
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.functional import cached_property

from samla.activities.models import Activity
from samla.alerts.models.changes import changes_of
from samla.alerts.models.news import News
from samla.alerts.models.subscription import Rhythm, Subscription
from samla.core.days import DAY, moment

# Monday, eight o'clock in Sweden, whether it is summer or winter.
MONDAY, MORNING = 1, datetime.time(8)
# So many activities are gathered in one transaction.
PART = 50
MOST_DATES = 3


class IssueQuerySet(models.QuerySet):
    """Makes issues, and knows which are not told to the end."""

    def open(self):
        """Those somebody may still have to hear of, the oldest first."""
        return self.filter(told_at=None).order_by("pk")

    def with_some_left(self):
        """Those told to all but some, whose letters could not be written."""
        return self.exclude(told_at=None).exclude(left=[]).order_by("pk")

    def gather_at_once(self):
        """What has changed since the last minute; nothing if nothing has."""
        return self._gathered(None, Rhythm.AT_ONCE)

    def gather_week(self):
        """What has changed since last Monday, once that is a week ago.

        Where a run ended in the midst, and nobody is told yet, it is gone on with.
        """
        due = last_monday()
        last = self.filter(rhythm=Rhythm.WEEKLY).order_by("-due_on").first()
        if last and last.due_on >= due:
            return None if last.is_begun else self._gathered(last, Rhythm.WEEKLY)
        if not last:  # the first week begins now
            return self.create(
                rhythm=Rhythm.WEEKLY, due_on=due, changes=[], told_at=timezone.now()
            )
        issue = self.create(rhythm=Rhythm.WEEKLY, due_on=due, changes=[])
        return self._gathered(issue, Rhythm.WEEKLY)

    def _gathered(self, issue, rhythm):
        """The issue with all that is to be told now, kept part by part."""
        audience = News.Audience(rhythm)
        known = issue.by_activity if issue else ()
        keys = [key for key in News.objects.activities(audience) if key not in known]
        for first in range(0, len(keys), PART):
            with transaction.atomic():
                told = _gathered(keys[first : first + PART], audience)
                if told and not issue:
                    issue = self.create(rhythm=rhythm, changes=told)
                elif told:
                    issue.changes += told
                    issue.save(update_fields=["changes"])
        return issue


class Issue(models.Model):
    """What has changed, for all who hear of it together."""

    rhythm = models.CharField(max_length=7, choices=Rhythm)
    # The Monday of a weekly one.
    due_on = models.DateField(null=True)
    made_at = models.DateTimeField(default=timezone.now)
    changes = models.JSONField(encoder=DjangoJSONEncoder)
    told_at = models.DateTimeField(null=True)
    # The followings whose letters could not be written: they are tried again.
    left = ArrayField(models.BigIntegerField(), default=list, db_default=[])

    objects = IssueQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["rhythm", "due_on"], name="a_week_is_told_once"
            )
        ]

    def __str__(self):
        return f"{self.rhythm} {self.due_on or self.pk}"

    @property
    def is_begun(self) -> bool:
        """Whether somebody has heard of it, so that nothing more comes into it."""
        heard = Subscription.objects.filter(told_issue=self.pk)
        return bool(self.told_at) or heard.exists()

    @cached_property
    def by_activity(self) -> dict[int, dict]:
        """What has changed, by the number of the activity, with moments as moments."""
        return {each["pk"]: _with_moments(each) for each in self.changes}

    @cached_property
    def by_key(self) -> dict[str, dict]:
        """Which activities a follower of one thing hears of: by kind, by its key."""
        found = {"activity": {}, "organisation": {}, "municipality": {}}
        for pk, each in self.by_activity.items():
            found["activity"].setdefault(pk, []).append(pk)
            found["municipality"].setdefault(each["municipality"], []).append(pk)
            for organisation in each["organisations"]:
                found["organisation"].setdefault(organisation, []).append(pk)
        return found

    def leave(self, keys):
        """Note those whose letter could not be written, beside what others note."""
        self.left = [*self.left, *keys]
        self.save(update_fields=["left"])

    def told(self):
        """All have been written to; it is kept for those whose letter failed."""
        if self.left:
            self.told_at = timezone.now()
            self.save(update_fields=["told_at"])
        else:
            self.end()

    def end(self):
        """Nobody waits for it any more; of a week stays only that it was told."""
        if self.rhythm == Rhythm.AT_ONCE:
            self.delete()
        else:
            self.changes, self.left, self.told_at = [], [], timezone.now()
            self.save(update_fields=["changes", "left", "told_at"])
            others = Issue.objects.filter(rhythm=self.rhythm, due_on__lt=self.due_on)
            others.filter(left=[]).exclude(told_at=None).delete()


def last_monday() -> datetime.date:
    """The day of the last Monday morning there was in Sweden."""
    now = timezone.now()
    day = timezone.localdate(now)
    day -= DAY * (day.isoweekday() - MONDAY)
    return day if moment(day, MORNING) <= now else day - DAY * 7


def _gathered(keys, audience):
    """What is to be told of each activity; its news is taken away."""
    told, titles = [], Activity.in_all_languages("title", keys)
    for key in keys:
        news = News.objects.taken(key, audience)
        activity = Activity.objects.for_pages().filter(pk=key).first()
        if activity is None:
            News.objects.done(news, is_shown=True)
            continue
        changes = changes_of(activity, news)
        if news and (facts := _facts(changes, news)):
            told.append(facts | {"titles": titles.get(key, {})})
        News.objects.done(news, changes.is_shown)
    return told


def _facts(changes, news):
    """What an issue tells of one activity; nothing where nobody need know."""
    activity, next_date = changes.activity, changes.next
    is_new = any(own.is_new for own in news)
    if not changes or (is_new and not (changes.is_shown and next_date)):
        return None
    helpers = activity.invitations.confirmed().values_list("organisation", flat=True)
    dates = [] if is_new else [*changes.decided, *changes.ruled]
    return {
        "pk": activity.pk,
        "title": activity.title,
        "language": activity.text_code,
        "organiser": activity.organisation.name,
        "place": activity.municipality.name,
        "organisations": [activity.organisation_id, *helpers],
        "municipality": activity.municipality_id,
        "changed_at": max(own.changed_at for own in news),
        "group": _group(changes),
        "is_off": changes.standing == "hidden",
        "has_new_place": changes.has_new_place,
        "where": activity.place_name,
        "dates": [_date(date) for date in dates[:MOST_DATES]],
        "more_dates": max(len(dates) - MOST_DATES, 0),
        "next": next_date and changes.is_shown and _times(next_date),
    }


def _group(changes):
    """Under which heading it stands."""
    kinds = {date.kind for date in changes.dates}
    if changes.standing == "again":
        return "new"
    has_lost = "cancelled" in kinds or ("gone" in kinds and "new" not in kinds)
    return "cancelled" if changes.standing or has_lost else "moved"


def _date(date):
    is_on = date.now and not date.now.cancelled_at
    now = _times(date.now) | {"place": date.now.place} if is_on else None
    why = {}
    if date.now:
        is_rooms = date.now.decided_by_room and not date.now.reason
        why = {"why": date.now.reason, "is_rooms": is_rooms}
    return {"kind": date.kind, "now": now} | why | _times(date)


def _times(date):
    return {"starts_at": date.starts_at, "ends_at": date.ends_at}


def _with_moments(facts):
    """What was kept as text, with its moments as moments again."""
    if isinstance(facts, list):
        return [_with_moments(each) for each in facts]
    if isinstance(facts, dict):
        return {
            name: parse_datetime(value)
            if name.endswith("_at") and isinstance(value, str)
            else _with_moments(value)
            for name, value in facts.items()
        }
    return facts
