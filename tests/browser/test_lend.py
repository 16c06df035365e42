"""Somebody who lends answers: rivals, the letter, a key, the room looked at."""

import re

import pytest

from tests.browser.conftest import DESK, PHONE
from tests.browser.test_borrow import fits_the_screen, press

# Two associations of one town want its hall on the same Tuesdays.
ASKED = """
import datetime
from django.utils import timezone
from samla.bookings.models import Booking, Rule
from samla.municipalities.models import Municipality
from samla.organisations.models import Organisation
from samla.premises.models import Premises
place = Municipality.objects.get(name="Botkyrka")
room = Premises.objects.filter(owner_municipality=place).order_by("pk").first()
hour = {hour}
first = timezone.localdate() + datetime.timedelta(days=60)
first += datetime.timedelta(days=(1 - first.weekday()) % 7)
pks = []
for number, organisation in enumerate(Organisation.objects.order_by("pk")[:2]):
    rule = Rule(
        kind="weekly", weekdays=[2], first_on=first,
        starts=datetime.time(hour, 30 * number), ends=datetime.time(hour + 1, 45),
        last_on=first + datetime.timedelta(weeks=3), skip_public_holidays=False,
    )
    booking = Booking(
        premises=room, organisation=organisation, persons=12,
        activity_type_id="activity_type:language-cafe",
        contact_name="Amina", contact_phone="08-465 004 00",
        safety_officer="Amina", safety_officer_phone="08-465 004 00",
        purpose="Språkcafé {hour}",
    ).ask(rule, None)
    booking.needs_terms = False
    booking.save()
    pks.append(booking.pk)
print("ASKED", *pks)
"""
BEGUN = """
from samla.bookings.models import BookingDate
import datetime
from django.utils import timezone
# Another journey lends the same hall yesterday.
day = timezone.localdate() - datetime.timedelta(days=2)
date = BookingDate.objects.filter(booking={pk}, state="confirmed").last()
hours = date.starts, date.ends
past = BookingDate.at(day, *hours, booking_id={pk}, premises=date.premises)
BookingDate.objects.filter(booking={pk}).exclude(pk=date.pk).delete()
for name in ("day_on", "starts_at", "ends_at"):
    setattr(date, name, getattr(past, name))
date.save()
"""
WORDS = {
    "sv": {
        "see": "Se vad som skickas",
        "send": "Gör det och skicka",
        "key": "Lämna ut en nyckel",
        "given": "Nyckeln är utlämnad",
        "back": "Nyckeln är tillbaka",
        "is_back": "Den är tillbaka",
        "look": "Syna lokalen",
        "looked": "Lokalen är synad",
        "finish": "Avsluta bokningen",
        "yes": "Ja, avsluta den",
        "over": "Avslutad",
    },
    "ar": {
        "see": "عرض ما سيُرسل",
        "send": "نفّذ وأرسل",
        "key": "تسليم مفتاح",
        "given": "سُلّم المفتاح",
        "back": "أُعيد المفتاح",
        "is_back": "أُعيد",
        "look": "فحص القاعة",
        "looked": "فُحصت القاعة",
        "finish": "إنهاء الحجز",
        "yes": "نعم، إنهاء",
        "over": "انتهى",
    },
}


def manage(portal, code):
    """Run some code on the portal's own database; what it prints."""
    return portal.manage("shell", "-v", "0", "-c", code)


@pytest.mark.parametrize(
    ("language", "size", "hour"),
    [("sv", PHONE, 8), ("ar", DESK, 14)],
    ids=["sv-360", "ar-1280"],
)
def test_a_request_is_answered_and_seen_to(portal, sign_in, language, size, hour):
    words = WORDS[language]
    start = "" if language == "sv" else f"/{language}"
    said = manage(portal, ASKED.format(hour=hour))
    pk, rival = re.search(r"ASKED (\d+) (\d+)", said).groups()
    page = sign_in("kerstin", size)
    page.goto(f"{start}/bokningar/att-svara/")
    fits_the_screen(page)
    page.goto(f"{start}/bokningar/{pk}/svara/")
    fits_the_screen(page)
    assert page.locator(f"main a[href$='/bokningar/{rival}/svara/']").count()
    press(page, words["see"])
    assert page.locator("main .panel").count()
    press(page, words["send"])
    assert re.search(rf"/bokningar/{pk}/$", page.url)
    page.goto(f"{start}/bokningar/{rival}/svara/?svar=nej")
    fits_the_screen(page)
    page.locator("main [name=dates]").first.check()
    page.fill("main [name=reason]", "Barn och unga kommer först.")
    press(page, words["see"])
    assert "Barn och unga kommer först." in page.locator("main .panel").inner_text()
    page.goto(f"{start}/bokningar/{pk}/")
    press(page, words["key"])
    page.fill("main [name=what]", "12")
    press(page, words["given"])
    press(page, words["back"])
    press(page, words["is_back"])
    manage(portal, BEGUN.format(pk=pk))
    page.reload()
    press(page, words["look"])
    page.locator("main [name=tidy][value=yes]").check()
    press(page, words["looked"])
    press(page, words["finish"])
    press(page, words["yes"])
    assert words["over"] in page.locator("main").inner_text()


def test_an_answer_by_keyboard_only(portal, sign_in):
    pk, _rival = re.search(
        r"ASKED (\d+) (\d+)", manage(portal, ASKED.format(hour=16))
    ).groups()
    page = sign_in("kerstin", DESK)
    page.goto(f"/bokningar/{pk}/svara/")
    for words in (WORDS["sv"]["see"], WORDS["sv"]["send"]):
        for _stop in range(80):
            page.keyboard.press("Tab")
            here = page.evaluate("document.activeElement.innerText || ''")
            if words in here:
                break
        with page.expect_navigation():
            page.keyboard.press("Enter")
    assert re.search(rf"/bokningar/{pk}/$", page.url)
