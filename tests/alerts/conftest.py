"""A language café with dates for a year, and somebody who follows it."""

import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone

from samla.activities.models import Schedule
from samla.alerts.models import Subscription

LEYLA = "leyla@example.org"


@pytest.fixture
def weekly(cafe):
    """The café, every week at this hour from next week on; the rule laid out."""
    cafe.occurrences.all().delete()
    day = timezone.localdate() + datetime.timedelta(days=7)
    rule = Schedule(
        activity=cafe,
        weekdays=[day.isoweekday()],
        starts=datetime.time(18),
        ends=datetime.time(20),
        first_on=day,
        skip_public_holidays=False,
    )
    rule.put()
    return cafe


def follower(activity, email=LEYLA, language="sv"):
    """Somebody has said yes to letters about it."""
    return Subscription.objects.create(
        activity=activity,
        title=activity.title,
        email=email,
        language=language,
        confirmed_at=timezone.now(),
    )


@pytest.fixture
def leyla(weekly):
    """Follows the café in Swedish."""
    return follower(weekly)


@pytest.fixture
def letters_of(mailoutbox):
    """The letters that are written when something is done, two to one reader too."""

    def left(do, *args, **kwargs):
        mailoutbox.clear()
        do(*args, **kwargs)
        return list(mailoutbox)

    return left


@pytest.fixture
def told(letters_of):
    """The letters that followers get now."""
    return lambda: letters_of(call_command, "tell_followers", verbosity=0)
