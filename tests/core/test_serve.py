"""`manage.py serve` says in one sentence what is wrong, and serves when nothing is."""

import os
import socket
import subprocess
import sys

import psycopg
import pytest
from django.core.management import call_command

from samla.core import checks
from tests.database import ROOT, spare_port

CLOSED = {
    "SAMLA_LOCAL": "",
    "SAMLA_SECRET_KEY": "",
    "SAMLA_VAR": "/nonexistent",
    # The browser tests of the same process set it.
    "DJANGO_ALLOW_ASYNC_UNSAFE": "",
}


def environment(**variables):
    """The variables of this run, changed; an empty one is taken away."""
    wanted = os.environ | variables
    return {name: value for name, value in wanted.items() if value}


def run(*command, **variables):
    """What a command says when it ends, and how."""
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=environment(**variables),
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def server():
    """A plain connection to the server that the tests use, outside transactions."""
    address = {**checks.address(), "dbname": "postgres"}
    with psycopg.connect(autocommit=True, **address) as server:
        yield server


@pytest.fixture
def scratch(server):
    """Makes databases of a kind, and removes them."""
    made = []

    def create(kind):
        name = f"samla_scratch_{os.getpid()}_{len(made)}"
        server.execute(f"CREATE DATABASE {name} TEMPLATE template0 {kind}")
        made.append(
            psycopg.connect(autocommit=True, **checks.address() | {"dbname": name})
        )
        return made[-1]

    yield create
    for connected in made:
        name = connected.info.dbname
        connected.close()
        server.execute(f"DROP DATABASE {name}")


def test_a_server_for_any_host_must_say_how_its_links_begin():
    closed = {"SAMLA_LOCAL": "no", "SAMLA_SECRET_KEY": "long enough " * 6}
    any_host = closed | {"SAMLA_ALLOWED_HOSTS": "*"}
    code, _, said = run("manage.py", "check", **any_host)
    assert code == 1
    assert "SAMLA_PUBLIC_URL" in said
    named = any_host | {"SAMLA_PUBLIC_URL": "https://samla.example"}
    assert "SAMLA_PUBLIC_URL" not in run("manage.py", "version", **named)[2]


def test_a_port_that_is_none_ends_the_command_with_a_sentence():
    code, _, said = run("manage.py", "serve", PORT="0")
    assert code == 1
    assert said == "PORT is '0': give a number from 1 to 65535, as in PORT=8123.\n"


@pytest.mark.parametrize("port", ["65536", "-1", "eighty", "80.5", "８０"])
def test_a_port_that_is_none_is_refused(port, monkeypatch):
    monkeypatch.setenv("PORT", port)
    with pytest.raises(SystemExit) as ended:
        call_command("serve")
    assert ended.value.code == (
        f"PORT is {port!r}: give a number from 1 to 65535, as in PORT=8123."
    )


def test_a_taken_port_is_named():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, _, said = run("manage.py", "serve", PORT=str(port))
    assert code == 1
    assert said == f"Port {port} is taken: choose another, as in PORT={port + 1}.\n"


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "mysql://host/name",
        "postgres://host",
        "postgres://host:port/name",
        "postgres://[::1/name",
        "postgres://host/name?nonsense=1",
    ],
)
def test_an_address_that_is_none_is_refused_and_not_repeated(url):
    code, _, said = run("manage.py", "serve", DATABASE_URL=url)
    assert code == 1
    assert said.startswith("DATABASE_URL is not the address of a PostgreSQL database:")
    assert said.count("\n") == 1
    assert url not in said


def test_a_server_that_is_away_is_told_in_a_sentence():
    port = spare_port()
    url = f"postgres://samla:secret@127.0.0.1:{port}/samla"
    code, out, said = run(
        "manage.py", "serve", DATABASE_URL=url, PORT=str(spare_port())
    )
    assert code == 1
    assert said.startswith("PostgreSQL at 127.0.0.1 does not answer: start it, or")
    assert said.count("\n") == 1
    assert "secret" not in said + out


def test_commands_tell_in_a_sentence_that_the_database_is_away():
    url = f"postgres://samla@127.0.0.1:{spare_port()}/samla?pool=false"
    code, _, said = run("manage.py", "createcachetable", DATABASE_URL=url)
    assert code == 1
    assert "Traceback" not in said
    assert said.startswith("The database does not answer: ")


