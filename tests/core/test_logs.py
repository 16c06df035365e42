"""The log: nothing in it opens anything."""

import logging

import pytest
from django.conf import settings

from samla.core.logs import WithoutSecretPaths

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
