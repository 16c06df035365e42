"""The log: nothing in it opens anything."""

import logging
import re

import pytest
from django.conf import settings
from django.urls import get_resolver

from samla.core.logs import WithoutSecretPaths
from tests.database import ROOT

SECRET = "Zx9-kept_secret"


@pytest.mark.parametrize(
    "path",
    [
        f"/aktuellt/{SECRET}/",
        f"/en/organisationer/inbjudan/{SECRET}/",
        f"/kommuner/inbjudan/{SECRET}",
        f"/rapport/{SECRET}/",
        f"/ar/fraga/{SECRET}/bilaga/0a1b/",
    ],
)
def test_a_path_that_opens_something_is_cut(path):
    told = ("django.request", 30, "", 0, "%s: %s", ("Not Found", path), None)
    record = logging.LogRecord(*told)
    assert WithoutSecretPaths().filter(record)
    assert SECRET not in record.getMessage()
    assert record.getMessage().startswith("Not Found: /")


def routes(resolver, before=""):
    """Every route of the portal, whole, but for the administration's."""
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from routes(pattern, route)
        else:
            yield route


def test_every_link_that_opens_something_stays_out_of_both_logs():
    """By whatever address it will be: of Samla's own log, and of the proxy's."""
    proxy = (ROOT / "proxy" / "samla.conf").read_text()
    told = re.search(r'"~(\^\(\?<kept>.*)" "\$\{kept\}-"', proxy)[1]
    found = {route for route in routes(get_resolver()) if "<str:token>" in route}
    assert len(found) >= 12
    for route in found:
        path = "/" + route.replace("<str:token>", SECRET)
        record = logging.LogRecord("a", 30, "", 0, path, (), None)
        assert WithoutSecretPaths().filter(record)
        assert SECRET not in record.getMessage()
        cut = re.match(told.replace("?<", "?P<"), path)
        assert cut, path
        assert SECRET not in cut["kept"]
    # An error log tells whole requests, and each server has its own.
    assert proxy.count("error_log /var/log/nginx/samla-error.log emerg;") == 2
    assert proxy.count("access_log /var/log/nginx/samla.log samla;") == 2


def test_what_a_reader_tells_of_herself_stays_out_of_the_log():
    path = "/en/aktiviteter/?fyllda=34&q=a&plats=59.33,18.07&inom=5&kan=none&medbarn=ja"
    path += "&a=7-12&sida=2"
    told = ("django.request", 30, "", 0, "%s: %s", ("Bad Request", path), None)
    record = logging.LogRecord(*told)
    assert WithoutSecretPaths().filter(record)
    assert record.getMessage().endswith(
        "/?fyllda=…&q=a&plats=…&inom=5&kan=…&medbarn=…&a=…&sida=2"
    )


def test_other_paths_are_told_whole():
    told = ("django.request", 30, "", 0, "%s: %s", ("Not Found", "/lokaler/7/"), None)
    record = logging.LogRecord(*told)
    assert WithoutSecretPaths().filter(record)
    assert record.getMessage() == "Not Found: /lokaler/7/"


def test_whatever_writes_the_log_cuts():
    handlers = settings.LOGGING["handlers"].values()
    assert all(handler["filters"] == ["secrets"] for handler in handlers)
