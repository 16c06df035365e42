"""What the tests stand on: a PostgreSQL and a var/ of their own, gone afterwards.

Loaded by pytest before the settings (`-p tests.database` in pyproject.toml). The
processes of a parallel run share what the first one made.
"""

import atexit
import contextlib
import fcntl
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import psutil
import psycopg

from samla.core.catalogues import compile_all
from samla.core.embedded_postgres import EmbeddedPostgres
from samla.core.embedded_postgres.place import REFUGE

ROOT = Path(__file__).resolve().parent.parent
RUNS = ROOT / "var" / "tests"
# Chromium makes sockets where temporary files are, whose paths must be short.
LONGEST_TEMPORARY = 60
# Tests may lose everything in a power cut.
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
# Two portals stand beside two processes of tests, each with pools of connections.
CARELESS |= {"max_connections": "200"}
TEMPLATE = "samla_template"
# Tables that an earlier run made, and the files that they are made of.
KEPT = ROOT / "var" / "cache" / "tables"
MADE_OF = (
    "requirements-dev.txt",
    "samla/*/migrations/*.py",
    "samla/*/reference/**/*.*",
    "samla/municipalities/management/commands/*.py",
    "samla/municipalities/models/*.py",
    "samla/taxonomy/models.py",
    "samla/core/*.py",
    "samla/core/management/commands/serve.py",
)
# What a migration makes is needed till the end: looking for waste takes a third longer.
QUICKLY = "import gc; gc.disable(); import manage; manage.main()"
# A server is not filled with examples.
SERVER = {
    "SAMLA_LOCAL": "no",
    "SAMLA_ALLOWED_HOSTS": "samla.example",
    "SAMLA_SECRET_KEY": "long enough for a server " * 3,
}


def pytest_report_header():
    """Name the database in the first lines of a run."""
    return f"database: {os.environ['DATABASE_URL'].rpartition('@')[2]}"


def prepare():
    """Make this run's folder, environment and server."""
    run = RUNS / str(os.getpid())
    with claim(RUNS):
        remove_left()
        atexit.register(end, run, claim(run))
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    close_environment(run)
    os.environ.pop("TESTS_TEMPLATE", None)
    if not os.environ.get("DATABASE_URL"):
        server = embedded(run)
        server.start()
        where = quote(str(server.socket), safe="")
        os.environ["DATABASE_URL"] = f"postgres://samla@/samla?host={where}"
        os.environ["TESTS_TEMPLATE"] = TEMPLATE
    compile_all(ROOT)
    for command in ("build_icons", "collectstatic"):
        argv = [sys.executable, "manage.py", command, "--verbosity=0"]
        subprocess.run(argv, cwd=ROOT, check=True, stdin=subprocess.DEVNULL)


def prepared():
    """The name of a database with all tables and words; the first who asks makes it.

    The others copy it. Somebody's own server gets no such database.
    """
    if "TESTS_TEMPLATE" not in os.environ:
        return None
    with claim(Path(os.environ["SAMLA_VAR"]) / "template") as held:
        if not os.fstat(held.fileno()).st_size:
            create(TEMPLATE)
            fill_template()
            held.write("made")
    return TEMPLATE


def fill_template():
    """Prepare a server from nothing, or take what an earlier run made of these files.

    Django takes most of a minute for the tables; the nearest run begins in a second.
    """
    kept = kept_tables()
    if kept.exists():
        restore(of_database(TEMPLATE))
        return
    variables = os.environ | SERVER | {"DATABASE_URL": of_database(TEMPLATE)}
    argv = [sys.executable, "-c", QUICKLY, "serve", "--prepare", "--step", "3"]
    made = subprocess.run(argv, cwd=ROOT, env=variables, capture_output=True, text=True)
    assert made.returncode == 0, made.stdout + made.stderr
    KEPT.mkdir(parents=True, exist_ok=True)
    new = Path(os.environ["SAMLA_VAR"]) / kept.name
    where = f"--dbname={of_database(TEMPLATE)}"
    pg("pg_dump", "--format=custom", f"--file={new}", where)
    for old in KEPT.glob("*.*"):
        old.unlink(missing_ok=True)
    kept.with_suffix(".said").write_text(made.stdout)
    new.rename(kept)


