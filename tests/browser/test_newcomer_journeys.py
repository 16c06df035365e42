"""N2 and N5 on an old phone: a mother finds a group, and one who cannot read helps.

In Tigrinya, Dari and Swedish; N1, N3, N4 and O1 stand in test_first_visits.py.
"""

import re

import pytest
from icalendar import Calendar

from tests.browser.conftest import in_language
from tests.browser.phone import LANGUAGES, LATER, OldPhone, fits
from tests.browser.test_weight import FIRST_VISIT
from tests.browser.tour import violations

# Taps from the start page to the group's page, questions and fields counted.
MOST_TAPS = 12
# And to see what there is near.
MOST_TO_SEE = 3

# A device with voices for some languages, and one that speaks over the net; what is
# spoken is written down. A real one has voices some time after the page has loaded.
VOICES = """
  const spoken = window.spoken = [], waiting = [];
  const voice = (lang, localService) => ({ lang, localService, name: lang });
  const all = [
    voice("sv-SE", false), voice("sv_SE", true), voice("ti", true), voice("fa", true)
  ];
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


@pytest.fixture(params=LANGUAGES)
def language(request):
    return request.param


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "plain"])
def test_n2_a_mother_finds_a_group_keeps_it_and_calls(visit, language, scripts):
    """Women only + children come along + step-free; then it is in her calendar."""
    page = visit("about:blank", java_script_enabled=scripts)
    phone = OldPhone(page, language)
    tap = phone.taps_on
    least = 0 if scripts else 1  # a worker fetches beside the page
    assert 0 < phone.opens(in_language("/", language)) <= FIRST_VISIT
    tap(page.locator("a.door[href$='/aktiviteter/']"))
    assert least <= phone.looks() <= LATER
    tap(page.locator(".fold__open a"))
    tap(page.locator("[name=barn]"))
    tap(page.locator("#filter summary").last)
    tap(page.locator("[name=kvinnor]"))
    tap(page.locator("[name=stegfritt]"))
    tap(page.locator("#filter button[type=submit]"))
    assert page.locator(".chip--chosen").count() == 3
    assert least <= phone.looks() <= LATER
    tap(page.locator("article.card h2 a").first)
    assert phone.taps <= MOST_TAPS
    assert re.search(r"/aktiviteter/\d+/$", page.url)
    assert least <= phone.looks() <= LATER
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
    others = {"sv", "ti", "fa"} - {language[:2]}
    page.evaluate("voicesCome", list(others))
    assert bar.is_hidden()
    page.evaluate("voicesCome", ["sv", "ti", "fa"])
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
    assert {voice["lang"][:2] for _text, voice in spoken[1:]} == {language[:2]}
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert go.get_attribute("aria-pressed") == "false"
    assert page.locator("[data-aloud-stop]").is_hidden()
    page.evaluate("said()")
    assert len(page.evaluate("spoken")) == len(spoken)


def test_n5_she_takes_paper_home_and_offers_help(visit, language):
    page = visit("about:blank")
    phone = OldPhone(page, language)
    assert 0 < phone.opens(in_language("/", language)) <= FIRST_VISIT
    phone.taps_on(page.locator("a.door[href$='/hjalp-till/']"))
    phone.taps_on(page.locator("main [name=var]"))
    page.fill("main [name=var]", "Botkyrka")
    phone.taps_on(page.locator("main form button"))
    assert 0 < phone.looks() <= 2 * LATER  # two pages
    assert phone.taps <= MOST_TO_SEE
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
