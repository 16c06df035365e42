"""A portal from nothing: prepared, served, stopped, served again, backed up."""

import os
import re
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from samla.core.embedded_postgres import EmbeddedPostgres
from tests.database import (
    ROOT,
    SERVER,
    kept_tables,
    prepared,
    refuge,
    restore,
    spare_port,
)

pytestmark = pytest.mark.xdist_group("running")


@pytest.fixture(scope="module")
def portal():
    """What the processes of one portal share, on an embedded server of its own.

    Its tables are those that were made for all tests.
    """
    folder = Path(tempfile.mkdtemp(dir=os.environ["SAMLA_VAR"]))
    folder.chmod(0o755)
    variables = os.environ | {"SAMLA_VAR": str(folder)}
    del variables["DATABASE_URL"]
    if prepared():
        server = EmbeddedPostgres(folder / "postgres", refuge=refuge())
        server.start()
        restore(f"postgres://samla@/samla?host={quote(str(server.socket), safe='')}")
        server.leave()
    return variables


@pytest.fixture(scope="module")
def made(portal):
    """What a server says that prepares itself from nothing."""
    if prepared():
        return kept_tables().with_suffix(".said").read_text()
    return manage(portal | SERVER, "serve", "--prepare", "--step", "3")[1]


def manage(portal, *arguments):
    """Run one command to its end; what it says."""
    argv = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(argv, cwd=ROOT, env=portal, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def serve(portal, port):
    """Start to serve, and wait for the last line of the greeting."""
    server = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--port", str(port), "--step", "3"],
        cwd=ROOT,
        env=portal,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    said = ""
    for line in server.stdout:
        said += line
        if line.startswith("Ctrl-C"):
            break
    return server, said


def stop(server, number):
    """Send a signal to all its processes, as a terminal does; how and with what."""
    os.killpg(server.pid, number)
    rest, _ = server.communicate(timeout=60)
    return server.returncode, rest


def test_a_server_is_prepared_from_nothing_and_has_no_examples(portal, made):
    assert re.findall(r"^(\d)  .* … \d+\.\d s$", made, re.M) == list("345678")
    question = "select count(*) from organisations_organisation"
    assert manage(portal, "dbshell", "--", "-Atc", question) == (0, "0\n")


def test_it_is_filled_served_stopped_and_served_again(portal):
    port = spare_port()
    for number in (signal.SIGINT, signal.SIGTERM):
        server, said = serve(portal, port)
        url = f"http://127.0.0.1:{port}/"
        assert f"Samla is at {url}" in said
        assert re.findall(r"^(\d)  .* … \d+\.\d s$", said, re.M) == list("345678")
        assert "@" in said.partition("Demonstration sign-ins")[2]
        assert f"Mail is written to {portal['SAMLA_VAR']}/mail" in said
        with urlopen(url) as page:
            assert page.status == 200
        assert stop(server, number) == (0, "\nStopped.\n")
        assert not Path(portal["SAMLA_VAR"], "postgres", "postmaster.pid").exists()
    # The letters of a command run by hand lead to what was served last.
    by_hand = {name: value for name, value in portal.items() if name != "PORT"}
    says = "from samla.core.letters import address; print(address('/x/', 'en'))"
    code, said = manage(by_hand, "shell", "--no-imports", "-c", says)
    assert (code, said) == (0, f"{url}en/x/\n")


def test_two_serve_one_database(portal):
    first, _ = serve(portal, spare_port())
    second, said = serve(portal, port := spare_port())
    assert "Samla is at" in said
    assert stop(first, signal.SIGINT)[0] == 0
    with urlopen(f"http://127.0.0.1:{port}/kommuner/") as page:
        assert page.status == 200
    assert stop(second, signal.SIGINT)[0] == 0


def test_what_a_backup_holds_comes_back(portal):
    name = "select name from municipalities_municipality where code = '0127'"
    spoil = "update municipalities_municipality set name = 'X'"
    assert manage(portal, "serve", "--prepare")[0] == 0
    file = Path(portal["SAMLA_VAR"]) / "kept.dump"
    assert manage(portal, "backup", str(file))[0] == 0
    assert file.stat().st_mode & 0o077 == 0
    assert manage(portal, "dbshell", "--", "-qc", spoil)[0] == 0
    code, said = manage(portal, "restore", str(file))
    assert (code, "--replace" in said) == (1, True)
    assert manage(portal, "restore", "--replace", str(file))[0] == 0
    assert manage(portal, "dbshell", "--", "-Atc", name) == (0, "Botkyrka\n")


def test_a_file_that_is_no_backup_changes_nothing(portal):
    assert manage(portal, "serve", "--prepare")[0] == 0
    code, said = manage(portal, "restore", "--replace", "manage.py")
    assert code == 1
    assert "pg_restore says:" in said
    question = "select count(*) from municipalities_municipality"
    assert manage(portal, "dbshell", "--", "-Atc", question) == (0, "290\n")