def test_a_missing_database_is_told_with_how_to_make_it(server):
    address = checks.address() | {"dbname": "not_there"}
    with pytest.raises(psycopg.OperationalError) as caught:
        psycopg.connect(**address)
    sentence = checks.connection_problem(caught.value, address)
    assert "has no database not_there: create it with `createdb" in sentence


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ('FATAL: password authentication failed for user "a"', "refuses the password"),
        ("fe_sendauth: no password supplied", "asks for a password"),
        ('FATAL:  role "a" does not exist', "has no user a: create it"),
        ('FATAL:  Peer authentication failed for user "a"', "name a host"),
        ('FATAL:  no pg_hba.conf entry for host "h"', "allow it in pg_hba.conf"),
        ("FATAL:  sorry, too many clients already", "no connection left"),
        ("FATAL:  lösenordsautentisering misslyckades", "does not answer"),
    ],
)
def test_what_a_server_says_is_put_into_words(said, meant):
    error = psycopg.OperationalError(said)
    address = {"host": "h", "user": "a", "dbname": "d"}
    assert meant in checks.connection_problem(error, address)


@pytest.mark.django_db
def test_the_tests_own_server_has_no_problem():
    assert checks.check_servers(databases=["default"]) == []


def test_an_old_server_is_refused():
    class Old:
        """Says of itself what PostgreSQL 14 says."""

        class info:
            server_version = 140_012

    [sentence] = checks.server_problems(Old)
    assert sentence.startswith("This is PostgreSQL 14 and Samla needs 15 or newer:")


def test_a_locale_that_drops_letters_is_refused(scratch):
    [sentence] = checks.server_problems(scratch("LC_COLLATE 'C' LC_CTYPE 'C'"))
    assert "cannot see letters as å, ä and ö" in sentence


def test_a_database_of_few_letters_is_refused(scratch):
    plain = scratch("ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C'")
    [sentence] = checks.server_problems(plain)
    assert sentence.startswith("The database is encoded in LATIN1:")


def test_a_database_in_which_nothing_may_be_made_is_refused(scratch):
    closed = scratch("LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'")
    closed.execute("SET search_path = ''")
    [sentence] = checks.server_problems(closed)
    assert "may not make tables in the database" in sentence


def test_a_missing_extension_is_named(scratch, monkeypatch):
    monkeypatch.setattr(checks, "needed_extensions", lambda: {"not_there"})
    problems = checks.server_problems(scratch("LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'"))
    assert "has no extension not_there: install its contrib" in next(problems)


def test_looking_a_database_over_leaves_nothing_in_it(scratch):
    looked = scratch("LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'")
    assert list(checks.server_problems(looked)) == []
    assert checks.ask(looked, "SELECT count(*) FROM pg_extension") == 1


def test_the_extensions_are_those_of_the_migrations():
    assert {"btree_gist", "pg_trgm"} <= checks.needed_extensions()


@pytest.mark.parametrize("command", ["check", "serve", "migrate", "load_reference"])
def test_nothing_starts_without_a_secret(command):
    code, _, said = run("manage.py", command, **CLOSED)
    assert code == 1
    assert "Traceback" not in said
    assert said.startswith("Samla does not start: ")
    assert "SAMLA_SECRET_KEY" in said


def test_nothing_starts_without_hosts():
    code, _, said = run("manage.py", "check", **CLOSED | {"SAMLA_SECRET_KEY": "x" * 60})
    assert code == 1
    assert said.startswith("Samla does not start: ")
    assert "SAMLA_ALLOWED_HOSTS" in said


def test_gunicorn_ends_with_the_sentence_too():
    argv = ["-m", "gunicorn", "samla.wsgi", "--no-control-socket"]
    bind = f"--bind=127.0.0.1:{spare_port()}"
    code, _, said = run(*argv, bind, "--log-level=critical", **CLOSED)
    assert code == 4
    assert said.startswith("Samla does not start: ")
    assert "Traceback" not in said


def test_the_production_mode_has_no_open_question():
    open_to = {"SAMLA_ALLOWED_HOSTS": "samla.example", "SAMLA_SECRET_KEY": SECRET}
    code, out, said = run(
        "manage.py", "check", "--deploy", "--fail-level=WARNING", **CLOSED | open_to
    )
    assert (code, said) == (0, ""), said
    assert "no issues" in out


SECRET = "J7pYq2wLr9Xc4Vb8Nn3Zt6Kd1Fg5Hs0MjQuRaEiOoTlWyBxCvPzDkGf"
