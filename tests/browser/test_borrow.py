"""An association needs a room on Tuesdays: found, asked for, accepted, used, told."""

import datetime
import re

import pytest

from tests.browser.conftest import DESK, PHONE

# What the lender does meanwhile, by the verbs of the model.
ANSWERS = """
from samla.bookings.models import Booking
booking = Booking.objects.get(pk={pk})
booking.confirm(None)
"""
KEY_AND_PAST = """
import datetime
from django.utils import timezone
from samla.bookings.models import Booking, BookingDate
booking = Booking.objects.get(pk={pk})
now, hour = timezone.now(), datetime.timedelta(hours=1)
booking.give_code(None, "4711", now - hour, now + hour)
day = timezone.localdate() - datetime.timedelta(days=1)
hours = datetime.time({hour}), datetime.time({hour} + 1)
date = BookingDate.at(day, *hours, booking=booking, premises=booking.premises)
date.state, date.granted_at = "confirmed", now
date.save()
"""


def lender_does(portal, code, **named):
    """The lender's side, on the portal's own database."""
    portal.manage("shell", "-v", "0", "-c", code.format(**named))


def next_tuesday(weeks):
    """A Tuesday some weeks from now, so that each run asks for days of its own."""
    today = datetime.date.today()
    return today + datetime.timedelta(days=(1 - today.weekday()) % 7 + 7 * weeks)


def press(page, words):
    """Press the button or link that says so, and wait for the page it leads to."""
    with page.expect_navigation():
        page.locator("main").locator("button, a.button").filter(
            has_text=words
        ).first.click()
    wrong = page.locator("main .errors")
    assert not wrong.count(), wrong.inner_text()
    fits_the_screen(page)


def fits_the_screen(page):
    """Nothing is wider than the screen."""
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.viewport_size["width"], page.url


WORDS = {
    "sv": {
        "show": "Visa lediga lokaler",
        "ask": "Fråga om lokalen",
        "on": "Fortsätt",
        "send": "Skicka förfrågan",
        "accept": "Tacka ja till lokalen",
        "take": "Ja, vi tar den",
        "tell": "Berätta hur lokalen lämnades",
        "report": "Skicka rapporten",
    },
    "ar": {
        "show": "عرض القاعات المتاحة",
        "ask": "اطلب هذه القاعة",
        "on": "متابعة",
        "send": "إرسال الطلب",
        "accept": "اقبلوا القاعة",
        "take": "نعم، نأخذها",
        "tell": "أخبرنا كيف تُركت القاعة",
        "report": "إرسال التقرير",
    },
}


@pytest.mark.parametrize(
    ("language", "size", "hour"),
    [("sv", DESK, 10), ("ar", PHONE, 12)],
    ids=["sv-1280", "ar-360"],
)
def test_a_room_for_a_term_of_tuesdays(portal, sign_in, language, size, hour):
    words = WORDS[language]
    start = "" if language == "sv" else f"/{language}"
    page = sign_in("amina", size)
    page.goto(f"{start}/bokningar/hitta/?var=botkyrka")
    fits_the_screen(page)
    page.locator("main [name=dagar][value='2']").check()
    page.fill("main [name=fran]", f"{hour:02}:00")
    page.fill("main [name=till]", f"{hour + 1:02}:30")
    page.fill("main [name=forsta]", next_tuesday(9).isoformat())
    page.fill("main [name=sista]", next_tuesday(12).isoformat())
    page.fill("main [name=personer]", "12")
    press(page, words["show"])
    assert page.locator("main article").count()
    press(page, words["ask"])
    assert page.input_value("main [name=fran]") == f"{hour:02}:00"
    press(page, words["on"])
    if page.locator("main select[name=forening] option").count() > 1:
        page.select_option("main [name=forening]", index=1)
    assert page.input_value("main [name=personer]") == "12"
    page.select_option("main [name=verksamhet]", "activity_type:language-cafe")
    press(page, words["on"])
    assert page.locator("#price").count()
    page.fill("main [name=contact_name]", "Amina")
    page.fill("main [name=contact_phone]", "08-465 004 00")
    page.fill("main [name=purpose]", f"Språkcafé {language} {size['width']}")
    press(page, words["send"])
    pk = re.search(r"/bokningar/(\d+)/$", page.url)[1]
    lender_does(portal, ANSWERS, pk=pk)
    page.reload()
    fits_the_screen(page)
    press(page, words["accept"])
    if page.locator("main [name=accepts]").count():
        page.locator("main [name=accepts]").check()
    page.fill("main [name=safety_officer]", "Amina")
    page.fill("main [name=safety_officer_phone]", "08-465 004 00")
    press(page, words["take"])
    lender_does(portal, KEY_AND_PAST, pk=pk, hour=hour)
    page.reload()
    assert "4711" in page.locator("main").inner_text()
    press(page, words["tell"])
    page.locator("main [name=tidy][value=yes]").check()
    press(page, words["report"])
    assert page.locator("#reports").count()
    fits_the_screen(page)
