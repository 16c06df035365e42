"""Calendar files: what every calendar of Samla begins with.

Written so that Outlook, Google and Apple read them alike.
"""

from icalendar import Calendar, Timezone

from samla.core.days import ZONE

# Written out as a rule, because Outlook does not read lists of clock changes.
STOCKHOLM = """BEGIN:VTIMEZONE
TZID:Europe/Stockholm
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""


def begun(product: str, method: str, name: str) -> Calendar:
    """A calendar without a date yet: who made it, what for, and its clock."""
    calendar = Calendar()
    calendar.add("prodid", product)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", str(ZONE))
    calendar.add_component(Timezone.from_ical(STOCKHOLM))
    return calendar
