"""Whom do I ask? From the municipality's page to a receipt, a letter and a reply."""

import re
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import DESK, PHONE, in_language
from tests.browser.test_access import violations
from tests.browser.test_trust import EACH, WIDER, link_from_mail, send

QUESTION = "Vi söker en lokal för trettio personer. Fatima Hassan leder oss."


@EACH
def test_an_association_asks_without_knowing_whom(visit, portal, language):
    """O3, its first half: on a phone, without script, nothing typed is lost."""
    page = visit(
        in_language("/kommuner/botkyrka/", language), PHONE, java_script_enabled=False
    )
    page.locator("main a.button[href*='/fraga/?kommun=botkyrka']").click()
    page.locator("main a.door[href*='slag=room']").click()
    page.fill("main [name=text]", QUESTION)
    page.fill("main [name=name]", "Leyla")
    page.locator("main form button[type=submit]").first.click()
    assert page.locator("main [role=alert] li").count() == 1  # no address yet
    assert page.input_value("main [name=text]") == QUESTION
    address = f"leyla.{language}@example.org"
    page.fill("main [name=email]", address)
    send(page)
    # What is published already, and a word about the name, before anything is sent.
    assert page.locator("main .card").count() >= 2
    assert "Fatima Hassan" in page.inner_text("main .notice--warn")
    page.locator("main [name=change]").click()
    assert page.input_value("main [name=text]") == QUESTION
    page.fill("main [name=text]", "Vi söker en lokal för trettio personer.")
    send(page)
    page.locator("main [name=send]").click()
    number = re.search(r"BOT-\d{4}-\d{5}", page.inner_text("h1"))[0]
    link = link_from_mail(portal, address, "/fraga/")
    assert urlsplit(link).path == urlsplit(page.url).path
    later = visit(urlsplit(link).path, PHONE, java_script_enabled=False)
    assert number in later.inner_text("h1")
    later.fill("main [name=text]", "Helst utan trappor.")
    later.locator("main form:has([name=text]) button[type=submit]").click()
    assert "Helst utan trappor." in later.inner_text("main ol")
    later.locator("main [name=gor][value=stang]").click()
    later.fill("main [name=text]", "Jo, en sak till.")
    later.locator("main form:has([name=text]) button[type=submit]").click()
    assert later.locator("main ol li").count() == 5


@pytest.mark.parametrize(("language", "size"), [("sv", DESK), ("ar", PHONE)])
def test_every_step_fits_and_has_no_fault(visit, language, size):
    page, faults = visit(in_language("/fraga/", language), size), []

    def look():
        wider = page.evaluate(WIDER)
        faults.extend([(page.url, wider)] if wider > 0 else [])
        faults.extend(violations(page))

    def go_on(button="main form button[type=submit]"):
        with page.expect_navigation():
            page.locator(button).first.click()
        look()

    look()
    for path in ("?var=kommun", "?kommun=alvkarleby", "?kommun=botkyrka"):
        page.goto(in_language(f"/fraga/{path}", language))
        look()
    page.goto(in_language("/kommuner/botkyrka/svar/", language))
    look()
    page.goto(in_language("/fraga/?kommun=botkyrka&slag=grant", language))
    look()
    go_on()
    page.fill("main [name=text]", "Vilka bidrag finns för nyanlända?")
    page.fill("main [name=email]", "bo@example.org")
    go_on()
    go_on("main [name=send]")
    assert faults == []
