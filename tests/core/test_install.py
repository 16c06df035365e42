"""The first steps of `make run`, on machines that lack something."""

import importlib.util
import shutil
import stat
import subprocess
import sys
from types import SimpleNamespace

import pytest

from tests.database import ROOT


@pytest.fixture
def clone(tmp_path):
    """A clone with nothing but the first steps in it, in a folder with a space."""
    folder = tmp_path / "a clone"
    shutil.copytree(ROOT / ".ci", folder / ".ci")
    shutil.copy(ROOT / "Makefile", folder)
    (folder / "requirements.txt").write_text("")
    (folder / "requirements-dev.txt").write_text("")
    return folder


@pytest.fixture
def install(clone):
    """The steps themselves, as a module that works on the clone."""
    spec = importlib.util.spec_from_file_location("install", clone / ".ci/install.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def make(clone, *arguments):
    """What make says in the clone, and how it ends."""
    done = subprocess.run(
        ["make", "--no-print-directory", *arguments],
        cwd=clone,
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout, done.stderr


def test_a_missing_python_is_told_with_what_to_do(clone):
    code, _, said = make(clone, "run", "PYTHON=python-that-is-not-there")
    assert code == 2
    assert said.startswith("Samla needs Python 3.11 or newer, and python-that-is-not-")
    assert "PYTHON=python3.12 make run" in said


def test_an_old_python_is_told_with_what_to_do(clone):
    old = clone / "old python"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(old.stat().st_mode | stat.S_IXUSR)
    code, _, said = make(clone, "run", f"PYTHON={old}")
    assert code == 2
    assert "needs Python 3.11 or newer" in said


def test_a_python_without_environments_is_told_what_it_lacks(install, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SystemExit, match=r"apt-get install python3\.\d+-venv"):
        install.make_venv()


def test_the_clone_is_opened_for_this_machine_once(install):
    install.open_locally()
    file = install.ROOT / "var" / "local.env"
    first = file.read_text()
    assert first.startswith("SAMLA_LOCAL=yes\nSAMLA_SECRET_KEY=")
    assert file.stat().st_mode & 0o077 == 0
    install.open_locally()
    assert file.read_text() == first


def test_requirements_are_installed_when_they_changed(install, monkeypatch):
    ran = []
    done = SimpleNamespace(returncode=0)
    monkeypatch.setattr(subprocess, "run", lambda argv: ran.append(argv) or done)
    install.VENV.mkdir()
    few, many = (install.ROOT / f"requirements{x}.txt" for x in ("", "-dev"))
    many.write_text("more")
    for locked in (few, few, many, few, many):
        install.install(locked)
    assert [argv[-1] for argv in ran] == [few, many]
    few.write_text("changed")
    install.install(few)
    install.install(many)
    assert [argv[-1] for argv in ran] == [few, many, few, many]


def test_requirements_that_fail_are_tried_again(install, monkeypatch):
    monkeypatch.setattr(install, "PYTHON", sys.executable)
    install.VENV.mkdir()
    locked = install.ROOT / "requirements.txt"
    locked.write_text("this is no requirement\n")
    for _ in range(2):
        with pytest.raises(SystemExit, match="could not be installed"):
            install.install(locked)
