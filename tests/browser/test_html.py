"""The Nu HTML checker finds nothing on any kind of page in any language."""

import json
import os
import subprocess

import pytest

from tests.browser.conftest import LANGUAGES
from tests.tools import checker, checker_file

FAULTY = b"<!doctype html><title>x</title><p id=a><p id=a>"


def checked(paths):
    """What the checker says of some files."""
    assert checker_file().exists(), "Run `make test` once: it fetches the checker."
    told = subprocess.run(
        [*checker(), "--format", "json", "--stdout", *paths],
        capture_output=True,
        text=True,
        env={"PATH": os.environ["PATH"]},
        check=False,
    )
    return json.loads(told.stdout)["messages"]


@pytest.fixture(scope="module")
def said(walk, tmp_path_factory):
    """What the checker says of all pages, by language, and of one with a fault.

    It is asked once, since starting it takes longer than looking at a page.
    """
    folder, named = tmp_path_factory.mktemp("pages"), {}

    def write(address, body, language):
        path = folder / f"{len(named)}.html"
        path.write_bytes(body)
        named[path.as_uri().replace("file:///", "file:/")] = address, language

    write("a fault", FAULTY, "faulty")
    for language in LANGUAGES:
        for address in walk.of_each_kind(language):
            write(address, walk.pages[address][2], language)
    found = {language: [] for _address, language in named.values()}
    for message in checked(sorted(folder.iterdir())):
        address, language = named[message["url"]]
        found[language].append((address, message["message"], message.get("extract")))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_checker_finds_nothing(said, language):
    assert said[language] == []


def test_the_checker_would_find_a_fault(said):
    assert said["faulty"]
