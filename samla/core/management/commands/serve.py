"""The one command that makes Samla run: prepares everything, then serves."""

import contextlib
import errno
import hashlib
import io
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psycopg
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import BaseCommand, call_command
from django.utils.translation.reloader import translation_file_changed
from gunicorn.app.base import BaseApplication

from samla.core import checks, embedded_postgres
from samla.core.alone import Lock
from samla.core.beside import kept_beside
from samla.core.databases import close_pools, embedded_server
from samla.core.home import remember_port

HOST = "127.0.0.1"
GUNICORN = {
    "worker_class": "gthread",
    "workers": 2,
    "threads": 4,
    "preload_app": True,
    "graceful_timeout": 10,
    # The most it takes: a letter of Arabic or Tigrinya is six or nine in an address.
    "limit_request_line": 8190,
    "loglevel": "warning",
    "control_socket_disable": True,
    # Only Django decides which of a proxy's headers are believed.
    "forwarder_headers": "",
    "secure_scheme_headers": {},
    "proc_name": "samla",
}


class Command(BaseCommand):
    """Says each step with its seconds; what is wrong is said in one sentence."""

    help = "Prepare everything and serve Samla on this machine."
    requires_system_checks = []

    def add_arguments(self, parser):
        """Where to listen, and how far the Makefile has counted."""
        parser.add_argument("--port", default=os.environ.get("PORT") or "8000")
        parser.add_argument("--step", type=int, default=1, help="first step's number")
        parser.add_argument("--prepare", action="store_true", help="do not serve")

    def handle(self, *, port, step, prepare, **options):
        """Prepare, then serve until somebody says stop."""
        if prepare:
            self.prepare(step)
            return
        port = port_number(port)
        listen(port).close()
        self.prepare(step)
        self.serve(port)

    def prepare(self, step):
        """Bring the database, the words and the files up to date."""
        steps = [
            ("Translations", compile_translations),
            ("Tables", make_tables),
            ("Reference data", load_reference),
            ("Demonstration content", fill_empty),
            ("Icons and styles", collect_static),
        ]
        with self.shown(step, "Database"):
            server = open_database()
        with server:
            # While one process prepares a database, others that want the same wait.
            wait = f"SELECT pg_try_advisory_lock({Lock.PREPARING.value})"
            while not checks.ask(server, wait):
                time.sleep(0.3)
            for number, (title, prepare) in enumerate(steps, step + 1):
                with self.shown(number, title):
                    prepare()

    @contextlib.contextmanager
    def shown(self, number, title):
        """Show that a step is under way, and in the end how long it took."""
        self.say(f"{number}  {title} …", ending="")
        started = time.monotonic()
        try:
            yield
        except BaseException:
            self.say("")
            raise
        self.say(f" {time.monotonic() - started:.1f} s")

    def say(self, text, ending="\n"):
        """Write at once, also where the output is a file."""
        self.stdout.write(text, ending=ending)
        self.stdout.flush()

    def serve(self, port):
        """Serve with gunicorn, or in debug mode with Django's reloading server."""
        remember_port(settings.VAR_DIR, port)
        if settings.LOCAL and not settings.PUBLIC_URL:
            settings.HOME_URL = f"http://{HOST}:{port}"
        greeting = self.greeting(port)
        close_pools()
        listener = None if settings.DEBUG else listen(port)
        with kept_beside(listener):
            if listener:
                Gunicorn(listener, greeting, self.say).run()
            else:
                self.say(greeting)
                reload_forever(port)

    def greeting(self, port):
        """Where Samla is, who can sign in and where its mail goes."""
        text = io.StringIO()
        print(f"\nSamla is at http://{HOST}:{port}/", file=text)
        if settings.LOCAL:
            call_command("demo", "--sign-ins", stdout=text)
            where = settings.EMAIL_HOST or settings.EMAIL_FILE_PATH
            print(f"Mail is written to {where}", file=text)
        where = f" in {embedded.data}" if (embedded := embedded_server()) else ""
        print(f"Ctrl-C stops it and keeps the data{where}.", file=text)
        return text.getvalue()


