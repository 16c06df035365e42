"""A room is lost: the page, the calendar and a letter say so, in two directions."""

import re
import urllib.request

import pytest
from icalendar import Calendar

from tests.browser.conftest import (
    WIDER,
    in_language,
    letters_to,
    link_from_mail,
    press,
    text,
)
from tests.browser.tour import violations

# What the lender does, in the portal's own database; answers with a number.
LENT = """
from datetime import time, timedelta
from django.utils import timezone
from samla.bookings.models import Booking, Rule
from samla.organisations.models import Membership
from samla.premises.models import Premises, Terms
amina = Membership.objects.filter(user__email__startswith="amina").first()
hall = Premises.objects.offered().filter(
    municipality=amina.organisation.municipality_id, owner_municipality__isnull=False
).first()
first = timezone.localdate() + timedelta(days={days})
booking = Booking(
    premises=hall, organisation=amina.organisation, persons=1,
    activity_type_id="activity_type:language-cafe", contact_name="Amina",
    contact_phone="070-174 06 05", safety_officer="Amina",
    safety_officer_phone="070-174 06 05", target_groups=["target_group:all"],
)
rule = Rule(
    weekdays=[first.isoweekday()], starts=time({hour}), ends=time({hour} + 1),
    first_on=first, last_on=first + timedelta(weeks=2), skip_public_holidays=False,
)
booking = booking.ask(rule, amina.user, Terms.objects.for_room(hall))
booking.confirm(None)
print(booking.pk)
"""
CANCELLED = """
from samla.bookings.models import Booking, Side
booking = Booking.objects.get(pk={pk})
booking.cancel(None, Side.LENDER, "Golvet ska lagas.", [booking.dates.first()])
print(booking.pk)
"""
WORDS = {
    "sv": ("Inställt", "Lokalen går inte att använda då."),
    "ar": ("ملغى", "لا يمكن استخدام القاعة حينها."),
}
FORM = "main form[method=post] button[type=submit]"


def first_date(portal, activity):
    """The first date of an activity's calendar file."""
    url = f"{portal.url}/aktiviteter/{activity}/kalender.ics"
    with urllib.request.urlopen(url) as file:
        return Calendar.from_ical(file.read()).walk("VEVENT")[0]


def make_activity(page, booking):
    """Amina makes an activity of her booking, goes on step by step, publishes it."""
    page.goto(f"/bokningar/{booking}/")
    press(page, "main a[href*='/av-bokning/']")
    press(page, FORM)
    activity = re.search(r"/aktiviteter/(\d+)/vad/", page.url)[1]
    press(page, FORM)
    assert "följer er bokning" in text(page)
    press(page, "main .actions a.button:not(.button--second)")
    for _step in ("where", "who", "publish"):
        press(page, FORM)
    assert page.url.endswith(f"/aktiviteter/{activity}/klar/")
    return activity


def follow(page, portal, language, activity, address):
    """A visitor asks for letters and says yes by the link of the first one."""
    page.goto(in_language(f"/aktiviteter/{activity}/", language))
    assert violations(page) == []
    page.fill("main [name=email]", address)
    press(page, f"main form[action*='/folj/aktivitet/{activity}/'] button")
    assert violations(page) == []
    page.goto(link_from_mail(portal, address, "/folj/ja/"))
    assert violations(page) == []
    press(page, FORM)
    assert violations(page) == []


@pytest.mark.parametrize(("language", "hour"), [("sv", 6), ("ar", 8)])
def test_a_lost_room_is_told_to_everybody(visit, sign_in, portal, language, hour):
    said = portal.manage("shell", "-v0", "-c", LENT.format(days=20, hour=hour))
    booking = said.split()[-1]
    activity = make_activity(sign_in("amina"), booking)
    address = f"leyla.{language}@example.org"
    page = visit()
    follow(page, portal, language, activity, address)
    before = first_date(portal, activity)

    portal.manage("shell", "-v0", "-c", CANCELLED.format(pk=booking))
    portal.manage("tell_followers", "--verbosity=0")

    page.goto(in_language(f"/aktiviteter/{activity}/?ny", language))
    for words in WORDS[language]:
        assert words in text(page)
    assert violations(page) == []
    assert page.evaluate(WIDER) <= 0
    after = first_date(portal, activity)
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]
    assert after["status"] == "CANCELLED"
    assert link_from_mail(portal, address, "/folj/nej/")
    letter = next(letters_to(portal, address))
    for words in WORDS[language]:
        assert words in letter
