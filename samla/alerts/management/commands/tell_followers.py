"""Writes to those who follow what has changed: each once, about all of it."""

import datetime
from functools import partial
from itertools import groupby
from operator import attrgetter

from django.core.management import BaseCommand
from django.db import transaction
from django.utils import timezone

from samla.activities.models import Activity
from samla.alerts import emails
from samla.alerts.filters import found_by
from samla.alerts.models import Issue, News, Subscription
from samla.alerts.models.changes import changes_of
from samla.core import letters
from samla.core.alone import Lock, again_and_again, alone

ACTIVITY = News.Audience.ACTIVITY
# So many addresses are written to in one transaction.
BATCH = 200
# So long a letter that cannot be written holds up what came later.
PATIENCE = datetime.timedelta(hours=1)


class NotAllTold(Exception):
    """Some letters could not be written; the next run tries them again."""


class TooManyAtOnce(Exception):
    """So many letters come back that it is our fault: nobody is forgotten for it."""


class Command(BaseCommand):
    """Run it every minute; several may run, and a second run tells nothing twice.

    The letters of an activity are written and its news taken away in one transaction.
    Those who follow more get one letter about all of it: at once, or on Monday morning.
    """

    help = "Write to those who follow what has changed, or is new."

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
    Issue.objects.gather_week()
    Issue.objects.gather_at_once()
    return sum(map(tell_issue, Issue.objects.open()))


def tell_issue(issue) -> int:
    """Write to all who hear of an issue, a batch of readers after the other."""
    readers = Subscription.objects.readers_of(issue.rhythm)
    searches = readers.exclude(search="").order_by().values_list("search", flat=True)
    found = found_by(searches.distinct(), list(issue.by_activity))
    readers = readers.hearing(issue.by_key, found).exclude(told_issue=issue.pk)
    number, last, failed = 0, "", []
    while issue.changes:
        later = readers.filter(email__gt=last).order_by("email").values("email")
        emails_ = [row["email"] for row in later.distinct()[:BATCH]]
        if not emails_:
            break
        batch = readers.filter(email__in=emails_)
        number += tell_batch(issue, batch, found, failed)
        last = emails_[-1]
    if failed and issue.made_at > timezone.now() - PATIENCE:
        raise NotAllTold(len(failed))
    with transaction.atomic():
        if issue.rhythm == "weekly":
            owed = Subscription.objects.filter(rhythm_at__lt=issue.made_at)
            owed.update(owes_week=False)
        issue.end()
    return number


@transaction.atomic
def tell_batch(issue, readers, found, failed) -> int:
    """Write the letters of some readers, and mark what they were told, together."""
    mine = list(readers.select_for_update(of=("self",)).order_by("email", "pk"))
    direct = Subscription.objects.told_at_once().filter(
        email__in={each.email for each in mine}, activity__in=list(issue.by_activity)
    )
    direct = set(direct.values_list("email", "activity"))
    finished = []
    for email, each in groupby(mine, key=attrgetter("email")):
        known = {activity for reader, activity in direct if reader == email}
        try:
            finished += _letter(issue, list(each), found, known)
        except Exception:  # it keeps no other from being written
            failed.append(email)
    letters.send_all(finished, emails.NEWS)
    told = [one.pk for one in mine if one.email not in failed]
    Subscription.objects.filter(pk__in=told).update(told_issue=issue.pk)
    return len(finished)


def _letter(issue, mine, found, known):
    """The letter of one address, if there is anything she does not know."""
    told, hearing = {}, []
    for subscription in mine:
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
    return [emails.news(hearing, list(told.values()), issue.rhythm)]
