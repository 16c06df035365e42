"""Whoever is killed at whatever moment: no question that was received is lost.

What nobody can know is whether a letter has arrived whose carrier died between handing
it over and hearing the answer. It is said to be uncertain and never sent by itself.
"""

import http.client
import random
import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import psutil
import pytest
from django.conf import settings

from samla.enquiries.models import Enquiry
from samla.post.models import Letter
from tests.database import spare_port
from tests.post.test_killed import settled, until

pytestmark = pytest.mark.django_db(transaction=True)
MANY, AT_ONCE = 45, 3
# Who dies, one after another: one of two web processes, all of the portal, the postman.
DEATHS = ["process", "post", "portal", "post", "process", "post"]
LONGEST_SECONDS = 90  # on a very busy machine; a third of it on a quiet one
TOKEN = "a" * 32
ASK = "/fraga/?kommun=botkyrka&slag=room"
chance = random.Random(20261127)  # noqa: S311


class Portal:
    """Gunicorn with two processes, and the worker that carries letters."""

    def __init__(self, start, worker):
        self.start, self.work, self.port = start, worker, spare_port()
        self.open()
        self.post = worker()

    def open(self):
        argv = ["-m", "gunicorn", "samla.wsgi", "--preload", "--workers", "2"]
        argv += ["--bind", f"127.0.0.1:{self.port}", "--threads", "3"]
        argv += ["--log-level", "critical", "--no-control-socket"]
        self.web = self.start(*argv)

    def kill(self, who):
        """Kill -9; who is killed for good is started again."""
        processes = psutil.Process(self.web.pid).children()
        if who == "process" and processes:
            chance.choice(processes).kill()
        elif who == "portal":
            self.web.kill()
            for process in processes:
                process.kill()
            self.web.wait()
            self.open()
        elif who == "post":
            self.post.kill()
            self.post = self.work()


@pytest.fixture
def portal(monkeypatch, request, kerstin):
    """The whole portal on the database of this test."""
    monkeypatch.setenv("SAMLA_LOCAL", "yes")
    start, worker = map(request.getfixturevalue, ("start", "worker"))
    return Portal(start, worker)


def send(port, number, method, path, body=None):
    """What somebody on a net of her own is answered: status, where to go, the page."""
    link = http.client.HTTPConnection(
        "127.0.0.1", port, timeout=20, source_address=(f"127.0.2.{number + 1}", 0)
    )
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": f"{settings.CSRF_COOKIE_NAME}={TOKEN}",
        "Host": "localhost",
    }
    try:
        link.request(method, path, body, headers)
        answer = link.getresponse()
        return answer.status, answer.getheader("Location"), answer.read().decode()
    finally:
        link.close()


def ask(port, number, received):
    """Somebody asks, and presses again where no answer comes, until a receipt does."""
    told = urlencode(
        {
            "csrfmiddlewaretoken": TOKEN,
            "nyckel": f"form-{number}",
            "text": f"Fråga nummer {number}: var finns en ledig sal?",
            "text_language": "language:sv",
            "email": f"n{number}@example.org",
            "send": "ja",
        }
    )
    end, said = time.monotonic() + LONGEST_SECONDS, None
    while time.monotonic() < end:
        try:
            status, path, said = send(port, number, "POST", ASK, told)
            if status == 302:
                status, _path, page = send(port, number, "GET", path)
                if status == 200 and f"Fråga nummer {number}:" in page:
                    received[number] = path.split("/")[-2]
                    return
        except (OSError, http.client.HTTPException):
            time.sleep(0.1)
    pytest.fail(f"Nobody answers number {number}: {said and said[-500:]}")


def test_no_question_is_lost_and_no_letter_leaves_twice(portal, slow_server):
    received = {}
    told = portal, received, slow_server
    killer = threading.Thread(target=kill_all, args=told, daemon=True)
    killer.start()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda one: ask(portal.port, one, received), range(MANY)))
    killer.join(LONGEST_SECONDS)
    until(settled)
    assert Enquiry.objects.count() == MANY  # none twice, however often it was pressed
    for number, token in received.items():
        enquiry = Enquiry.objects.with_link(token).get()
        assert enquiry.text.startswith(f"Fråga nummer {number}:")
        assert Letter.objects.filter(email=enquiry.email).count() == 1
    # Each has its receipt, and the news to who answers: exactly once.
    assert Letter.objects.count() == 2 * MANY
    taken = Counter(name_of(one.content) for one in slow_server.taken)
    assert max(taken.values()) == 1
    states = dict(Letter.objects.values_list("message_id", "state"))
    assert set(taken) <= set(states)
    lost = {name: state for name, state in states.items() if not taken[name]}
    assert set(lost.values()) <= {"uncertain"}
    uncertain = list(states.values()).count("uncertain")
    assert uncertain <= DEATHS.count("post")
    assert set(states.values()) <= {"sent", "uncertain"}
    sys.stdout.write(f"{uncertain} uncertain, {len(lost)} of them never arrived\n")


def name_of(content):
    """The Message-ID of a letter that has arrived."""
    head = content.decode(errors="replace").partition("\r\n\r\n")[0]
    return " ".join(head.split()).partition("Message-ID: ")[2].split()[0]


def kill_all(portal, received, slow_server):
    """Kill one after another, spread over all that is asked."""
    for place, who in enumerate(DEATHS, 1):
        enough = place * MANY // (len(DEATHS) + 1)
        until(lambda enough=enough: len(received) >= enough)
        time.sleep(chance.uniform(0, 0.1))
        if who == "post":
            wait_for_a_letter(slow_server)
        portal.kill(who)


def wait_for_a_letter(slow_server):
    """Until one is taken whose carrier has heard no answer: the worst of moments."""
    before, end = len(slow_server.taken), time.monotonic() + 5
    while len(slow_server.taken) == before and time.monotonic() < end:
        time.sleep(0.001)
