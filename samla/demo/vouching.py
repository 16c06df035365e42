"""Who vouches for the examples: most are verified, and real organisations never."""

from samla.demo import days
from samla.municipalities.models import EntryPoint
from samla.organisations.models import Verification

YEAR = 365
CHECKED = [
    ["statutes", "met"],
    ["number", "met", "contacts"],
    ["statutes", "place", "records"],
]


def vouch(organisation, told, today):
    """Verify an example as it is written; one that exists has not been asked."""
    if told.get("source") or not told.get("verified", True):
        return
    days_left = told.get("verified_days_left", YEAR - organisation.pk * 7 % 300)
    places = [organisation.municipality_id, *told.get("also_verified_by", [])]
    for code in places:
        way_in = EntryPoint.objects.filter(municipality=code).first()
        on_duty = way_in and way_in.on_duty
        is_example = on_duty and on_duty.user.is_example
        Verification.objects.create(
            organisation=organisation,
            municipality_id=code,
            checked=CHECKED[organisation.pk % len(CHECKED)],
            function=way_in.function_name if way_in else "Samordnare",
            verified_by=on_duty.user if is_example else None,
            verified_on=today - days.DAY * (YEAR - days_left),
            until_on=today + days.DAY * days_left,
        )
