"""A coordinator arranges how her municipality answers, on a phone and at a desk."""

import pytest

from tests.browser.conftest import DESK, PHONE, in_language
from tests.browser.test_access import violations
from tests.browser.test_trust import WIDER, send

ARRANGED = "/kommuner/botkyrka/sa-svarar-vi/"
PARTS = ("", "svar/", "svar/nytt/", "mallar/", "mallar/ny/", "enheter/ny/", "gallring/")


@pytest.mark.parametrize(
    ("language", "size"), [("sv", PHONE), ("ar", DESK)], ids=["sv-360", "ar-1280"]
)
def test_all_that_is_arranged_fits_and_has_no_fault(sign_in, language, size):
    page, faults = sign_in("kerstin", size), []

    def look():
        wider = page.evaluate(WIDER)
        faults.extend([(page.url, wider)] if wider > 0 else [])
        faults.extend(violations(page))

    def go(part):
        page.goto(in_language(ARRANGED + part, language))

    for part in PARTS:
        go(part)
        look()
    go("svar/nytt/")
    page.fill("main [name=question]", "Hur lånar vi en lokal med kök?")
    page.fill("main [name=answer]", "Hej! Ring Fatima Hassan på 070-123 45 67.")
    page.locator("main [name=gor][value=publicera]").click()
    look()
    assert "Fatima Hassan" in page.inner_text("main .notice--warn")
    page.fill("main [name=answer]", "Albysalen har kök. Fråga här.")
    page.check("main [name=taken_out]")
    page.locator("main [name=gor][value=publicera]").click()
    page.locator("main table a").first.click()
    look()
    go("mallar/ny/")
    page.fill("main [name=title]", f"Lokal {language} {size['width']}")
    page.fill("main [name=text]", "Hej {namn}! {enhet} svarar på {nummer}.")
    page.locator("main [name=gor][value=visa]").click()
    look()
    go("enheter/ny/")
    page.fill("main [name=name]", f"Fritid {language} {size['width']}")
    page.fill("main [name=email]", "fritid@botkyrka.example")
    send(page)
    page.select_option("main [name=room]", index=1)
    page.locator("main form button[type=submit]").last.click()
    look()
    page.locator("main a[href$='/stang/']").first.click()
    look()
    assert faults == []
