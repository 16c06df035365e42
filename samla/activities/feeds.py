"""Calendars: the dates of an activity as Outlook, Google and Apple read them.

Each date is an event of its own, so that one can be cancelled or moved by itself:
it keeps its UID, says CANCELLED or its new time, and counts its SEQUENCE up.
"""

import datetime

from django.utils.translation import gettext
from icalendar import Event, vUri

from samla.core.calendars import begun
from samla.core.days import ZONE
from samla.taxonomy.models import label

AN_HOUR = datetime.timedelta(hours=1)
PRODUCT = "-//Samla//Activities//SV"


def calendar(activity, dates, address):
    """A calendar of some dates; `address` is the activity's public page."""
    feed = begun(PRODUCT, "PUBLISH", activity.title)
    # Whoever subscribes to the address asks again within the hour.
    feed.add("refresh-interval", AN_HOUR, parameters={"VALUE": "DURATION"})
    feed.add("x-published-ttl", "PT1H")
    told = description(activity, address)
    for date in dates:
        feed.add_component(event(activity, date, address, told))
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
    language = {"LANGUAGE": activity.text_language_id.partition(":")[2]}
    one.add("summary", activity.title, parameters=language)
    one.add("location", date.place or ", ".join(activity.place_lines))
    one.add("description", "\n".join(filter(None, [date.why, told])))
    one.add("url", vUri(address))
    return one


def description(activity, address):
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
    return "\n".join([*lines, *filter(None, [activity.text, address])])


def changed_at(activity, date):
    """When the date was last decided about; the same answer until that changes."""
    moments = [activity.confirmed_at, date.cancelled_at, date.moved_at]
    return max(filter(None, moments)).astimezone(datetime.UTC)
