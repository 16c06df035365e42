"""Django's PostgreSQL, on a server that is started when it is first needed."""

import os
import subprocess
import threading

import psycopg
from django.db import OperationalError
from django.db.backends.postgresql import base
from django.db.backends.postgresql.client import DatabaseClient as PostgresClient

from samla.core.embedded_postgres import EmbeddedPostgresError, server


class DatabaseClient(PostgresClient):
    """The shell of `manage.py dbshell`, with the psql that belongs to the server."""

    def runshell(self, parameters):
        """Open psql; the connection is there to see that the server runs."""
        self.connection.ensure_connection()
        settings = self.connection.settings_dict
        argv, env = self.settings_to_cmd_args_env(settings, parameters)
        psql = server(settings["DATA"]).programs / argv[0]
        subprocess.run(  # noqa: S603
            [psql, *argv[1:]], env=os.environ | (env or {}), check=True
        )


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that starts the server, and starts it again if it was killed."""

    client_class = DatabaseClient
    changing_pools = threading.Lock()

    def get_new_connection(self, conn_params):
        """Connect as Django does, to a server that is known to run."""
        try:
            embedded = server(self.settings_dict["DATA"])
            if not embedded.joined():
                embedded.start()
            pool = self.pool
            try:
                return super().get_new_connection(conn_params)
            except psycopg.OperationalError:
                embedded.start()
                self.give_up(pool)
                return super().get_new_connection(conn_params)
        except EmbeddedPostgresError as error:
            raise OperationalError(str(error)) from error

    def give_up(self, pool):
        """Leave a pool that would wait longer and longer before it tries again."""
        with self.changing_pools:
            if pool and self._connection_pools.get(self.alias) is pool:
                del self._connection_pools[self.alias]
                pool.close(timeout=0)