def kept_tables():
    """Where the tables are kept; beside them, what was said when they were made."""
    return KEPT / f"{digest(MADE_OF)}.dump"


def restore(address):
    """Fill an empty database with the tables and words that are kept."""
    pg("pg_restore", "--exit-on-error", f"--dbname={address}", kept_tables())


def digest(patterns):
    """What tells the contents of some files from any others."""
    found = sorted(path for each in patterns for path in ROOT.glob(each))
    lines = [
        f"{path.relative_to(ROOT)} {hashlib.sha256(path.read_bytes()).hexdigest()}"
        for path in found
    ]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def pg(program, *arguments):
    """Run one of PostgreSQL's own programs."""
    where = embedded(Path(os.environ["SAMLA_VAR"])).programs / program
    subprocess.run([where, *arguments], check=True)


def create(name, kind=""):
    """Make a database on the run's server."""
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {name}")
        server.execute(f"CREATE DATABASE {name} {kind}")


def of_database(name):
    """The address of another database of the run's server."""
    return os.environ["DATABASE_URL"].replace("/samla?", f"/{name}?")


def copied(name):
    """What a portal is told to use: a new database with all tables and words."""
    if template := prepared():
        create(name, f"TEMPLATE {template}")
        return {"DATABASE_URL": of_database(name)}
    return {}


def close_environment(run):
    """Let nothing of the caller's settings reach the tests."""
    for name in [name for name in os.environ if name.startswith("SAMLA_")]:
        del os.environ[name]
    os.environ["SAMLA_LOCAL"] = "yes"
    os.environ["SAMLA_SECRET_KEY"] = "only-for-tests"
    os.environ["SAMLA_VAR"] = str(run)
    os.environ["SAMLA_REFUGE"] = str(refuge(run))
    os.environ["PYTEST_DEBUG_TEMPROOT"] = str(run)
    if len(str(run)) < LONGEST_TEMPORARY:
        os.environ["TMPDIR"] = str(run)
    os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = str(ROOT / "var/cache/hypothesis")


def embedded(run):
    """The server of one run, with all it may need in folders of that run."""
    return EmbeddedPostgres(run / "postgres", refuge=refuge(run), options=CARELESS)


def refuge(run=None):
    """Where root's server goes if the project stands in a private folder."""
    return REFUGE / f"tests-{(run or Path(os.environ['SAMLA_VAR'])).name}"


def claim(folder, wait=True):
    """Hold a folder as one's own for as long as the answer is open."""
    folder.mkdir(parents=True, exist_ok=True)
    held = (folder / "claim").open("a")
    fcntl.flock(held, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    return held


def spare_port():
    """A port that nobody listens on."""
    with socket.socket() as spare:
        spare.bind(("127.0.0.1", 0))
        return spare.getsockname()[1]


def remove_left():
    """Clear away the runs that ended without doing it themselves."""
    for run in RUNS.glob("*/"):
        with contextlib.suppress(BlockingIOError), claim(run, wait=False):
            remove(run)


def remove(run):
    """End everything that a run started and remove everything that it made."""
    left = list(started_by(run))
    for process in left:
        with contextlib.suppress(psutil.Error):
            process.terminate()
    for process in psutil.wait_procs(left, timeout=15)[1]:
        with contextlib.suppress(psutil.Error):
            process.kill()
    for folder in (run, refuge(run)):
        for pid_file in folder.rglob("postmaster.pid"):
            EmbeddedPostgres(pid_file.parent, refuge=refuge(run)).stop()
        shutil.rmtree(folder, ignore_errors=True)
    with contextlib.suppress(OSError):
        REFUGE.rmdir()


def started_by(run):
    """The processes that know the folder of the run as theirs."""
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            folder = Path(process.environ().get("SAMLA_VAR", "/"))
            if folder.is_relative_to(run) and process.pid != os.getpid():
                yield process


def end(run, held):
    """Remove what this process made, and not what it was forked from."""
    if run.name == str(os.getpid()):
        remove(run)
        held.close()


if "PYTEST_XDIST_WORKER" not in os.environ:
    prepare()
