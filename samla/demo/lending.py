"""Who has borrowed and asked for the rooms of the examples, from the coming days on."""

from samla.bookings.models import Booking, Rule
from samla.demo import days, written

ASKED = ["persons", "purpose"]


def lend(told: dict, premises, organisation, today):
    """Ask for a room as it is written, and answer as its lender did."""
    member = organisation.memberships.select_related("user").first()
    person = member and member.user
    name, phone = told["contact"]
    booking = Booking(
        premises=premises,
        organisation=organisation,
        activity_type_id=f"activity_type:{told['type']}",
        target_groups=written.terms("target_group", told["for"]),
        contact_name=name,
        contact_phone=phone,
        **{fact: told[fact] for fact in ASKED},
    )
    # Who has named nobody for safety has to say yes first: the dates are held for her.
    if told.get("ready", True):
        booking.safety_officer, booking.safety_officer_phone = name, phone
    booking = booking.ask(rule_of(told, today), person)
    if told.get("granted", False):
        booking.confirm(None)


def rule_of(told: dict, today) -> Rule:
    """The same hours once a week, some weeks in a row."""
    first_on = days.coming_day(told["first"], today)
    starts, ends = written.hours(told["hours"])
    return Rule(
        kind="weekly",
        weekdays=[first_on.isoweekday()],
        starts=starts,
        ends=ends,
        first_on=first_on,
        last_on=first_on + (told["weeks"] - 1) * days.WEEK,
    )
