"""Trust, on a phone: colleagues, reports and their answers, in two directions."""

import re
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import (
    PHONE,
    WIDER,
    code_from_mail,
    enter,
    in_language,
    link_from_mail,
)
from tests.browser.tour import violations

EACH = pytest.mark.parametrize("language", ["sv", "ar"])
# Pages of one kind look alike; so many of all kinds are looked at.
MOST_PAGES = 90
WIDEST = (
    "[...document.querySelectorAll('main *')].filter(e => {"
    "const box = e.getBoundingClientRect();"
    "return box.left < 0 || box.right > innerWidth"
    "}).map(e => e.outerHTML.slice(0, 200)).slice(-3)"
)
LINKS = (
    "[...document.querySelectorAll('main a[href]')]"
    ".map(a => new URL(a.getAttribute('href'), location).href)"
)


@pytest.fixture(scope="module")
def people(browser, portal):
    """Amina and Kerstin, signed in once for all tests of this file."""
    contexts = {}
    for name in ("amina", "kerstin"):
        contexts[name] = browser.new_context(base_url=portal.url, viewport=PHONE)
        page = contexts[name].new_page()
        page.goto("/konto/logga-in/losenord/")
        enter(page, portal, name)
    yield contexts
    for context in contexts.values():
        context.close()


def send(page):
    """Press the button of the form on the page; nothing was wrong in it."""
    page.locator("main form button[type=submit]").first.click()
    wrong = page.locator("main [role=alert]")
    assert not wrong.count(), wrong.inner_text()


@EACH
def test_amina_invites_a_colleague_who_comes_in(people, visit, portal, language):
    address = f"olle.{language}@kaffetaren.example"
    page = people["amina"].new_page()
    page.goto(in_language("/min-sida/", language))
    page.locator("main a[href*='/personer/']").first.click()
    page.fill("main [name=email]", address)
    page.locator("main form:has([name=email]) button[type=submit]").click()
    assert address in page.inner_text("main")
    link = link_from_mail(portal, address, "/inbjudan/")
    olle = visit(urlsplit(link).path, PHONE, java_script_enabled=False)
    olle.locator("main a[href*='/registrera/']").first.click()
    olle.fill("main [name=email]", address)
    send(olle)
    olle.fill("main [name=code]", code_from_mail(portal, address))
    send(olle)
    send(olle)  # yes
    assert "/personer/" in olle.url or "/min-sida/" in olle.url


@EACH
def test_a_visitor_reports_and_reads_the_answer(people, visit, portal, language):
    visitor = visit(
        in_language("/aktiviteter/?var=Botkyrka", language),
        PHONE,
        java_script_enabled=False,
    )
    visitor.locator("main .card a").nth(2 if language == "ar" else 1).click()
    visitor.locator("footer a[href*='/rapportera/']").first.click()
    visitor.locator("main a[href*='typ=fel']").first.click()
    visitor.fill("main [name=text]", "Dörren är låst på torsdagar.")
    send(visitor)
    receipt = visitor.url
    assert "/rapport/" in receipt
    kerstin = people["kerstin"].new_page()
    kerstin.goto(in_language("/rapporter/", language))
    kerstin.locator("main table a[href*='/rapporter/']").last.click()
    assert "Dörren är låst" in kerstin.inner_text("main")
    kerstin.locator("main [name=outcome][value=kept]").check()
    kerstin.fill("main [name=reason]", "Dörren är öppen, ring på.")
    send(kerstin)
    visitor.goto(receipt)
    assert "Dörren är öppen, ring på." in visitor.inner_text("main")


@pytest.mark.parametrize(
    ("name", "language", "looks"),
    [
        ("amina", "ar", [violations]),
        ("kerstin", "sv", [violations]),
        ("kerstin", "ar", []),
    ],
)
def test_every_page_behind_the_desk_is_there_fits_and_has_no_fault(
    people, portal, name, language, looks
):
    page = people[name].new_page()
    page.set_viewport_size(PHONE)
    waiting = [portal.url + in_language("/min-sida/", language)]
    seen, faults = {}, []
    while waiting and len(seen) < MOST_PAGES:
        address = waiting.pop(0)
        answer = page.goto(address)
        seen[kind_of(address)] = answer.status
        if answer.status != 200 or page.evaluate(WIDER) > 0:
            faults.append((address, answer.status, page.evaluate(WIDEST)))
        faults += [fault for look in looks for fault in look(page)]
        for link in page.evaluate(LINKS):
            known = {kind_of(each) for each in waiting} | set(seen)
            if follows(link, portal, language) and kind_of(link) not in known:
                waiting.append(link)
    assert faults == []
    assert len(seen) > 20, sorted(seen)


def kind_of(address):
    """Pages whose addresses differ in numbers and names only are of one kind."""
    path = re.sub(r"\d+", "#", urlsplit(address).path)
    return re.sub(r"/kommuner/[a-z-]+/", "/kommuner/-/", path)


def follows(link, portal, language):
    """Whether a link leads on within the portal, in this language, to a page."""
    path = urlsplit(link).path
    is_file = path.endswith((".ics", ".csv", ".jpg", ".pdf", ".json", ".xlf", "/fil/"))
    is_here = in_language("/", language) == "/" or path.startswith(f"/{language}/")
    return link.startswith(portal.url) and is_here and not is_file
