"""N1, N3, N4 and O1's poster, in Tigrinya, Dari and Swedish: each tap and byte counts.

The phone is old: 360 pixels, no JavaScript. It scans a code on paper, so nothing is
known of it but the language that it is set to.
"""

import datetime
import io
import re
from urllib.parse import urlsplit

import pypdf
import pytest

from tests.browser.conftest import in_language
from tests.browser.phone import LANGUAGES, LATER, SIGNS, OldPhone, fits, fonts
from tests.browser.test_main_job import MOST_ANSWERS, Person, register_activity
from tests.browser.test_newcomer_journeys import MOST_TAPS, MOST_TO_SEE
from tests.browser.test_weight import FIRST_VISIT, MOST_REQUESTS
from tests.paper.conftest import leads_to

POSTCODE = "145 52"
# What each language's phone asks for.
PHONES = {"sv": "sv-SE", "ti": "ti-ER", "fa-af": "prs-AF"}
ASKS_WELCOME = "Hej! Min son är 12 år. Får han vara med?"
ETHIOPIC = "Noto Sans Ethiopic"
CAFE = ("language-cafe", "Kafé för nyfikna")


@pytest.fixture(params=LANGUAGES)
def phone(visit, request):
    spoken = {"Accept-Language": f"{PHONES[request.param]},en;q=0.5"}
    page = visit("about:blank", java_script_enabled=False, extra_http_headers=spoken)
    return OldPhone(page, request.param)


@pytest.fixture(scope="module")
def code(browser, portal):
    """The code that stands on the week sheet of Botkyrka."""
    page = browser.new_page(base_url=portal.url)
    page.goto("/kommuner/botkyrka/affisch/")
    yield page.locator(".sheet__code").inner_text()
    page.context.close()


def days(page):
    """The days on the cards of a page as they stand there; stale ones come last."""
    times = page.locator("article.card:not(.card--old) .card__when time").all()
    return [
        datetime.date.fromisoformat(time.get_attribute("datetime")[:10])
        for time in times
    ]


def test_n1_who_scans_a_poster_sees_this_week_near_her(phone, code):
    """Scanned, narrowed to her postcode, opened: three taps and little data."""
    page = phone.page
    assert 0 < phone.opens(f"/k/{code}") <= FIRST_VISIT
    assert len(phone.asked) <= MOST_REQUESTS
    assert urlsplit(page.url).path == in_language("/aktiviteter/", phone.language)
    phone.taps_on(page.locator(".fold__open a"))
    where = page.locator("#filter [name=var]")
    phone.taps_on(where)
    where.fill(POSTCODE)
    with page.expect_navigation():
        where.press("Enter")
    assert 0 < phone.looks() <= LATER
    assert "nar=vecka" in page.url
    assert "145+52" in page.url
    today, shown = datetime.date.today(), days(page)
    assert shown == sorted(shown)
    assert (shown[0] - today).days in (0, 1)
    assert (shown[-1] - today).days < 7
    phone.taps_on(page.locator("article.card h2 a").first)
    assert 0 < phone.looks() <= LATER
    assert phone.taps <= MOST_TO_SEE
    assert re.search(r"/aktiviteter/\d+/$", page.url)
    facts = page.locator(".facts dt").all_inner_texts()
    assert len(facts) > 5
    assert all(map(phone.speaks, facts))
    tigrinya = phone.language == "ti"
    assert any("ethiopic" in address for address in phone.asked) == tigrinya
    assert set(fonts(page)) == ({ETHIOPIC} if tigrinya else set())


def test_n3_she_reads_the_source_then_meets_somebody_near(phone):
    """From her municipality's page: health, the source, an evening on a Thursday."""
    page = phone.page
    start = in_language("/kommuner/botkyrka/", phone.language)
    assert 0 < phone.opens(start) <= FIRST_VISIT
    phone.taps_on(page.locator("main a[href*='/teman/']").first)
    assert 0 < phone.looks() <= LATER
    phone.taps_on(page.locator("a.door[href*='halsa']"))
    assert 0 < phone.looks() <= LATER
    first = page.locator("main section").first.locator("article").first
    assert first.locator("a[rel~=external]").get_attribute("href").startswith("https:")
    assert first.locator(".fresh").inner_text()
    if phone.language != "sv":
        assert phone.speaks(first.locator(".chips").inner_text())
    evening = page.locator("main section article", has_text="Hälsokväll")
    assert "Botkyrka" in evening.locator(".card__where").inner_text()
    assert days(page)[0].isoweekday() == 4
    phone.taps_on(evening.locator("h3 a"))
    assert 0 < phone.looks() <= LATER
    assert phone.taps <= MOST_TO_SEE
    assert phone.speaks(page.locator(".fact--loud dd").inner_text())


