"""Calendars: the dates of an activity as Outlook, Google and Apple read them.

Each date is an event of its own, so that one can be cancelled or moved by itself:
it keeps its UID, says CANCELLED or its new time, and counts its SEQUENCE up.
"""

import datetime

from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import get_language, gettext
from icalendar import Event, vUri

from samla.activities.models import Activity, Occurrence
from samla.core.calendars import begun
from samla.core.days import ZONE
from samla.core.languages import tag
from samla.taxonomy.models import label

AN_HOUR = datetime.timedelta(hours=1)
# So far ahead, and no more than so many, a calendar of a search holds dates.
AHEAD = datetime.timedelta(days=92)
MOST_ACTIVITIES, MOST_DATES = 150, 300
PRODUCT = "-//Samla//Activities//SV"


def calendar(activity, dates, address):
    """A calendar of some dates; `address` is the activity's public page."""
    feed = lasting(str(activity.words("title")))
    told = description(activity, address, activity.text)
    for date in dates:
        feed.add_component(event(activity, date, address, told))
    return feed.to_ical()


def lasting(name):
    """A calendar without a date yet; who subscribes to it asks again in an hour."""
    feed = begun(PRODUCT, "PUBLISH", name)
    feed.add("refresh-interval", AN_HOUR, parameters={"VALUE": "DURATION"})
    feed.add("x-published-ttl", "PT1H")
    return feed


def search_calendar(activities, days, asked, absolute):
    """The dates to come of what a search found, those called off among them.

    A calendar asks again and again: so it holds so many, for so long, and no more.
    """
    feed = lasting(gettext("Samla: %(asked)s") % {"asked": asked or gettext("Sweden")})
    until = timezone.now() + AHEAD
    dates = Occurrence.objects.coming().filter(starts_at__lt=until)
    if days:
        dates = days.among(dates)
        here = dates.filter(activity=OuterRef("pk"))
        activities = activities.filter(Exists(here))
    feed.add("x-wr-caldesc", gettext("It holds the next dates, and then goes on."))
    activities = activities.annotate(title_here=Subquery(Activity.here("title")))
    activities = list(activities[:MOST_ACTIVITIES])
    dates = dates.filter(activity__in=activities)
    found = {activity.pk: activity for activity in activities}
    address = {pk: absolute(each.get_absolute_url()) for pk, each in found.items()}
    # Its text would stand there once for each date: it is on the page.
    told = {pk: description(each, address[pk]) for pk, each in found.items()}
    for date in dates[:MOST_DATES]:
        pk = date.activity_id
        feed.add_component(event(found[pk], date, address[pk], told[pk]))
    return feed.to_ical()


def event(activity, date, address, told):
    """One date as an event; called off ones are told as such."""
    one = Event()
    one.add("uid", f"{activity.pk}-{date.original_starts_at:%Y%m%dT%H%M%SZ}@samla")
    one.add("dtstamp", changed_at(activity, date))
    one.add("dtstart", date.starts_at.astimezone(ZONE))
    one.add("dtend", date.ends_at.astimezone(ZONE))
    one.add("sequence", date.sequence)
    one.add("status", "CANCELLED" if date.cancelled_at else "CONFIRMED")
    one.add("transp", "TRANSPARENT" if date.cancelled_at else "OPAQUE")
    one.add("summary", *named(activity, date))
    one.add("location", date.place or ", ".join(activity.place_lines))
    one.add("description", "\n".join(filter(None, [date.why, told])))
    one.add("url", vUri(address))
    return one


def named(activity, date):
    """What a calendar shows of a date, and in which language.

    Some calendars do not look at the status, so the name says it too.
    """
    name = activity.words("title")
    language = name.code
    if date.cancelled_at:
        language = tag(get_language())
        name = gettext("Cancelled: %(title)s") % {"title": name}
    return str(name), {"LANGUAGE": language}


def description(activity, address, text=""):
    """The facts in the reader's language, the text in its own, and where to read on."""
    comma = gettext(", ")
    languages = comma.join(label(language) for language in activity.languages)
    groups = comma.join(label(group) for group in activity.target_groups)
    facts = [
        (gettext("What"), label(activity.type_id)),
        (gettext("Organiser"), activity.organisation.name),
        (gettext("Price"), activity.price_in_words),
        (gettext("Languages"), languages),
        (gettext("For whom"), groups),
        (gettext("How to take part"), label(activity.signup_id)),
    ]
    lines = [f"{word}: {told}" for word, told in facts if told]
    return "\n".join([*lines, *filter(None, [text, address])])


def changed_at(activity, date):
    """When the date was last decided about; the same answer until that changes."""
    moments = [activity.confirmed_at, date.cancelled_at, date.moved_at]
    return max(filter(None, moments)).astimezone(datetime.UTC)
