"""Whoever is killed at whatever moment: no letter is lost, and none leaves twice."""

import asyncio
import os
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from urllib.parse import quote

import pytest
from aiosmtpd.controller import Controller
from django.db import connection

from samla.accounts.models import ForgettingRun
from samla.post.models import Letter
from tests.database import ROOT, spare_port
from tests.post.conftest import MailServer, written

MANY = 200
LONGEST_SECONDS = 120  # on a very busy machine; 15 on a quiet one
WORKERS, WORKER_DEATHS, WRITER_DEATHS = 2, 4, 2


class SlowServer(MailServer):
    """Thinks for a moment after each letter, so that many die in that moment."""

    async def handle_DATA(self, server, session, envelope):
        answer = await super().handle_DATA(server, session, envelope)
        await asyncio.sleep(random.uniform(0, 0.04))  # noqa: S311
        return answer


@pytest.fixture
def slow_server(transactional_db):
    """A mail server that takes its time."""
    told = SlowServer()
    controller = Controller(told, hostname="127.0.0.1", port=spare_port())
    controller.start()
    told.port = controller.port
    yield told
    controller.stop()


@pytest.fixture
def start(slow_server):
    """Starts a process that knows the database and the mail server of this test."""
    started = []
    known = connection.settings_dict
    params = connection.get_connection_params()
    where = quote(str(params["host"]), safe="")
    variables = os.environ | {
        "DATABASE_URL": f"postgres://{params['user']}@/{known['NAME']}?host={where}",
        "SAMLA_MAIL_HOST": "127.0.0.1",
        "SAMLA_MAIL_PORT": str(slow_server.port),
    }

    def one(*argv):
        command = [sys.executable, *map(str, argv)]
        pipes = {"stdout": subprocess.PIPE, "text": True}
        started.append(subprocess.Popen(command, cwd=ROOT, env=variables, **pipes))
        return started[-1]

    yield one
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def worker(start):
    """Starts a worker that goes on until it is killed."""
    return lambda: start("manage.py", "deliver_letters", "--every=60")


def until(true, seconds=LONGEST_SECONDS):
    """Wait for something that happens by itself."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "It takes too long."
        time.sleep(0.02)


def write_all(start):
    """Write all letters, with a writer that dies now and then; what it has said."""
    said, last = [], 0
    for death in range(WRITER_DEATHS + 1):
        writer = start("-m", "tests.post.writer", last, MANY)
        lives = random.randint(20, 90) if death < WRITER_DEATHS else MANY  # noqa: S311
        for line in writer.stdout:
            said.append(int(line))
            lives -= 1
            if not lives:
                break
        writer.kill()
        writer.wait()
        # What it kept and had no time to say, it need not write again.
        kept = ForgettingRun.objects.values_list("counts__number", flat=True)
        last = max(kept) + 1
    return said


def test_nothing_is_lost_and_nothing_leaves_twice(start, worker, slow_server):
    killer = threading.Thread(target=kill_now_and_then, args=(worker, slow_server))
    killer.start()
    said = write_all(start)
    killer.join()
    until(settled)
    subjects = [one.content.decode() for one in slow_server.taken]
    taken = Counter(
        text.partition("Subject: ")[2].split("\r\n")[0] for text in subjects
    )
    letters = Letter.objects.in_bulk(field_name="key").values()
    states = {one.email.partition("@")[0]: one.state for one in letters}
    assert set(said) <= {int(number) for number in states}
    assert len(states) == ForgettingRun.objects.count() == MANY
    assert max(taken.values()) == 1
    assert set(states.values()) <= {"sent", "uncertain"}
    for number, state in states.items():
        assert taken[f"nr {number}"] == 1 or state == "uncertain"
    uncertain = list(states.values()).count("uncertain")
    assert uncertain <= WORKER_DEATHS
    sys.stdout.write(f"{MANY} letters, {uncertain} uncertain\n")


def kill_now_and_then(worker, slow_server):
    """Several workers; now one and now another is killed, and a new one comes."""
    workers = [worker() for _worker in range(WORKERS)]
    for death in range(WORKER_DEATHS):
        more = random.randint(5, 30)  # noqa: S311
        enough = min(len(slow_server.taken) + more, MANY - 20)
        until(lambda enough=enough: len(slow_server.taken) >= enough)
        time.sleep(random.uniform(0, 0.05))  # noqa: S311
        workers[death % WORKERS].kill()
        workers[death % WORKERS] = worker()


def settled():
    """Whether no letter waits, and none is under way."""
    return not Letter.objects.filter(state__in=["waiting", "handing_over"]).exists()


def test_a_letter_leaves_the_moment_it_is_written(worker, slow_server, settings):
    settings.EMAIL_BACKEND = "samla.post.backend.OutboxBackend"
    first = worker()
    written("first@x.example")
    until(lambda: slow_server.readers == ["first@x.example"])
    begun = time.monotonic()
    written("second@x.example")
    until(lambda: len(slow_server.readers) == 2)
    took = time.monotonic() - begun
    sys.stdout.write(f"{took * 1000:.0f} ms\n")
    assert took < 5  # it looks by itself once a minute only
    first.terminate()
    assert first.wait(timeout=30) == 0
