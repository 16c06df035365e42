"""Writes to those who follow what has changed: each once, about all of it."""

from functools import partial

from django.core.management import BaseCommand
from django.db import transaction

from samla.activities.models import Activity
from samla.alerts import emails
from samla.alerts.models import News, Subscription
from samla.alerts.models.changes import changes_of
from samla.core.alone import again_and_again


class Command(BaseCommand):
    """Run it every minute; several may run, and a second run tells nothing twice.

    The letters of an activity are written and its news taken away in one transaction.
    """

    help = "Write to those who follow activities that have changed."

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
        keys = News.objects.activities()
        number = sum(self.did(tell_about, key) for key in keys)
        number += self.did(tell_what_is_gone)
        if verbosity:
            self.stdout.write(f"Wrote {number} letters to followers")

    def did(self, tell, *about):
        """The number of letters; one that fails keeps no other from being written."""
        try:
            return tell(*about)
        except Exception as error:
            self.stderr.write(f"{about}: {type(error).__name__}")
            return 0


@transaction.atomic
def tell_about(key) -> int:
    """Tell the followers of an activity what has changed, and note that they know."""
    news = News.objects.taken(key)
    activity = Activity.objects.for_pages().filter(pk=key).first()
    if activity is None:
        News.objects.done(news, is_shown=True)
        return 0
    followers = activity.subscriptions.confirmed()
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
    gone = Subscription.objects.filter(activity=None).select_for_update(
        skip_locked=True
    )
    followers = list(gone)
    told = [follower for follower in followers if follower.confirmed_at]
    for follower in told:
        emails.gone(follower)
    Subscription.objects.filter(pk__in=[each.pk for each in followers]).delete()
    return len(told)
