"""Backups of the database as one file, by PostgreSQL's own programs."""

import os
import shutil
import subprocess
from pathlib import Path

from django.core.management import CommandError
from django.db import connection
from psycopg.conninfo import make_conninfo

from samla.core import checks, embedded_postgres

# What a restore puts the new tables in the place of.
EMPTIED = """
SET client_min_messages TO warning;
DROP SCHEMA public CASCADE;
CREATE SCHEMA public;
"""


def dump(file: Path) -> None:
    """Write everything that is in the database; nobody else may read it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o600)
    run("pg_dump", "--format=custom", "--no-owner", "--no-acl", f"--file={file}")


def restore(file: Path) -> None:
    """Put what a file holds in the place of all that is in the database, or nothing."""
    if not file.exists():
        raise CommandError(f"There is no file {file}.")
    how = ("--format=custom", "--no-owner", "--no-acl", "--no-comments", "--file=-")
    script = run("pg_restore", *how, str(file), connected=False)
    how = ("--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--single-transaction")
    run("psql", *how, "--file=-", stdin=EMPTIED + script)


def run(name: str, *arguments: str, connected=True, stdin="") -> str:
    """What the program says; its complaint becomes one of ours."""
    env = dict(os.environ)
    if connected:
        address = checks.address()
        env["PGPASSWORD"] = address.pop("password", "")
        arguments = (*arguments, f"--dbname={make_conninfo(**address)}")
    done = subprocess.run(  # noqa: S603
        [program(name), *arguments],
        env=env,
        input=stdin,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise CommandError(f"{name} says: {done.stderr.strip()}")
    return done.stdout


def program(name: str) -> str:
    """Where the program is: beside the embedded server, or on this machine."""
    if data := connection.settings_dict.get("DATA"):
        connection.ensure_connection()
        return str(embedded_postgres.server(data).programs / name)
    if found := shutil.which(name):
        return found
    raise CommandError(
        f"There is no {name} on this machine: install PostgreSQL's client programs, "
        "on Debian with `apt-get install postgresql-client`."
    )
