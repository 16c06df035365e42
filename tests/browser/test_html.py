"""The Nu HTML checker finds nothing on any kind of page in any language."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.browser.conftest import LANGUAGES
from tests.tools import checker, checker_file


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


def write(folder: Path, pages):
    """Lay pages down as files, and remember which address each came from."""
    named = {}
    for number, (address, body) in enumerate(pages.items()):
        path = folder / f"{number}.html"
        path.write_bytes(body)
        named[path.as_uri().replace("file:///", "file:/")] = address
    return named


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_checker_finds_nothing(walk, language, tmp_path):
    pages = {address: walk.pages[address][2] for address in walk.of_each_kind(language)}
    named = write(tmp_path, pages)
    found = [
        (named.get(said["url"], said["url"]), said["message"], said.get("extract"))
        for said in checked(sorted(tmp_path.iterdir()))
    ]
    assert found == []


def test_the_checker_would_find_a_fault(tmp_path):
    write(tmp_path, {"/": b"<!doctype html><title>x</title><p id=a><p id=a>"})
    assert checked(list(tmp_path.iterdir()))
