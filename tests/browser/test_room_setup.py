"""Somebody who lends tells all about a hall; then its public page says it."""

import datetime
import re

import pytest

from tests.browser.conftest import DESK, PHONE, in_language
from tests.browser.test_borrow import fits_the_screen, press

MAKE = """
from django.utils import timezone
from samla.municipalities.models import Municipality
from samla.premises.models import Premises
place = Municipality.objects.get(name="Botkyrka")
facts = dict(
    kind_id="premises_kind:hall", owner_municipality=place, municipality=place,
    address="Exempelvägen {size}", city="Norsborg", most_persons=80, is_example=True,
    email="lokaler@botkyrka.example", published_at=timezone.now(),
)
names = ("Idrottshallen {language} {size}", "Halva A {language} {size}")
print("MADE", *[Premises.objects.create(name=name, **facts).pk for name in names])
"""
WORDS = {
    "sv": {
        "join": "Låt dem höra ihop",
        "hours": "Lägg till de här öppettiderna",
        "days": "Lägg till dagarna",
        "look": "Se hur det låter",
        "add": "Lägg till det här priset",
        "save": "Spara",
        "mine": "Visa mitt pris",
        "rule": "Gratis – Föreningar i allmänhet",
        "free": "Gratis",
        "divided": "Lokalen kan delas.",
        "part": "Lokalen är en del av:",
        "rests": "Lokalen är stängd på röda dagar.",
    },
    "ar": {
        "join": "ربط القاعتين",
        "hours": "إضافة هذه الأوقات",
        "days": "إضافة هذه الأيام",
        "look": "عرض النص",
        "add": "إضافة هذا السعر",
        "save": "حفظ",
        "mine": "عرض السعر",
        "rule": "مجاني – الجمعيات عمومًا",
        "free": "مجاني",
        "divided": "يمكن تقسيم القاعة.",
        "part": "هذه القاعة جزء من:",
        "rests": "القاعة مغلقة في العطل الرسمية.",
    },
}


@pytest.mark.parametrize(
    ("language", "size"), [("sv", DESK), ("ar", PHONE)], ids=["sv-1280", "ar-360"]
)
def test_a_hall_is_told_and_everybody_reads_it(portal, visit, sign_in, language, size):
    words = WORDS[language]
    width = size["width"]
    code = MAKE.format(language=language, size=width)
    said = portal.manage("shell", "-v", "0", "-c", code)
    hall, half = re.search(r"MADE (\d+) (\d+)", said).groups()
    page = sign_in("kerstin", size)

    def go(step):
        page.goto(in_language(f"/lokaler/{hall}/{step}/", language))
        fits_the_screen(page)

    # The hall divides.
    go("delar")
    page.select_option("main [name=other]", half)
    page.check("main [name=how][value=part]")
    press(page, words["join"])
    assert f"Halva A {language} {width}" in page.inner_text("main table")
    # Hours of a season, then a day with others, and when it rests.
    today = datetime.date.today()
    first, last = (today + datetime.timedelta(days=days) for days in (30, 120))
    go("oppettider")
    page.check("main [name=weekdays][value='2']")
    page.fill("main [name=opens]", "17:00")
    page.fill("main [name=closes]", "22:00")
    page.fill("main [name=first_on]", str(first))
    page.fill("main [name=last_on]", str(last))
    press(page, words["hours"])
    go("undantag")
    page.fill("main [name=first_on]", str(first))
    page.check("main [name=how][value=other]")
    page.fill("main [name=opens]", "10:00")
    page.fill("main [name=closes]", "14:00")
    page.fill("main [name=reason]", "Årsmöte")
    press(page, words["days"])
    go("uppehall")
    page.check("main [name=closed_on_public_holidays]")
    page.fill("main [name=turnaround_minutes]", "30")
    press(page, words["save"])
    # A rule that is read before it is added.
    go("priser")
    page.check("main [name=user_kind][value=association]")
    page.fill("main [name=kronor]", "0")
    page.locator("main details summary").first.click()
    page.check("main [name=weekdays][value='2']")
    page.fill("main [name=opens]", "17:00")
    page.fill("main [name=closes]", "23:59")
    press(page, words["look"])
    assert words["rule"] in page.inner_text("#look")
    press(page, words["add"])
    # Everybody reads it, and asks for her own price.
    page = visit(in_language(f"/lokaler/{hall}/", language), size)
    fits_the_screen(page)
    told = page.inner_text("main")
    for sentence in (words["divided"], words["rests"], "10.00–14.00", "Årsmöte"):
        assert sentence in told
    assert "17.00–22.00" in page.inner_text("[aria-labelledby=hours]")
    page.locator("#cost summary").click()
    page.select_option("#cost [name=som]", "association")
    page.select_option("#cost [name=dag]", "2")
    page.fill("#cost [name=fran]", "18:00")
    page.fill("#cost [name=till]", "20:00")
    press(page, words["mine"])
    assert words["free"] in page.inner_text("#cost [role=status]")
    page.goto(in_language(f"/lokaler/{half}/", language))
    assert words["part"] in page.inner_text("main")
