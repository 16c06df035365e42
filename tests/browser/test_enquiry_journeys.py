"""M1, M2 and the rest of O3: a Monday, a colleague, and whoever asked."""

import json
import re
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import (
    DESK,
    PHONE,
    WIDER,
    in_language,
    link_from_mail,
    press,
    text,
)
from tests.browser.tour import violations

WAYS = [
    pytest.param(0, "sv", PHONE, False, id="phone-sv-without-script"),
    pytest.param(1, "ar", DESK, True, id="desk-ar"),
]
ANSWER = "Vaktmästaren öppnar för er klockan sex."


@pytest.fixture(scope="module")
def made(portal):
    """A town for each journey."""
    code = "from tests.browser.enquiry_town import build; build()"
    said = portal.manage("shell", "-v", "0", "-c", code)
    return json.loads(re.search(r"^TOWNS (.*)$", said, re.M)[1])


@pytest.mark.parametrize(("place", "language", "size", "script"), WAYS)
def test_a_monday_from_the_oldest_question_to_the_senders_reply(
    portal, made, visit, place, language, size, script
):
    town = made[str(place)]
    first, second, _new = town["matters"]

    def at(path, who=None):
        page = visit("/halsa/", size, java_script_enabled=script)
        if who:
            cookie = {"name": who["name"], "value": who["value"], "url": portal.url}
            page.context.add_cookies([cookie])
        page.goto(in_language(path, language))
        return page

    def waiting(page):
        """How many wait on each line of the Monday view."""
        page.goto(in_language("/min-sida/mandag/", language))
        look(page)
        return {
            re.search(r"lista=(\w+)", line.get_attribute("href"))[1]: int(
                line.locator(".number").inner_text()
            )
            for line in page.locator("main .door").all()
        }

    # M1: the oldest that is late, answered with a template.
    eva = at("/min-sida/", town["eva"])
    look(eva)
    assert waiting(eva) == {"sena": 2, "nya": 3, "mina": 3}
    if script:
        assert violations(eva) == []
    eva.locator("main .door[href*='lista=sena']").click()
    look(eva)
    eva.locator("main table a").first.click()
    assert first["reference"] in eva.inner_text("h1")
    eva.locator("main button[name=mall]").click()
    look(eva)
    assert eva.input_value("main [name=text]").startswith("Hej Leyla! Ni får låna")
    press(eva, "main #svara form button[type=submit]")
    look(eva)
    assert waiting(eva) == {"sena": 1, "nya": 2, "mina": 2}
    # M2: the next one goes to a colleague without an account, who answers.
    colleague = f"vakt@{town['slug']}.example"
    eva.goto(in_language(f"/arenden/{second['pk']}/", language))
    eva.locator("main a[href$='/ge/']").click()
    look(eva)
    press(eva)
    eva.locator("main a[href$='/lamna/']").click()
    eva.fill("main [name=email]", colleague)
    eva.fill("main [name=function]", "Vaktmästare")
    eva.fill("main [name=note]", "Har du nyckeln?")
    if eva.locator("main [name=works_here]").count():
        eva.check("main [name=works_here]")
    look(eva)
    press(eva)
    look(eva)
    guest = at(urlsplit(link_from_mail(portal, colleague, "/lamnad/")).path)
    guest.goto(in_language(re.sub(r"^/ar", "", urlsplit(guest.url).path), language))
    assert "trettio" not in text(guest)  # nothing is shown before she asks for it
    press(guest)
    assert "Har du nyckeln?" in text(guest)
    look(guest)
    guest.fill("main [name=text]", ANSWER)
    press(guest)
    look(guest)
    assert waiting(eva) == {"nya": 1, "mina": 1}
    # O3: she who asked reads the answer by her link, and it was not the whole of it.
    leyla = at(f"/fraga/{second['token']}/")
    look(leyla)
    assert ANSWER in text(leyla)
    assert "nyckeln" not in text(leyla)
    leyla.fill("main [name=text]", "Och var parkerar vi?")
    press(leyla, "main form:has([name=text]) button[type=submit]")
    look(leyla)
    assert waiting(eva)["nya"] == 2
    eva.goto(in_language("/arenden/?lista=nya", language))
    assert second["reference"] in text(eva)


def look(page):
    """Nothing is wider than the screen it is read on."""
    assert page.evaluate(WIDER) <= 0, page.url
