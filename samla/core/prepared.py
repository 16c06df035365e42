"""Questions that are asked again and again: the database plans each of them once."""

import datetime
import secrets
from functools import lru_cache

from django.db import connection
from django.db.backends.postgresql.base import ServerBindingCursor
from psycopg import ClientCursor, adapters
from psycopg.adapt import Dumper, Loader

from samla.core.right_now import Moment

# Stands in a question where a moment will be; nobody can write it.
GAP = secrets.token_hex()
MOST_MOMENTS = 4_096


class Gap:
    """A moment that is not known yet."""


class GapDumper(Dumper):
    """Leaves room for a moment."""

    def dump(self, obj):
        """Only ever put into a question."""
        return GAP.encode()

    quote = dump


adapters.register_dumper(Gap, GapDumper)


class MomentLoader(Loader):
    """Reads moments, which are the same in one answer after another."""

    def load(self, data):
        """A moment in UTC, as Django's connections tell it."""
        return read(bytes(data))


@lru_cache(maxsize=MOST_MOMENTS)
def read(data):
    """A moment as the database writes it."""
    return datetime.datetime.fromisoformat(data.decode())


class Prepared:
    """A question with its values written in, so that its plan is made for them.

    What words or places are asked for decides how they are best found; so only the
    moment is told when it is asked. What is asked once leaves nothing behind; what is
    asked again is planned by PostgreSQL, which keeps that plan as long as the
    connection lives.
    """

    def __init__(self, sql, values):
        self.moments = [value for value in values if isinstance(value, Moment)]
        told = [Gap() if isinstance(value, Moment) else value for value in values]
        connection.ensure_connection()
        written = ClientCursor(connection.connection).mogrify(sql, told)
        self.sql = written.replace("%", "%%").replace(GAP, "%s")
        self.was_asked = False

    def ask(self):
        """What the database tells now, a tuple for each row."""
        if not (self.was_asked and may_be_planned()):
            self.was_asked = True
            with connection.cursor() as cursor:
                return self._told(cursor)
        raw = connection.connection
        cursor = ServerBindingCursor(raw)
        cursor.adapters.register_loader("timestamptz", MomentLoader)
        logs = connection.queries_logged
        wrap = connection.make_debug_cursor if logs else connection.make_cursor
        # For this one alone: where any may be prepared, psycopg keeps note of all.
        raw.prepare_threshold = 0
        try:
            with wrap(cursor) as cursor:
                return self._told(cursor)
        finally:
            raw.prepare_threshold = None

    def _told(self, cursor):
        cursor.execute(self.sql, self.moments)
        return cursor.fetchall()


def may_be_planned():
    """Whether PostgreSQL itself is asked: pgbouncer would lose the plans."""
    connection.ensure_connection()
    return bool(connection.settings_dict["OPTIONS"].get("pool"))
