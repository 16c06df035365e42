"""The newcomers' journeys by keyboard alone: Tab, Enter, Space, arrows and letters.

Each stop on the way is looked at: it lies inside the window, nothing covers it, and its
ring is wide and stands out from the ground.
"""

import re

import pytest

from tests.browser import criteria
from tests.browser.conftest import DESK, PHONE, in_language, link_from_mail

MOST_PRESSES = 90
SIZES = {"sv": PHONE, "ar": DESK}


class Keys:
    """A page that is used by its keyboard; what is wrong on the way is gathered."""

    def __init__(self, page, language):
        self.page, self.language = page, language
        self.faults = []

    def opens(self, path):
        """A page, and past its head by the first link."""
        self.page.goto(in_language(path, self.language))
        self.skips()

    def skips(self):
        """The first stop leads past what stands on every page."""
        criteria.ready(self.page)
        self.presses("Tab")
        assert self.page.evaluate("document.activeElement.className") == "skip"
        self.page.keyboard.press("Enter")
        assert self.page.evaluate("document.activeElement.tagName") == "MAIN"

    def presses(self, key):
        """One step on, and what is to be said of where it leads."""
        self.page.keyboard.press(key)
        stop = self.page.evaluate(criteria.STOP)
        assert stop, f"{key} leads out of {self.page.url}"
        wrong = [name for name in ("seen", "free", "inside") if not stop[name]]
        if wrong:
            ring = stop["ring"]
            self.faults.append((self.page.url, wrong, stop["told"], ring))

    def comes_to(self, words):
        """On by Tab, until the first thing meant has the focus."""
        is_there = "words => document.activeElement.matches(words)"
        for _press in range(MOST_PRESSES):
            self.presses("Tab")
            if self.page.evaluate(is_there, words):
                return
        raise AssertionError(f"No way to {words} on {self.page.url}")

    def follows(self, words):
        """On to a link or a button, and through it; past the head of what opens."""
        self.comes_to(words)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.skips()

    def answers(self, words, *keys):
        """On to a question, and its answer by these keys."""
        self.comes_to(words)
        for key in keys:
            self.page.keyboard.press(key)

    def writes(self, words, text):
        self.comes_to(words)
        self.page.keyboard.type(text)

    @property
    def value(self):
        """The answer of the question that has the focus."""
        return self.page.evaluate("document.activeElement.value")


@pytest.fixture(params=SIZES)
def keys(visit, request):
    page = visit("about:blank", SIZES[request.param], reduced_motion="reduce")
    return Keys(page, request.param)


def test_every_journey_is_made_by_keyboard_alone(keys, portal):
    narrow_find_and_keep(keys)
    see_whether_she_may_go(keys)
    follow_by_mail(keys, portal)
    read_the_source(keys)
    offer_help(keys)
    assert keys.faults == []


def narrow_find_and_keep(keys):
    """N1 and N2: start, list, filter, one activity; calendar, saved list, share."""
    page = keys.page
    keys.opens("/")
    keys.follows("a.door[href$='/aktiviteter/']")
    if page.locator(".fold__open a").is_visible():
        keys.answers(".fold__open a", "Enter")
    keys.writes("#filter [name=var]", "Botkyrka")
    keys.answers("#filter [name=barn]", "Space")
    keys.answers("#filter summary", "Enter")
    keys.answers("#filter [name=for]", "ArrowDown")
    assert keys.value
    keys.answers("#filter [name=stegfritt]", "Space")
    keys.follows("#filter button[type=submit]")
    assert "barn=ja" in page.url
    assert "stegfritt=ja" in page.url
    assert page.locator(".chip--chosen").count() >= 3
    keys.opens("/aktiviteter/?var=Botkyrka&barn=ja")
    keys.follows("article.card h2 a")
    assert re.search(r"/aktiviteter/\d+/", page.url)
    keys.comes_to(".actions a[href$='kalender.ics']")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert b"BEGIN:VEVENT" in download.value.path().read_bytes()
    keys.answers("main .save, main a[data-save]", "Enter")
    keys.comes_to("main a[href^='sms:'], main a[href*='wa.me'], main [data-share]")
    keys.opens("/sparat/")
    page.wait_for_url("**/sparat/?a=*")
    assert page.locator("article.card h2").count() == 1


def see_whether_she_may_go(keys):
    """Three questions on the list; each card says whether it fits."""
    page = keys.page
    keys.opens("/aktiviteter/?var=Botkyrka")
    keys.answers(".going summary", "Enter")
    keys.writes(".going [name=fyllda]", "34")
    keys.answers(".going [name=kan]", "ArrowDown")
    keys.answers(".going [name=medbarn]", "Space")
    keys.follows(".going button[type=submit]")
    assert "fyllda=34" in page.url
    assert page.locator("article.card .fit").count()


def follow_by_mail(keys, portal):
    """One field, the link of the letter, and a yes with another rhythm."""
    page = keys.page
    address = f"keys.{keys.language}@example.org"
    keys.opens("/aktiviteter/?var=Botkyrka")
    keys.writes("main form[action*='/folj/'] [name=email]", address)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.goto(link_from_mail(portal, address, "/folj/ja/"))
    keys.skips()
    keys.answers("[name=rhythm]", "ArrowUp")
    rhythm = keys.value
    keys.comes_to("main form[method=post] button[type=submit]")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert rhythm == "at_once"
    assert not page.locator("main form[method=post]").count()


def read_the_source(keys):
    """N3: a theme, and the page of an authority."""
    keys.opens("/teman/")
    keys.follows("a.door[href*='halsa']")
    keys.comes_to("article a[rel~=external]")
    assert keys.page.evaluate("document.activeElement.href").startswith("https:")


def offer_help(keys):
    """N5: what one can help with, near."""
    keys.opens("/")
    keys.follows("a.door[href$='/hjalp-till/']")
    keys.writes("main [name=var]", "Botkyrka")
    with keys.page.expect_navigation():
        keys.page.keyboard.press("Enter")
    keys.skips()
    keys.follows("main a[href*='slag=volunteers']")
    assert keys.page.locator("main form textarea").count()
