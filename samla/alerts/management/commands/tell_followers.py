"""Writes to those who follow what has changed: each once, about all of it."""

import datetime
import logging
import time
from collections.abc import Callable
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from django.core.management import BaseCommand
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Greatest
from django.utils import timezone

from samla.activities.models import Activity
from samla.alerts import emails
from samla.alerts.filters import Searches
from samla.alerts.models import Issue, News, Subscription
from samla.alerts.models.changes import changes_of
from samla.core import letters
from samla.core.alone import Lock, again_and_again, alone

ACTIVITY = News.Audience.ACTIVITY
# So many addresses are written to in one transaction.
BATCH = 200
# So long an issue that cannot be told at all holds up what came later.
PATIENCE = datetime.timedelta(hours=1)
# So long a letter that cannot be written is tried again; it holds up nobody else.
TRIED = datetime.timedelta(days=1)
# How often a run that goes on looks for addresses whose letters come back.
SECONDS_BETWEEN_LOOKS = 600

logger = logging.getLogger(__name__)


class NotFound(Exception):
    """What a reader's search finds is not known, so her letter waits."""


class TooManyAtOnce(Exception):
    """So many letters come back that it is our fault: nobody is forgotten for it."""


class Command(BaseCommand):
    """Run it every minute; several may run, and a second run tells nothing twice.

    The letters of an activity are written and its news taken away in one transaction.
    Those who follow more get one letter about all of it: at once, or on Monday morning.
    """

    help = "Write to those who follow what has changed, or is new."

    looked_at = None

    def add_arguments(self, parser):
        """Once, or again and again beside a server."""
        parser.add_argument("--every", type=int, default=0, help="seconds between runs")

    def handle(self, *, every, verbosity, **options):
        """Do it once; or again and again, as long as whoever asked for it lives."""
        if every:
            again_and_again(partial(self.tell, verbosity), every, self.stderr.write)
        else:
            self.tell(verbosity)

    def tell(self, verbosity):
        """All that is to be told now; how many letters it was."""
        now = time.monotonic()
        if not self.looked_at or now - self.looked_at >= SECONDS_BETWEEN_LOOKS:
            self.looked_at = now
            self.did(let_go)
        keys = News.objects.activities(ACTIVITY)
        number = sum(self.did(tell_about, key) for key in keys)
        number += self.did(tell_what_is_gone)
        with alone(Lock.TELLING) as is_ours:
            number += self.did(tell_issues) if is_ours else 0
        if verbosity:
            self.stdout.write(f"Wrote {number} letters to followers")

    def did(self, tell, *about):
        """The number of letters; one that fails keeps no other from being written."""
        try:
            return tell(*about) or 0
        except Exception as error:
            self.stderr.write(f"{tell.__name__} {about}: {type(error).__name__}")
            return 0


@transaction.atomic
def tell_about(key) -> int:
    """Tell the followers of an activity what has changed, and note that they know."""
    news = News.objects.taken(key, ACTIVITY)
    activity = Activity.objects.for_pages().filter(pk=key).first()
    if activity is None:
        News.objects.done(news, is_shown=True)
        return 0
    followers = activity.subscriptions.told_at_once()
    changes = changes_of(activity, news)
    number = 0
    if changes:
        for follower in followers:
            emails.told(follower, changes)
        number = len(followers)
    if changes.of_rooms:
        number += emails.room_changed(changes, number)
    News.objects.done(news, changes.is_shown or not followers)
    return number


@transaction.atomic
def tell_what_is_gone() -> int:
    """Write the last letter about what was thrown away, and erase the addresses."""
    gone = Subscription.objects.gone().select_for_update(skip_locked=True)
    followers = list(gone)
    told = [follower for follower in followers if follower.confirmed_at]
    for follower in told:
        emails.gone(follower)
    Subscription.objects.filter(pk__in=[each.pk for each in followers]).delete()
    return len(told)


@transaction.atomic
def let_go():
    """Erase addresses whose letters come back: nobody is there."""
    unreachable = Subscription.objects.unreachable()
    if unreachable.too_many_at_once():
        raise TooManyAtOnce
    unreachable.leave()


def tell_issues() -> int:
    """Gather what is new, and tell all issues to their end; how many letters."""
    left = list(Issue.objects.with_some_left())
    Issue.objects.gather_week()
    Issue.objects.gather_at_once()
    searches = Searches()
    number = sum(tell_issue(issue, searches) for issue in Issue.objects.open())
    return number + sum(try_again(issue, searches) for issue in left)


def tell_issue(issue, searches) -> int:
    """Write to all who hear of an issue; after an hour in vain it hinders no other."""
    try:
        number = tell_all(issue, searches)
    except Exception as error:
        if issue.made_at > timezone.now() - PATIENCE:
            raise
        _given_up(issue, type(error).__name__)
        return 0
    with transaction.atomic():
        if issue.rhythm == "weekly":
            owed = Subscription.objects.filter(rhythm_at__lt=issue.made_at)
            owed.update(owes_week=False)
        issue.told()
    return number


