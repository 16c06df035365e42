"""What goes on beside the server goes on whatever happens, and ends with it."""

import time

import pytest

from samla.core import beside


def lines(file, at_least):
    """What was written down so far, once there is enough of it."""
    for _try in range(200):
        said = file.read_text().split() if file.exists() else []
        if len(said) >= at_least:
            return said
        time.sleep(0.05)
    raise AssertionError(f"only {said}")


@pytest.fixture
def told(monkeypatch, tmp_path):
    """A command that fails the first time, and then runs until it is ended."""
    file = tmp_path / "told"

    def command(name, every, verbosity):
        times = len(file.read_text().split()) if file.exists() else 0
        with file.open("a") as out:
            out.write(f"{name}:{every}\n")
        if not times:
            raise RuntimeError("the first time it fails")
        time.sleep(60)

    monkeypatch.setattr(beside, "call_command", command)
    monkeypatch.setattr(beside, "AFTER_A_FAULT", 0.1)
    monkeypatch.setattr(beside, "BESIDE", {"deliver_letters": 60})
    return file


def test_what_failed_is_tried_again_and_ends_with_the_server(told, capfd):
    started = time.monotonic()
    with beside.kept_beside(None):
        assert lines(told, 2) == ["deliver_letters:60"] * 2
    assert time.monotonic() - started < 30  # it was ended, in its sleep
    assert "the first time it fails" in capfd.readouterr().err
