"""Which database Samla uses: the one DATABASE_URL names, or the embedded one."""

import logging
import os
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from django.db import DEFAULT_DB_ALIAS, connections
from psycopg import ProgrammingError
from psycopg.conninfo import make_conninfo

from samla.core import embedded_postgres

# A misspelt word is found when this much of it is alike.
LIKENESS = "-c pg_trgm.word_similarity_threshold=0.45"
# Pages are read from memory and flash, where the next one is as near as any other.
NEARNESS = "-c random_page_cost=1.1"
# A pool spares every page the connecting; a dead server is told within seconds. A
# connection lives ten minutes, and with it the plans of what was asked again on it.
POOL = {
    "min_size": 1,
    "max_size": 6,
    "timeout": 1,
    "reconnect_timeout": 2,
    "max_lifetime": 600,
}
# No question of a page takes longer; then she who asked is told so (503).
LONGEST_QUESTION = "-c statement_timeout=10s"
# What an address may say to Django; the rest is for PostgreSQL.
FOR_DJANGO = {"pool", "assume_role", "isolation_level", "server_side_binding"}


def default_database(data: Path) -> dict:
    """What DATABASES says; an embedded server keeps its data in that folder."""
    url = os.environ.get("DATABASE_URL", "").strip()
    chosen = named_database(url) if url else embedded_postgres.database_settings(data)
    chosen["CONN_HEALTH_CHECKS"] = True
    defaults = {"pool": POOL, "options": f"{LIKENESS} {NEARNESS}"}
    chosen["OPTIONS"] = defaults | chosen.get("OPTIONS", {})
    return chosen


def named_database(url: str) -> dict:
    """Read an address of PostgreSQL; it may hold a password, so it is never shown."""
    try:
        found = dj_database_url.parse(url)
        options = found.get("OPTIONS", {})
        make_conninfo(**{k: v for k, v in options.items() if k not in FOR_DJANGO})
    except (ValueError, ProgrammingError):
        found = {}
    if not found.get("NAME") or found["ENGINE"] != "django.db.backends.postgresql":
        raise ImproperlyConfigured(
            "DATABASE_URL is not the address of a PostgreSQL database: write it as "
            "postgres://user:password@host:5432/name, or unset it to use the embedded "
            "one."
        )
    return found


def embedded_server():
    """The embedded server, if that is the one in use."""
    data = connections[DEFAULT_DB_ALIAS].settings_dict.get("DATA")
    return embedded_postgres.server(data) if data else None


def bound_questions(database: dict) -> None:
    """Let no question be asked for ever: for what serves pages, not for commands."""
    options = database["OPTIONS"]
    if LONGEST_QUESTION not in options["options"]:
        options["options"] += f" {LONGEST_QUESTION}"


def close_pools() -> None:
    """Close what this process holds open, whose threads would delay its end."""
    for connection in connections.all(initialized_only=True):
        connection.close()
        connection.close_pool()


def end() -> None:
    """Close at a process' end, where a question that is cut short is no news."""
    logging.getLogger("psycopg.pool").setLevel(logging.ERROR)
    close_pools()
