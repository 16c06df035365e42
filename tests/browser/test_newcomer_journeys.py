"""N2 and N5 on an old phone: a mother finds a group, and one who cannot read helps."""

import re

import pytest
from icalendar import Calendar

from tests.browser.conftest import in_language
from tests.browser.tour import WIDER, violations

# Taps from the start page to the group's page, questions and fields counted.
MOST_TAPS = 12

# A device with voices for Swedish and Arabic, and one that speaks over the net; what is
# spoken is written down. A real one has voices some time after the page has loaded.
VOICES = """
  const spoken = window.spoken = [], waiting = [];
  const voice = (lang, localService) => ({ lang, localService, name: lang });
  const all = [voice("sv-SE", false), voice("sv_SE", true), voice("ar", true)];
  let known = [], changed = () => {};
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
  Object.defineProperty(window, "speechSynthesis", { value: {
    getVoices: () => known,
    addEventListener: (name, act) => { changed = act; },
    cancel: () => { waiting.length = 0; },
    speak: (one) => { spoken.push([one.text, one.voice]); waiting.push(one); },
  } });
  window.voicesCome = (codes) => {
    known = all.filter(one => codes.includes(one.lang.slice(0, 2)));
    changed();
  };
  window.said = () => waiting.splice(0).forEach(one => one.onend());
"""


@pytest.fixture(params=["sv", "ar"])
def language(request):
    return request.param


def fits(page):
    assert page.evaluate(WIDER) <= 0, page.url


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "plain"])
def test_n2_a_mother_finds_a_group_keeps_it_and_calls(visit, language, scripts):
    """Women only + children come along + step-free; then it is in her calendar."""
    page = visit(in_language("/", language), java_script_enabled=scripts)
    taps = 0

    def tap(what):
        nonlocal taps
        taps += 1
        what.click()

    tap(page.locator("a.door[href$='/aktiviteter/']"))
    tap(page.locator(".fold__open a"))
    tap(page.locator("[name=barn]"))
    tap(page.locator("#filter summary"))
    tap(page.locator("[name=kvinnor]"))
    tap(page.locator("[name=stegfritt]"))
    tap(page.locator("#filter button[type=submit]"))
    assert page.locator(".chip--chosen").count() == 3
    fits(page)
    tap(page.locator("article.card h2 a").first)
    assert taps <= MOST_TAPS
    assert re.search(r"/aktiviteter/\d+/$", page.url)
    fits(page)
    title = page.locator("h1").inner_text()
    reach = page.locator(
        ".actions a[href^='tel:'], .actions a[href^='mailto:'][href*='@']"
    )
    assert reach.count()
    with page.expect_download() as download:
        page.locator(".actions a[href$='kalender.ics']").first.click()
    dates = Calendar.from_ical(download.value.path().read_bytes()).walk("VEVENT")
    assert str(dates[0]["SUMMARY"]) == title
    page.locator("main .save, main a[data-save]").locator("visible=true").click()
    if scripts:
        page.goto(in_language("/sparat/", language))
        page.wait_for_url("**/sparat/?a=*")
    assert page.locator("article.card h2").inner_text() == title
    fits(page)
    if scripts:
        assert violations(page) == []


def test_n5_who_cannot_read_sees_pictures_and_hears(visit, language):
    page = visit("about:blank")
    page.add_init_script(VOICES)
    page.goto(in_language("/", language))
    tiles = page.locator("a.tile")
    assert tiles.count() == page.locator("a.tile svg use").count() == 10
    assert all(tile.strip() for tile in tiles.all_inner_texts())
    tiles.first.click()
    page.locator("article.card h2 a").first.click()
    facts = page.locator(".facts .fact")
    assert facts.count() == page.locator(".facts .fact dt svg").count() > 5
    bar, go = page.locator("[data-aloud-bar]"), page.locator("[data-aloud-go]")
    assert bar.is_hidden()
    other = {"sv": "ar", "ar": "sv"}[language]
    page.evaluate("voicesCome", [other])
    assert bar.is_hidden()
    page.evaluate("voicesCome", ["sv", "ar"])
    go.focus()
    page.keyboard.press("Enter")
    assert go.get_attribute("aria-pressed") == "true"
    for _piece in range(8):
        page.evaluate("said()")
    spoken = page.evaluate("spoken")
    assert spoken[0][0] == page.locator("h1").inner_text()
    texts = " ".join(text for text, _voice in spoken)
    assert page.locator(".fact--loud time").inner_text() in texts
    assert all(voice["localService"] for _text, voice in spoken)
    assert {voice["lang"][:2] for _text, voice in spoken[1:]} == {language}
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert go.get_attribute("aria-pressed") == "false"
    assert page.locator("[data-aloud-stop]").is_hidden()
    page.evaluate("said()")
    assert len(page.evaluate("spoken")) == len(spoken)


def test_n5_she_takes_paper_home_and_offers_help(visit, language):
    page = visit(in_language("/", language))
    page.locator("a.door[href$='/hjalp-till/']").click()
    page.fill("main [name=var]", "Botkyrka")
    page.locator("main form button").click()
    fits(page)
    assert violations(page) == []
    assert page.locator("[data-print]").is_visible()
    page.emulate_media(media="print")
    assert page.locator("[data-print]").is_hidden()
    assert page.locator("a.tile").first.is_visible()
    assert page.locator(".head nav").first.is_hidden()
    page.emulate_media(media="screen")
    page.locator("main a[href*='slag=volunteers']").first.click()
    assert page.locator("main form textarea").count()
    assert "/fraga/?kommun=botkyrka" in page.url