class Gunicorn(BaseApplication):
    """Gunicorn with our settings, on a socket that is already ours."""

    def __init__(self, listener, greeting, say):
        self.socket_number = listener.detach()
        self.greeting, self.say = greeting, say
        super().__init__()

    def load_config(self):
        """Two workers with four threads each, as many as the pools have room for."""
        for name, value in GUNICORN.items():
            self.cfg.set(name, value)
        self.cfg.set("bind", f"fd://{self.socket_number}")
        self.cfg.set("when_ready", self.ready)
        self.cfg.set("post_worker_init", leave_interrupts_to_the_first)
        self.cfg.set("on_exit", lambda arbiter: self.say("\nStopped."))

    def load(self):
        """What answers the requests."""
        from samla.wsgi import application

        return application

    def ready(self, arbiter):
        """Greet; and stop when the terminal is closed, where others would reload."""
        self.say(self.greeting)
        if sys.stdin and sys.stdin.isatty():
            signal.signal(signal.SIGHUP, lambda *_: arbiter.signal(signal.SIGTERM, _))


def leave_interrupts_to_the_first(worker):
    """Ctrl-C reaches the workers too, which hang if gunicorn then stops them again."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def reload_forever(port):
    """Run Django's own server, which starts anew whenever the code changes."""
    argv = [sys.executable, "manage.py", "runserver", f"{HOST}:{port}"]
    child = subprocess.Popen(argv, cwd=settings.BASE_DIR)  # noqa: S603
    signal.signal(signal.SIGTERM, lambda *_: child.terminate())
    while child.poll() is None:
        with contextlib.suppress(KeyboardInterrupt):
            child.wait()


def port_number(text):
    """The port that PORT names."""
    if text.isascii() and text.isdigit() and 0 < int(text) < 65_536:
        return int(text)
    sys.exit(f"PORT is {text!r}: give a number from 1 to 65535, as in PORT=8123.")


def listen(port):
    """A socket on the port; says so where it is taken or not for us."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen(2048)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            sys.exit(f"Port {port} is taken: choose another, as in PORT={port + 1}.")
        sys.exit(f"Port {port} cannot be used ({error.strerror}): choose another.")
    return listener


def open_database():
    """Connect to the server, started if it is the embedded one, and look it over."""
    try:
        if embedded := embedded_server():
            embedded.start()
        address = checks.address()
        server = psycopg.connect(autocommit=True, **{"connect_timeout": 5} | address)
    except embedded_postgres.EmbeddedPostgresError as error:
        sys.exit(str(error))
    except psycopg.OperationalError as error:
        sys.exit(checks.connection_problem(error, address))
    for sentence in checks.server_problems(server):
        sys.exit(sentence)
    return server


def make_tables():
    """Bring the tables up to date, and make the one of the cache."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)


def load_reference():
    """Load municipalities, words and official sources."""
    call_command("load_reference", stdout=io.StringIO())
    call_command("load_sources", verbosity=0)


def fill_empty():
    """Fill an empty database with examples; only on somebody's own machine."""
    if settings.LOCAL:
        call_command("demo", "--if-empty", stdout=io.StringIO())


def compile_translations():
    """Make the catalogues that the running program reads."""
    call_command("translations", "--compile", stdout=io.StringIO())
    # Forget what was read before they were made, as Django's own reloader does.
    translation_file_changed(None, Path("django.mo"))


def collect_static():
    """Draw the icons, and collect what changed since the last time."""
    call_command("build_icons", stdout=io.StringIO())
    if settings.DEBUG:
        return
    stamp = settings.VAR_DIR / "static.collected"
    state = static_state()
    if not stamp.exists() or stamp.read_text() != state:
        call_command("collectstatic", verbosity=0, interactive=False)
        stamp.write_text(state)


def static_state():
    """What tells these static files from others."""
    files = (
        (path, os.stat(storage.path(path)))
        for finder in get_finders()
        for path, storage in finder.list([])
    )
    lines = sorted(f"{path} {found.st_size} {found.st_mtime}" for path, found in files)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
