"""A season is opened, wished for, weighed and decided; the association says yes."""

import datetime
import re

import pytest

from tests.browser.conftest import DESK, PHONE
from tests.browser.test_borrow import fits_the_screen, press
from tests.browser.test_lend import manage

# Two more associations want the same evening, and the last day passes.
PASSED = """
import datetime
from django.utils import timezone
from samla.bookings.models import Round, RoundWish
from samla.organisations.models import Organisation
season = Round.objects.get(pk={pk})
first = season.wishes.get()
others = Organisation.objects.exclude(pk=first.organisation_id).order_by("pk")
for number, other in enumerate(others[:2]):
    RoundWish(
        round=season, organisation=other, rank=1, premises=first.premises, persons=10,
        weekday=first.weekday, starts=first.starts, ends=datetime.time(21),
        activity_type_id="activity_type:language-cafe",
        target_groups=["target_group:child0"] if number else [],
    ).put()
ago = datetime.timedelta(days=9)
season.wishes_from_at = timezone.now() - ago
season.wishes_until_at = timezone.now() - ago / 9
season.save()
print("HERS", first.pk)
"""
WORDS = {
    "sv": {
        "open": "Öppna omgången",
        "wish": "Önska den",
        "see": "Se vad som skickas",
        "keep": "Spara ändringen",
        "send": "Besluta och skicka",
        "done": "Vad som beslutades",
        "yes": "Tacka ja eller nej",
    },
    "ar": {
        "open": "فتح الدورة",
        "wish": "تقديم الرغبة",
        "see": "عرض ما سيُرسل",
        "keep": "حفظ التغيير",
        "send": "قرّر وأرسل",
        "done": "ما تقرّر",
        "yes": "أجب بنعم أو لا",
    },
}


@pytest.mark.parametrize(
    ("language", "size", "years"),
    [("sv", PHONE, 0), ("ar", DESK, 3)],
    ids=["sv-360", "ar-1280"],
)
def test_a_season_from_the_first_wish_to_a_yes(portal, sign_in, language, size, years):
    words = WORDS[language]
    start = "" if language == "sv" else f"/{language}"
    first = datetime.date.today() + datetime.timedelta(days=60 + 90 * years)
    officer = sign_in("kerstin", size)
    officer.goto(f"{start}/bokningar/omgangar/ny/")
    if officer.locator("main a.door").count():
        officer.locator("main a.door").first.click()
    fits_the_screen(officer)
    officer.fill("main [name=name]", f"Säsong {language} {size['width']}")
    for name, day in (
        ("first_on", first),
        ("last_on", first + datetime.timedelta(days=70)),
        ("until_on", datetime.date.today() + datetime.timedelta(days=9)),
    ):
        officer.fill(f"main [name={name}]", day.isoformat())
    press(officer, words["open"])
    pk = re.search(r"omgangar/(\d+)/bjud-in/", officer.url)[1]

    hers = sign_in("amina", size)
    hers.goto(f"{start}/bokningar/omgangar/{pk}/")
    fits_the_screen(hers)
    hers.goto(f"{start}/bokningar/omgangar/{pk}/onskemal/")
    fits_the_screen(hers)
    organisation = hers.locator("main select[name=organisation]")
    if organisation.count():
        organisation.select_option(index=organisation.locator("option").count() - 1)
    if not hers.input_value("main [name=rank]"):
        hers.fill("main [name=rank]", "1")
    hers.select_option("main [name=weekday]", "2")
    hers.fill("main [name=starts]", "18:00")
    hers.fill("main [name=ends]", "20:00")
    hers.fill("main [name=persons]", "8")
    hers.select_option("main [name=premises]", index=1)
    hers.select_option("main [name=activity_type]", "activity_type:language-cafe")
    press(hers, words["wish"])
    assert f"Säsong {language} {size['width']}" in hers.inner_text("main")

    said = manage(portal, PASSED.format(pk=pk))
    line = re.search(r"HERS (\d+)", said)[1]
    board = f"{start}/bokningar/omgangar/{pk}/fordela/"
    officer.goto(board)
    fits_the_screen(officer)
    assert officer.locator("#proposal ~ table tbody tr").count() == 3
    officer.goto(f"{board}{line}/")
    fits_the_screen(officer)
    officer.select_option("main [name=every]", "2")
    press(officer, words["keep"])
    press(officer, words["see"])
    assert officer.locator("main .panel").count() == 3
    press(officer, words["send"])
    assert words["done"] in officer.inner_text("main")

    hers.goto(f"{start}/bokningar/onskemal/")
    fits_the_screen(hers)
    hers.get_by_role("link", name=words["yes"]).first.click()
    assert re.search(r"/bokningar/\d+/$", hers.url)
    fits_the_screen(hers)
