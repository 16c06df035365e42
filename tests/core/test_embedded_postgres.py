"""The embedded server survives what happens to servers on people's machines."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
import pytest

from samla.core.embedded_postgres import EmbeddedPostgres, EmbeddedPostgresError, place
from tests.database import ROOT, refuge

# What a process of its own does with the server in the folder it is given.
USE = """
import sys
from pathlib import Path
from samla.core.embedded_postgres import EmbeddedPostgres
server = EmbeddedPostgres(Path(sys.argv[1]), refuge=Path(sys.argv[2]))
server.start()
print("in", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def folder():
    """A folder that the server's user can walk to, unlike pytest's own."""
    path = Path(tempfile.mkdtemp(dir=os.environ["SAMLA_VAR"]))
    path.chmod(0o755)
    return path


def embedded(path):
    """A server whose data would be there."""
    return EmbeddedPostgres(path, refuge=refuge())


@pytest.fixture(scope="module")
def made():
    """The data of a server that was started from nothing and stopped again."""
    path = Path(tempfile.mkdtemp(dir=os.environ["SAMLA_VAR"]))
    path.chmod(0o755)
    server = embedded(path / "data")
    server.start()
    server.leave()
    return server.data


@pytest.fixture
def server(folder, made):
    """A server that runs until the test is over, on a copy of what one has made."""
    server = embedded(folder / "data")
    server.data.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["cp", "-a", made, server.data], check=True)
    server.start()
    yield server
    server.leave()
    server.stop()


def ask(server, question):
    """The one value that answers."""
    where = {"host": str(server.socket), "user": "samla", "dbname": "samla"}
    with psycopg.connect(**where, autocommit=True) as connection:
        found = connection.execute(question)
        return found.fetchone()[0] if found.description else None


def pid_file(server):
    """The file in which PostgreSQL notes who it is."""
    return server.data / "postmaster.pid"


def note(server, pid):
    """Write that the server is this process, as it is after a while or a restart."""
    for file in (pid_file(server), server.socket / ".s.PGSQL.5432.lock"):
        lines = file.read_text().splitlines()
        file.write_text("\n".join([str(pid), *lines[1:], ""]))


def kill(server):
    """End the server as the kernel does when memory runs out."""
    pid = int(pid_file(server).read_text().split()[0])
    os.kill(pid, signal.SIGKILL)


def user_of(path):
    """Another process that uses the server there, until its input ends."""
    argv = [sys.executable, "-c", USE, path, refuge()]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    process = subprocess.Popen(argv, cwd=ROOT, **pipes)
    return process


def test_what_is_written_is_there_after_a_restart(server):
    ask(server, "CREATE TABLE kept AS SELECT 1 AS one")
    server.leave()
    assert not server.answers()
    server.start()
    assert ask(server, "SELECT one FROM kept") == 1


def test_search_by_likeness_sees_every_letter(server):
    ask(server, "CREATE EXTENSION pg_trgm")
    assert ask(server, "SELECT show_trgm('ä')")
    assert ask(server, "SELECT lower('ÅÄÖ')") == "åäö"


def test_only_people_of_this_machine_come_in_and_by_their_own_name(server):
    rules = (server.data / "pg_hba.conf").read_text()
    assert rules == "local all all peer map=samla\n"
    assert ask(server, "SHOW listen_addresses") == ""
    assert server.data.stat().st_mode & 0o077 == 0


def test_many_may_start_it_at_once(folder):
    users = [user_of(folder / "data") for _ in range(4)]
    assert [user.stdout.readline() for user in users] == [b"in\n"] * 4
    for user in users[1:]:
        user.communicate()
    assert embedded(folder / "data").answers()
    users[0].communicate()
    assert not embedded(folder / "data").answers()


def test_a_killed_user_does_not_keep_it_running(server):
    user = user_of(server.data)
    user.stdout.readline()
    user.kill()
    user.communicate()
    server.leave()
    assert not server.answers()


def test_a_killed_server_starts_again(server):
    ask(server, "CREATE TABLE kept AS SELECT 1 AS one")
    kill(server)
    server.start()
    assert ask(server, "SELECT one FROM kept") == 1


