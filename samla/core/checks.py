"""Checks of the database server, each a sentence that says what to do."""

from collections.abc import Iterator

import psycopg
from django.contrib.postgres.operations import CreateExtension
from django.core.checks import Error, Tags, register
from django.db import connections
from django.db.migrations.loader import MigrationLoader

OLDEST = 15


@register(Tags.database)
def check_servers(databases=None, **kwargs):
    """The same problems as at the start, for `manage.py check` and `migrate`."""
    found = []
    for alias in databases or []:
        connection = connections[alias]
        connection.ensure_connection()
        found += server_problems(connection.connection)
    return [Error(sentence, id="samla.E100") for sentence in found]


def address() -> dict:
    """Where the default database is, as PostgreSQL's own library wants to hear it."""
    known = {option.keyword.decode() for option in psycopg.pq.Conninfo.get_defaults()}
    given = connections["default"].get_connection_params()
    return {key: value for key, value in given.items() if key in known}


def connection_problem(error: psycopg.OperationalError, address: dict) -> str:
    """What a refused connection means for whoever wrote DATABASE_URL."""
    said = " ".join(str(error).split())
    name, user = address["dbname"], address.get("user", "that you are")
    where = f"PostgreSQL at {address.get('host', 'the local socket')}"
    meanings = {
        "password authentication failed": f"{where} refuses the password of the user "
        f"{user}: correct it in DATABASE_URL.",
        "no password supplied": f"{where} asks for a password: write it in "
        "DATABASE_URL, as in postgres://user:password@host/name.",
        f'database "{name}" does not exist': f"{where} has no database {name}: create "
        f"it with `createdb --encoding=UTF8 --owner={user} {name}`.",
        f'role "{user}" does not exist': f"{where} has no user {user}: create it with "
        f"`createuser --pwprompt {user}`.",
        "Peer authentication failed": f"{where} lets in the user {user} only when you "
        f"are {user} on this machine: name a host and a password in DATABASE_URL.",
        "no pg_hba.conf entry": f"{where} does not let the user {user} in from here: "
        "allow it in pg_hba.conf.",
        "too many": f"{where} has no connection left: close some, or raise its "
        "max_connections.",
    }
    for words, meaning in meanings.items():
        if words in said:
            return meaning
    return f"{where} does not answer: start it, or correct DATABASE_URL. ({said})"


def server_problems(server: psycopg.Connection) -> Iterator[str]:
    """What keeps Samla from living on this server."""
    version = server.info.server_version // 10000
    if version < OLDEST:
        yield (
            f"This is PostgreSQL {version} and Samla needs {OLDEST} or newer: upgrade "
            "it, or unset DATABASE_URL to use the embedded one."
        )
        return
    encoding = server.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        yield (
            f"The database is encoded in {encoding}: create it with "
            "`createdb --encoding=UTF8 --template=template0`."
        )
        return
    if not ask(server, "SELECT has_schema_privilege(current_schema(), 'CREATE')"):
        user, name = server.info.user, server.info.dbname
        yield (
            f"The user {user} may not make tables in the database {name}: let an "
            f"administrator run `ALTER DATABASE {name} OWNER TO {user}`."
        )
        return
    with server.transaction(force_rollback=True):
        yield from missing_extensions(server)
        yield from lost_letters(server)


def missing_extensions(server: psycopg.Connection) -> Iterator[str]:
    """The extensions that migrations need and that cannot be made here."""
    present = {row[0] for row in server.execute("SELECT extname FROM pg_extension")}
    for name in sorted(needed_extensions() - present):
        try:
            with server.transaction():
                server.execute(f"CREATE EXTENSION {name}")
        except psycopg.errors.InsufficientPrivilege:
            yield (
                f"The database lacks the extension {name}: let an administrator run "
                f"`CREATE EXTENSION {name}` in {server.info.dbname}."
            )
        except psycopg.Error:
            yield (
                f"This PostgreSQL has no extension {name}: install its contrib package "
                "(on Debian it is part of postgresql-15)."
            )


def needed_extensions() -> set[str]:
    """The extensions that the migrations of all rooms create."""
    migrations = MigrationLoader(None).disk_migrations.values()
    operations = (step for migration in migrations for step in migration.operations)
    return {step.name for step in operations if isinstance(step, CreateExtension)}


def lost_letters(server: psycopg.Connection) -> Iterator[str]:
    """Whether search by likeness sees letters outside ASCII in this locale."""
    known = ask(server, "SELECT count(*) FROM pg_extension WHERE extname = 'pg_trgm'")
    if known and not ask(server, "SELECT cardinality(show_trgm('ä'))"):
        name = server.info.dbname
        yield (
            "In the locale of this database search cannot see letters as å, ä and ö: "
            "create it anew with `createdb --template=template0 --encoding=UTF8 "
            f"--lc-collate=C --lc-ctype=C.UTF-8 {name}`."
        )


def ask(server: psycopg.Connection, question: str):
    """The one value that answers a question to the database."""
    return server.execute(question).fetchone()[0]
