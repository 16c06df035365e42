"""Walks the pages of the portal that somebody meets, and keeps one of each kind."""

import re
import urllib.error
import urllib.request
from functools import lru_cache
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import html

from samla.core.languages import LANGUAGES, in_language, language_of

CODES = [code for code, _name in LANGUAGES]
LINKS = (
    "//a/@href | //link[@rel!='alternate' and @rel!='canonical']/@href"
    " | //script/@src | //img/@src | //*[local-name()='use']/@href"
)
ALTERNATES = "//link[@rel='alternate' or @rel='canonical']/@href"
# Pages that differ only by their number or place are one kind.
MOST_OF_A_KIND = 2
MOST_PAGES = 2000
# Always linked to with a question in the address: about which page.
ASKED = ("/rapportera/",)
# What no reader looks at.
NO_PAGES = ("/admin/",)


def kind_of(path):
    """An address without what names one thing: /aktiviteter/#/ for all of them."""
    path = in_language(path, "sv")
    path = re.sub(r"/\d+", "/#", path)
    path = re.sub(r"^/kommuner/(lan/)?[a-z0-9-]+/", r"/kommuner/\1*/", path)
    return re.sub(r"^/static/.*", "/static/*", path)


@lru_cache(maxsize=4096)
def fetch(address, cookie=""):
    """Where an address leads, status, headers and body; errors are answers too."""
    headers = {"User-Agent": "walk"} | ({"Cookie": cookie} if cookie else {})
    request = urllib.request.Request(address, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.url, answer.status, dict(answer.headers), answer.read()
    except urllib.error.HTTPError as error:
        return error.url, error.code, dict(error.headers), error.read()


class Walk:
    """Every page that links lead to from the start pages, for nobody or somebody.

    Swedish is walked whole: two of each kind, and with questions in the address. Of
    each other language one page of each kind is opened, and what it links to checked.
    """

    def __init__(self, url, starts=None, cookie="", languages=CODES):
        self.url = url
        self.languages = languages
        self.cookie = cookie
        self.pages = {}
        self.broken = []
        self.foreign = []
        self._kinds = {}
        waiting = [url + path for path in starts or roots()]
        while waiting and len(self.pages) < MOST_PAGES:
            waiting += self._visit(waiting.pop(0))

    def _visit(self, address):
        if address in self.pages:
            return []
        there, status, headers, body = fetch(address, self.cookie)
        if there != address:
            return [] if "/konto/" in there else [there]
        self.pages[address] = (status, headers, body)
        if "text/html" not in headers.get("Content-Type", ""):
            return []
        tree = html.fromstring(body)
        found = [self._check(address, link, tree) for link in tree.xpath(LINKS)]
        found += [self._check(address, link, tree) for link in tree.xpath(ALTERNATES)]
        return [link for link in found if link and self._is_wanted(link)]

    def _check(self, page, link, tree):
        target, anchor = urldefrag(urljoin(page, link))
        if urlsplit(target).scheme not in ("http", "https"):
            return None
        if not target.startswith(self.url + "/"):
            self.foreign.append((page, target))
            return None
        if (
            anchor
            and target == urldefrag(page)[0]
            and not tree.get_element_by_id(anchor, None) is not None
        ):
            self.broken.append((page, link, "no such anchor"))
        return target

    def _is_wanted(self, target):
        parts = urlsplit(target)
        if parts.path.startswith(NO_PAGES):
            return False
        language = language_of(parts.path)
        if language not in self.languages:
            return False
        kind = kind_of(parts.path)
        key = (kind, language, bool(parts.query))
        self._kinds.setdefault(key, set()).add(target)
        one = int(not parts.query or kind in ASKED)
        most = MOST_OF_A_KIND if language == "sv" else one
        return len(self._kinds[key]) <= most

    def of_each_kind(self, language="sv"):
        """One address of each kind of page in a language, errors left out."""
        chosen = {}
        for address, (status, headers, _body) in self.pages.items():
            path = urlsplit(address).path
            if (
                language_of(path) == language
                and status == 200
                and "html" in headers.get("Content-Type", "")
            ):
                chosen.setdefault(kind_of(path), address)
        return list(chosen.values())

    def unseen(self):
        """Links that were not opened: each of them once, in one of its languages."""
        seen = {self._twin(address) for address in self.pages}
        links = sorted({link for links in self._kinds.values() for link in links})
        found = {self._twin(link): link for link in links}
        return [link for twin, link in found.items() if twin not in seen]

    def _twin(self, address):
        """The same page in Swedish."""
        parts = urlsplit(address)
        return in_language(parts.path, "sv"), parts.query


def roots():
    """The start page in each language."""
    return [in_language("/", code) for code in CODES]
