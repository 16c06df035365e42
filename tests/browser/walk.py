"""Walks all public pages of the portal and keeps one of each kind."""

import re
import urllib.error
import urllib.request
from functools import lru_cache
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import html

from samla.core.languages import BY_CODE

LINKS = (
    "//a/@href | //link[@rel!='alternate' and @rel!='canonical']/@href"
    " | //script/@src | //img/@src | //*[local-name()='use']/@href"
)
ALTERNATES = "//link[@rel='alternate' or @rel='canonical']/@href"
# Pages that differ only by their number or place are one kind.
MOST_OF_A_KIND = 4
MOST_PAGES = 700
# Two directions and two lengths of words are looked at; texts of others are checked.
WALKED = {"sv", "en", "ar"}
OTHERS = re.compile(f"^/({'|'.join(BY_CODE.keys() - WALKED)})/")


def kind_of(path):
    """An address without what names one thing: /aktiviteter/#/ for all of them."""
    path = re.sub(r"^/(en|ar)(?=/)", "", path)
    path = re.sub(r"/\d+", "/#", path)
    path = re.sub(r"^/kommuner/(lan/)?[a-z0-9-]+/$", r"/kommuner/\1*/", path)
    return re.sub(r"^/static/.*", "/static/*", path)


@lru_cache(maxsize=4096)
def fetch(address):
    """Where an address leads, status, headers and body; errors are answers too."""
    request = urllib.request.Request(address, headers={"User-Agent": "walk"})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.url, answer.status, dict(answer.headers), answer.read()
    except urllib.error.HTTPError as error:
        return error.url, error.code, dict(error.headers), error.read()


class Walk:
    """Every public page that links lead to from the start pages."""

    def __init__(self, url, starts=("/", "/en/", "/ar/")):
        self.url = url
        self.pages = {}
        self.broken = []
        self.foreign = []
        self._kinds = {}
        waiting = [url + path for path in starts]
        while waiting and len(self.pages) < MOST_PAGES:
            waiting += self._visit(waiting.pop(0))

    def _visit(self, address):
        if address in self.pages:
            return []
        there, status, headers, body = fetch(address)
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
        if OTHERS.match(parts.path):
            return False
        key = (
            kind_of(parts.path),
            parts.path[:4] in ("/en/", "/ar/"),
            bool(parts.query),
        )
        self._kinds.setdefault(key, set()).add(target)
        return len(self._kinds[key]) <= MOST_OF_A_KIND

    def of_each_kind(self, language="sv"):
        """One address of each kind of page in a language, errors left out."""
        chosen = {}
        for address, (status, headers, _body) in self.pages.items():
            path = urlsplit(address).path
            here = path[1:3] if path[:4] in ("/en/", "/ar/") else "sv"
            if (
                here == language
                and status == 200
                and "html" in headers.get("Content-Type", "")
            ):
                chosen.setdefault(kind_of(path), address)
        return list(chosen.values())
