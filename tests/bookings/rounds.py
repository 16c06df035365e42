"""What the tests of season rounds tell about: a round, and wishes in it."""

import datetime

from django.utils import timezone

from samla.bookings.models import Allotment, Plan, Round, RoundWish
from tests.bookings.conftest import a_tuesday

WEEK = datetime.timedelta(weeks=1)


def a_round(owner, *rooms, **facts):
    """A round of ten weeks that is open, for these rooms."""
    first = a_tuesday(8) - datetime.timedelta(days=1)
    told = {
        "owner": owner,
        "name": "Våren",
        "first_on": first,
        "last_on": first + 10 * WEEK - datetime.timedelta(days=1),
        "wishes_until_at": timezone.now() + WEEK,
    }
    found = Round.objects.create(**told | facts)
    found.rooms.set(rooms)
    return found


def wished(season, organisation, rank=1, starts=18, ends=20, **facts):
    """A wish for a Tuesday evening."""
    told = {
        "premises": None if "kind_id" in facts else season.rooms.order_by("pk")[0],
        "persons": 20,
        "weekday": 2,
        "activity_type_id": "activity_type:language-cafe",
    }
    return RoundWish(
        round=season,
        organisation=organisation,
        rank=rank,
        starts=datetime.time(starts),
        ends=datetime.time(ends),
        **told | facts,
    ).put()


def day_passes(season):
    """No more wishes are taken."""
    season.wishes_from_at = timezone.now() - 2 * WEEK
    season.wishes_until_at = timezone.now() - WEEK
    season.save()
    return season


def outcomes(season):
    """What is proposed to each organisation, by its name."""
    return {one.wish.organisation.name: one for one in Plan(season).proposed}


def draft(wish, room, **facts):
    """A change by hand that is not kept yet: the hours of the wish, in a room."""
    told = {
        "weekday": wish.weekday,
        "starts": wish.starts,
        "ends": wish.ends,
        "premises": room,
    }
    return Allotment(wish=wish, **told | facts)
