"""No link leads nowhere, and nothing is asked of anybody else."""

import re
from urllib.parse import urlsplit

import pytest

from samla.core.languages import is_whole
from tests.browser.conftest import LANGUAGES, ROOT
from tests.browser.walk import fetch, kind_of

SOURCES = ROOT / "samla" / "themes" / "reference" / "sources.json"
# A reader's own click may lead here; no page loads anything from them.
LINKED = {
    *re.findall(r'"url": "https://([^/"]+)', SOURCES.read_text()),
    "www.openstreetmap.org",
    "www.google.com",
    "maps.apple.com",
    "www.digg.se",
    "www.mucf.se",
    "www.scb.se",
    "www.geonames.org",
    "creativecommons.org",
    "lucide.dev",
    "www.informationsverige.se",
    "wa.me",
}


def kinds(walk, language):
    return {kind_of(urlsplit(one).path) for one in walk.of_each_kind(language)}


def test_the_walk_reaches_every_kind_of_page_in_every_language(walk):
    swedish = kinds(walk, "sv")
    for start in ("/", "/aktiviteter/", "/organisationer/", "/lokaler/", "/kommuner/"):
        assert start in swedish
    assert len(walk.pages) > 100
    for language in LANGUAGES:
        assert kinds(walk, language) <= swedish, language
        assert kinds(walk, language) == swedish or not is_whole(language), language
        assert "/aktiviteter/" in kinds(walk, language), language


def test_no_page_is_broken(walk):
    assert not [(page, s) for page, (s, *_rest) in walk.pages.items() if s != 200]
    assert walk.broken == []


def test_no_linked_page_is_missing(walk):
    """Also those the walk did not open because it had seen enough of their kind."""
    for address in walk.unseen()[:200]:
        assert fetch(address)[1] == 200, address


def test_other_sites_are_only_linked_to(walk):
    for page, target in walk.foreign:
        host = urlsplit(target).hostname
        assert host in LINKED or host.endswith(".example"), (page, target)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_loads_anything_from_elsewhere(tour, portal, language):
    assert tour(language).asked == {urlsplit(portal.url).netloc}


@pytest.mark.parametrize("language", LANGUAGES)
def test_visitors_get_no_cookie(tour, language):
    assert tour(language).cookies == []


def test_public_pages_may_be_kept(walk):
    for address in walk.of_each_kind():
        own = ("/rapport", "/fraga/", "/folj/")
        if any(part in address for part in own):  # begins something of the visitor's
            continue
        _status, headers, _body = walk.pages[address]
        assert "public" in headers["Cache-Control"], address
        assert headers.get("ETag"), address
