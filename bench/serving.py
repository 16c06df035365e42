"""Serves Samla as a server does, asks for pages, and tells what they cost."""

import contextlib
import os
import re
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain

import psutil

from tests.database import spare_port

WORKERS, CLIENTS = 2, 4
HOST = "127.0.0.1"
LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
WRK_RATE = re.compile(r"Requests/sec: *([\d.]+)")
ZIPPED = "Accept-Encoding: gzip\r\n"
ENDS = b"\r\n\r\n"


@dataclass(frozen=True)
class Load:
    """What clients met who asked for one page for some seconds."""

    rate: float
    p50: float
    p95: float
    cpu_ms: float
    database_ms: float
    status: int
    length: int


class Server:
    """Gunicorn with two workers, until it is left."""

    def __init__(self, **variables):
        self.port = spare_port()
        argv = [sys.executable, "-m", "gunicorn", "bench.served:application"]
        argv += ["--bind", f"{HOST}:{self.port}", "--workers", str(WORKERS)]
        argv += ["--worker-class", "gthread", "--threads", "4", "--no-control-socket"]
        # A connection that is kept tells nothing of the next one that is opened.
        argv += ["--keep-alive", "60", "--log-level", "warning"]
        told = os.environ | {"DJANGO_SETTINGS_MODULE": "bench.settings"} | variables
        self.process = subprocess.Popen(argv, env=told)

    def __enter__(self):
        for _try in range(300):
            with contextlib.suppress(OSError):
                ask(self.port, ["/hello/"])
                return self
            time.sleep(0.1)
        raise RuntimeError("gunicorn does not answer")

    def __exit__(self, *_error):
        self.process.terminate()
        self.process.wait(timeout=30)

    @property
    def workers(self):
        """The processes that answer."""
        return psutil.Process(self.process.pid).children()

    @property
    def worker_mb(self) -> float:
        """The memory of the larger worker, shared pages counted in."""
        return max(worker.memory_info().rss for worker in self.workers) / 2**20


def ask(port, paths, headers="") -> tuple[int, int, list[float]]:
    """Ask at one kept connection: the worst status, a length, seconds of each."""
    took, status, length = [], 0, 0
    with socket.create_connection((HOST, port), timeout=120) as line:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for path in paths:
            request = f"GET {path} HTTP/1.1\r\nHost: localhost\r\n{ZIPPED}{headers}\r\n"
            began = time.perf_counter()
            line.sendall(request.encode())
            answer, length = answered(line)
            status = max(status, answer)
            took.append(time.perf_counter() - began)
    return status, length, took


def answered(line) -> tuple[int, int]:
    """Read one answer to its end: its status and how long its body is."""
    got = b""
    while ENDS not in got:
        more = line.recv(65536)
        if not more:
            raise ConnectionError("the server hung up")
        got += more
    head, _ends, body = got.partition(ENDS)
    told = LENGTH.search(head)
    length = int(told[1]) if told else 0
    left = length - len(body)
    while left > 0:
        more = line.recv(left)
        if not more:
            raise ConnectionError("the server hung up")
        left -= len(more)
    return int(head.split(b" ", 2)[1]), length


def in_turn(act, *each):
    """Four clients at once, each with its share; the first error of any is raised."""
    with ThreadPoolExecutor(CLIENTS) as clients:
        return list(clients.map(act, *each))


def asked_again(server, path, seconds):
    """Four clients ask for a page again and again, each at least once."""
    until = time.perf_counter() + seconds

    def client(_number):
        still = iter(lambda: time.perf_counter() < until, False)
        return ask(server.port, chain([path], (path for _more in still)))

    return in_turn(client, range(CLIENTS))


def load(server, path, seconds=2.0) -> Load:
    """What it costs the machine that clients ask for a page, once all is warm."""
    asked_again(server, path, seconds / 2)
    began, spent, database = time.perf_counter(), cpu_of(server), cpu_of_database()
    found = asked_again(server, path, seconds)
    lasted = time.perf_counter() - began
    took = sorted(one for _status, _length, each in found for one in each)
    database = cpu_of_database() - database
    return Load(
        rate=len(took) / lasted,
        p50=took[len(took) // 2] * 1000,
        p95=took[len(took) * 95 // 100] * 1000,
        cpu_ms=(cpu_of(server) - spent + database) / len(took) * 1000,
        database_ms=database / len(took) * 1000,
        status=max(status for status, _length, _each in found),
        length=found[0][1],
    )


def cpu_of(server) -> float:
    """Seconds that the workers have computed."""
    return sum(sum(worker.cpu_times()[:2]) for worker in server.workers)


def cpu_of_database() -> float:
    """Seconds that the processes of the database's server have computed."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        mine = psutil.Process(cursor.fetchone()[0])
    family = mine.parent().children()
    spent = 0.0
    for process in family:
        with contextlib.suppress(psutil.Error):
            spent += sum(process.cpu_times()[:2])
    return spent


def wrk(port, path, seconds=1) -> float:
    """Requests in a second by a client that is as quick as nginx."""
    address = f"http://{HOST}:{port}{path}"
    argv = ["wrk", "-t1", f"-c{CLIENTS}", f"-d{seconds}s"]
    argv += ["-H", "Host: localhost", "-H", ZIPPED.strip(), address]
    said = subprocess.run(argv, capture_output=True, text=True, check=True)
    if "Non-2xx" in said.stdout:
        raise RuntimeError(f"{path} was refused: {said.stdout}")
    return float(WRK_RATE.search(said.stdout)[1])