def test_n4_a_father_finds_football_and_what_to_say(phone):
    """Sport + 12 years + free of charge; a card with words to show the leader."""
    page = phone.page
    assert 0 < phone.opens(in_language("/", phone.language)) <= FIRST_VISIT
    phone.taps_on(page.locator("a.door[href$='/aktiviteter/']"))
    assert 0 < phone.looks() <= LATER
    phone.taps_on(page.locator(".fold__open a"))
    phone.taps_on(page.locator("[name=gratis]"))
    phone.taps_on(page.locator("#filter summary").last)
    phone.taps_on(page.locator("[name=typ]"))
    page.select_option("[name=typ]", "sport")
    phone.taps_on(page.locator("[name=alder]"))
    page.fill("[name=alder]", "12")
    with page.expect_navigation():
        page.press("[name=alder]", "Enter")
    assert page.locator(".chip--chosen").count() == 3
    assert 0 < phone.looks() <= LATER
    phone.taps_on(page.locator("article.card h2 a", has_text="Fotboll").first)
    assert 0 < phone.looks() <= LATER
    phone.taps_on(page.locator("main a[href$='/fraser/']"))
    assert 0 < phone.looks() <= LATER
    phone.taps_on(page.locator("[name=vem][value=son]"))
    phone.taps_on(page.locator("[name=alder]"))
    page.fill("[name=alder]", "12")
    with page.expect_navigation():
        page.press("[name=alder]", "Enter")
    assert phone.taps <= MOST_TAPS
    assert 0 < phone.looks() <= LATER
    says = page.locator(".phrases li").first
    assert says.locator("b[lang=sv][dir=ltr]").inner_text() == ASKS_WELCOME
    if phone.language != "sv":
        own = says.locator("span").inner_text()
        assert "12" in own
        assert phone.speaks(own)


def test_o1_amina_prints_a_poster_that_opens_on_each_phone(sign_in, visit):
    """Her own activity in three languages: one page, with a code that leads there."""
    page = sign_in("amina")
    amina = Person(page)
    shown = f"/aktiviteter/{register_activity(amina, *CAFE)}/"
    assert amina.answers <= MOST_ANSWERS
    page.locator("main a[href$='/affisch/']").click()
    for language in LANGUAGES:
        page.locator(f"[name=sprak][value={language}]").check()
    with page.expect_navigation():
        page.locator("main form button[type=submit]").first.click()
    fits(page)
    address = "http://" + page.locator(".sheet__address").inner_text()
    assert leads_to(page.locator(".sheet__qr").inner_html(), address)
    page.wait_for_load_state("networkidle")
    assert set(fonts(page)) == {ETHIOPIC}
    columns = page.locator(".sheet__langs").first.locator("> div")
    ways = {
        column.get_attribute("lang"): column.get_attribute("dir")
        for column in columns.all()
    }
    assert ways == {"sv": "ltr", "fa-af": "rtl", "ti": "ltr"}
    link = page.locator("main a[href*='affisch.pdf']").get_attribute("href")
    [paper] = pypdf.PdfReader(io.BytesIO(page.request.get(link).body())).pages
    printed = paper.extract_text()
    assert page.locator(".sheet__code").inner_text() in printed
    assert all(re.search(signs, printed) for signs in SIGNS.values())
    for language, spoken in PHONES.items():
        asked = {"Accept-Language": spoken}
        scanned = visit(address, java_script_enabled=False, extra_http_headers=asked)
        assert urlsplit(scanned.url).path == in_language(shown, language)
        assert scanned.inner_text("h1") == CAFE[1]