def tell_all(issue, searches) -> int:
    """Write to a batch of readers after the other, in the order of their addresses."""
    readers = Subscription.objects.readers_of(issue.rhythm)
    found = found_for(readers, issue, searches)
    readers = readers.hearing(issue.by_key, found).exclude(told_issue=issue.pk)
    number, last = 0, ""
    while issue.changes:
        later = readers.filter(email__gt=last).order_by("email").values("email")
        addresses = [row["email"] for row in later.distinct()[:BATCH]]
        if not addresses:
            break
        number += tell_each(Telling(issue, readers, found, searches.title), addresses)
        last = addresses[-1]
    return number


def try_again(issue, searches) -> int:
    """Write to those whose letters could not be written, as long as some succeed."""
    if issue.made_at < timezone.now() - TRIED:
        _given_up(issue, f"{len(issue.left)} letters could not be written")
        return 0
    left, number = issue.left, 0
    for first in range(0, len(left), BATCH):
        part = left[first : first + BATCH]
        readers = Subscription.objects.confirmed().standing().filter(pk__in=part)
        found = found_for(readers, issue, searches)
        readers = readers.for_pages().with_others()
        addresses = sorted({reader.email for reader in readers})
        with transaction.atomic():
            issue.left = [key for key in issue.left if key not in part]
            written = tell_each(
                Telling(issue, readers, found, searches.title), addresses
            )
            issue.save(update_fields=["left"])
        number += written
        if not written and addresses:
            break
    if not issue.left:
        issue.end()
    return number


def found_for(readers, issue, searches):
    """Which of what has changed each search of these readers finds."""
    asked = readers.exclude(search="").order_by().values_list("search", flat=True)
    return searches.find(asked.distinct(), list(issue.by_activity))


def _given_up(issue, why):
    logger.error("Issue %s is not told to its end: %s", issue.pk, why)
    issue.end()


class Telling(NamedTuple):
    """What the letters of one issue are made of."""

    issue: Issue
    readers: QuerySet
    found: dict
    title_of: Callable


def tell_each(telling, addresses) -> int:
    """Write their letters; one that fails keeps no other from being written."""
    try:
        return tell_batch(telling, addresses)
    except Exception as error:
        if len(addresses) == 1:
            logger.error(
                "A letter of issue %s cannot be written, and is tried again: %s",
                telling.issue.pk,
                type(error).__name__,
            )
            return leave(telling, addresses)
    half = len(addresses) // 2
    parts = addresses[:half], addresses[half:]
    return sum(tell_each(telling, part) for part in parts)


@transaction.atomic
def leave(telling, addresses) -> int:
    """Note the reader of an address for another try; no letter."""
    hers = telling.readers.filter(email__in=addresses).order_by()
    keys = list(hers.values_list("pk", flat=True))
    telling.issue.leave(keys)
    Subscription.objects.filter(pk__in=keys).update(told_issue=_at_least(telling.issue))
    return 0


@transaction.atomic
def tell_batch(telling, addresses) -> int:
    """Write the letters of some readers, and mark what they were told, together."""
    issue = telling.issue
    rows = telling.readers.filter(email__in=addresses).order_by("email", "pk")
    mine = list(rows.select_for_update(of=("self",)))
    direct = Subscription.objects.told_at_once().filter(
        email__in={each.email for each in mine}, activity__in=list(issue.by_activity)
    )
    direct = set(direct.values_list("email", "activity"))
    finished = []
    for email, each in groupby(mine, key=attrgetter("email")):
        known = {activity for reader, activity in direct if reader == email}
        finished += _letter(telling, list(each), known)
    letters.send_all(finished, emails.NEWS)
    told = [one.pk for one in mine]
    Subscription.objects.filter(pk__in=told).update(told_issue=_at_least(issue))
    return len(finished)


def _at_least(issue):
    """Nobody hears again of a later issue because of an earlier one."""
    return Greatest("told_issue", issue.pk)


def _letter(telling, mine, known):
    """The letter of one address, if there is anything she does not know."""
    issue, found, (told, hearing) = telling.issue, telling.found, ({}, [])
    for subscription in mine:
        if found.get(subscription.search, ()) is None:
            raise NotFound
        changes = {
            pk: issue.by_activity[pk]
            for pk in subscription.hears_of(issue.by_key, found) - known
            if subscription.sees(issue.rhythm, issue.by_activity[pk]["changed_at"])
        }
        if changes:
            hearing.append(subscription)
        told |= changes
    if not told:
        return []
    told = list(told.values())
    return [emails.news(hearing, told, issue.rhythm, telling.title_of)]