@pytest.mark.parametrize("text", ["", "\n", "not a number\n", "4194305\n/nowhere\n"])
def test_a_broken_note_of_who_runs_is_no_hindrance(server, text):
    server.leave()
    pid_file(server).write_text(text)
    server.start()
    assert server.answers()


def test_a_number_that_now_belongs_to_somebody_else_is_no_hindrance(server):
    kill(server)
    ids = {"user": server.user.pw_uid, "group": server.user.pw_gid}
    ids = ids if os.geteuid() == 0 else {}
    other = subprocess.Popen(["sleep", "60"], **ids)
    note(server, other.pid)
    server.start()
    assert server.answers()
    assert other.poll() is None
    other.kill()
    other.wait()


def test_a_dead_server_that_nobody_buries_is_no_hindrance(server):
    kill(server)
    ids = {"user": server.user.pw_uid, "group": server.user.pw_gid}
    zombie = subprocess.Popen(["true"], **ids if os.geteuid() == 0 else {})
    os.waitid(os.P_PID, zombie.pid, os.WEXITED | os.WNOWAIT)
    note(server, zombie.pid)
    server.start()
    assert server.answers()
    zombie.wait()


def test_what_an_interrupted_beginning_left_is_cleared_away(folder):
    server = embedded(folder / "data")
    (server.data / "draft" / "base").mkdir(parents=True)
    (server.data / "postgresql.conf").write_text("half")
    server.data.chmod(0o700)
    os.chown(server.data, server.user.pw_uid, server.user.pw_gid)
    server.start()
    assert ask(server, "SELECT 1") == 1
    server.leave()


@pytest.mark.parametrize("name", ["with space, 'and' comma", "l" * 120, "åäö عربي"])
def test_it_lives_in_folders_of_any_name(folder, name):
    server = embedded(folder / name / "data")
    server.start()
    assert ask(server, "SELECT 1") == 1
    server.leave()
    assert server.socket in (server.data, *server.data.parents) or (
        not server.socket.exists()
    )


def test_a_name_the_shell_would_misread_is_refused():
    with pytest.raises(EmbeddedPostgresError, match="move the project"):
        place.refuse_odd_paths(Path("/fine"), Path("/home/$HOME/data"))


def test_data_of_another_major_version_is_not_touched(server):
    server.leave()
    (server.data / "PG_VERSION").write_text("17\n")
    with pytest.raises(EmbeddedPostgresError, match="made by PostgreSQL 17"):
        server.start()


def test_a_closed_folder_is_closed_to_the_servers_user(folder):
    somebody = 65_534
    assert place.reachable(Path("/"), somebody)
    folder.chmod(0o700)
    assert not place.reachable(folder / "data", somebody)


def test_what_the_system_refuses_is_told_in_a_sentence(folder):
    server = embedded(folder / "data")
    server.data.with_name(f"{server.data.name}.lock").mkdir(parents=True)
    with pytest.raises(EmbeddedPostgresError, match="cannot use .*: .*directory"):
        server.start()


def test_django_starts_it_and_starts_it_again_after_a_kill(folder):
    code = """
import contextlib, os, signal, time
from django.db import OperationalError, connection
def one():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone()[0]
assert one() == 1
connection.close()
data = connection.settings_dict["DATA"]
from samla.core.embedded_postgres import server
pid = (server(data).data / "postmaster.pid").read_text().split()[0]
os.kill(int(pid), signal.SIGKILL)
for _ in range(5):  # while the old connections are cut off
    with contextlib.suppress(OperationalError):
        one()
    connection.close()
    time.sleep(0.2)
assert one() == 1
print("well")
"""
    env = os.environ | {"SAMLA_VAR": str(folder)}
    del env["DATABASE_URL"]
    argv = [sys.executable, "manage.py", "shell", "--no-imports", "-c", code]
    done = subprocess.run(argv, cwd=ROOT, env=env, capture_output=True, text=True)
    assert done.stdout == "well\n", done.stderr
