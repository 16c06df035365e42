"""The main job on real input: registered on a phone, approved, found in Arabic."""

import datetime
import re
import time
from types import SimpleNamespace

import pytest

from tests.browser.conftest import DESK, PHONE, code_from_mail, enter

MOST_ANSWERS = 25
MOST_SECONDS = 180
ADDRESS = "styrelsen@fittjasyverkstad.example"


class Person:
    """Somebody at a phone: every answer typed or tapped is counted."""

    def __init__(self, page):
        self.page = page
        self.answers = 0

    def types(self, name, text):
        self.page.fill(f"main [name={name}]", text)
        self.answers += 1

    def taps(self, name, value):
        self.page.locator(f"main [name={name}][value='{value}']").check()
        self.answers += 1

    def chooses(self, name, value):
        self.page.select_option(f"main [name={name}]", value)
        self.answers += 1

    def goes_on(self):
        self.page.locator("main form[method=post] button[type=submit]").first.click()
        wrong = self.page.locator("main [role=alert]")
        assert not wrong.count(), wrong.inner_text()


@pytest.fixture(scope="module")
def registered(browser, portal):
    """An association and its weekly activity, registered on a phone and recorded.

    Nobody has verified the association, so a coordinator looks at both first.
    """
    context = browser.new_context(
        base_url=portal.url,
        viewport=PHONE,
        has_touch=True,
        is_mobile=True,
    )
    context.tracing.start(screenshots=True, snapshots=True)
    person = Person(context.new_page())
    started = time.monotonic()
    sign_up(person, portal)
    organisation = register_association(person)
    activity = register_activity(person)
    seconds = time.monotonic() - started
    context.tracing.stop(path=portal.recordings / "main-job.zip")
    public = context.request.get(f"/organisationer/{organisation}/")
    was_hidden = public.status == 404
    context.close()
    approve(browser, portal, ["Fittja syverkstad", "Syjunta"])
    return SimpleNamespace(
        was_hidden=was_hidden,
        answers=person.answers,
        seconds=seconds,
        organisation=organisation,
        activity=activity,
    )


def sign_up(person, portal):
    """From the start page to signed in: an address and a code."""
    page = person.page
    page.goto("/organisationer/ny/")
    page.goto("/konto/registrera/?next=/organisationer/ny/")
    person.types("email", ADDRESS)
    person.goes_on()
    person.types("code", code_from_mail(portal, ADDRESS))
    person.goes_on()
    page.wait_for_url("**/organisationer/ny/")


def register_association(person):
    """Everything that is asked of an association, and its public address."""
    person.types("name", "Fittja syverkstad för alla")
    person.chooses("legal_form", "legal_form:61")
    person.chooses("category", "association_category:culture")
    person.types("place", "Fittja")
    person.types("about", "Vi syr och lagar kläder tillsammans. Alla får lära sig.")
    person.taps("best_at", "capability:training")
    if not person.page.input_value("main [name=email]"):
        person.types("email", ADDRESS)
    person.goes_on()
    return re.search(r"/organisationer/(\d+)/", person.page.url)[1]


def register_activity(person, kind="crafts", title="Syjunta på torsdagar"):
    """A weekly activity: what, when, where, who, as the newcomer sees it, publish."""
    page = person.page
    page.goto("/aktiviteter/ny/")
    person.chooses("type", f"activity_type:{kind}")
    person.types("title", title)
    person.goes_on()
    person.taps("weekdays", "4")
    person.types("starts", "17:30")
    person.types("ends", "19:30")
    person.goes_on()
    person.types("address", "Krögarvägen 2")
    person.types("postcode", "145 52")
    person.types("city", "Norsborg")
    person.goes_on()
    person.goes_on()
    page.wait_for_url("**/forhandsgranska/")
    person.goes_on()
    return re.search(r"/aktiviteter/(\d+)/", page.url)[1]


def approve(browser, portal, names):
    """Kerstin looks at what waits, in her own browser, and approves these."""
    context = browser.new_context(base_url=portal.url, viewport=DESK)
    page = context.new_page()
    page.goto("/konto/logga-in/losenord/")
    enter(page, portal, "kerstin")
    for name in names:
        page.goto("/provning/")
        page.locator("main table a", has_text=name).click()
        page.locator("main button[value=approve]").click()
        page.wait_for_url("**/provning/")
    context.close()


def test_nobody_sees_it_before_the_coordinator_has_looked(registered):
    assert registered.was_hidden


def test_it_is_quick_and_short(registered, portal):
    assert registered.answers <= MOST_ANSWERS
    assert registered.seconds < MOST_SECONDS
    assert (portal.recordings / "main-job.zip").stat().st_size > 10_000


@pytest.mark.parametrize(
    ("what", "where"),
    [
        ("syjunta", "fittja"),
        ("Syjunta pa torsdagar", "145 52"),
        ("syjunta", "Tumba"),
        ("sijunta", "botkyrka"),
    ],
)
def test_a_newcomer_finds_it_in_arabic_without_javascript(
    registered, visit, what, where
):
    """Three taps: the field's button, the card, the calendar."""
    page = visit("/ar/", java_script_enabled=False)
    page.fill("[name=q]", what)
    page.fill("[name=var]", where)
    page.locator("main form button").first.click()
    card = page.locator("article.card", has_text="Syjunta")
    card.first.locator("a").click()
    assert page.url.endswith(f"/ar/aktiviteter/{registered.activity}/")
    assert page.locator("html").get_attribute("dir") == "rtl"
    facts = page.locator("main").inner_text()
    assert "الخميس" in facts
    assert "17.30–19.30" in facts
    with page.expect_download() as download:
        page.locator("main a[href*='kalender.ics']").first.click()
    text = download.value.path().read_text()
    assert "Syjunta" in text
    assert text.startswith("BEGIN:VCALENDAR")


def test_the_first_date_is_the_next_thursday(registered, visit):
    page = visit(f"/aktiviteter/{registered.activity}/")
    day = datetime.date.fromisoformat(
        page.locator("main time").first.get_attribute("datetime")[:10]
    )
    assert day.isoweekday() == 4
    assert 0 <= (day - datetime.date.today()).days <= 14


def test_a_coordinator_finds_it_by_what_it_is_best_at(registered, visit, sign_in):
    page = sign_in("kerstin", DESK)
    page.goto("/organisationer/?var=botkyrka&bast=training")
    found = page.locator("article.card", has_text="Fittja syverkstad")
    found.locator("a").first.click()
    assert f"/organisationer/{registered.organisation}/" in page.url


def test_the_coordinator_is_shown_as_the_one_way_in(visit):
    way_in = visit("/kommuner/botkyrka/").locator("[aria-labelledby=way-in]")
    assert "Kerstin" in way_in.inner_text()
    assert "9.00–11.30" in way_in.inner_text()


def test_the_rooms_of_the_municipality_can_be_browsed(visit):
    page = visit("/lokaler/?var=botkyrka", java_script_enabled=False)
    page.locator("article.card a").first.click()
    assert re.search(r"/lokaler/\d+/$", page.url)
