"""The promise through the whole door: many people press the button at once."""

import http.client
import os
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from samla.bookings.models import Booking, BookingDate, Claim
from samla.organisations.models import Membership
from tests.bookings.test_promise_race import CLIENTS, ROUNDS, rivals, tell
from tests.conftest import person
from tests.database import ROOT, spare_port

pytestmark = pytest.mark.django_db(transaction=True)
WORKERS = 4
# So often all look at a page first: a worker opens its connections one by one, and
# one that takes more than a second to open is answered with "resting for a moment".
LOOKS = 5
TOKEN = "a" * 32


@pytest.fixture
def server():
    """Gunicorn with four workers on the database of this test."""
    port = spare_port()
    name = connection.settings_dict["NAME"]
    address = os.environ["DATABASE_URL"].partition("?")
    base = address[0].rpartition("/")[0]
    environment = os.environ | {
        "DATABASE_URL": f"{base}/{name}?{address[2]}",
        "SAMLA_LOCAL": "yes",
        "DJANGO_ALLOW_ASYNC_UNSAFE": "",
    }
    argv = [sys.executable, "-m", "gunicorn", "samla.wsgi", "--preload"]
    argv += ["--bind", f"127.0.0.1:{port}", "--workers", str(WORKERS)]
    argv += ["--threads", "5", "--log-level", "warning", "--no-control-socket"]
    running = subprocess.Popen(argv, cwd=ROOT, env=environment)
    try:
        wait_for(port, running)
        yield port
    finally:
        running.terminate()
        running.wait(30)


def wait_for(port, running):
    """Until the server answers."""
    until = time.monotonic() + 60
    while time.monotonic() < until and running.poll() is None:
        try:
            asked = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            asked.request("GET", "/halsa/")
            asked.getresponse().read()
            return
        except OSError:
            time.sleep(0.2)
    pytest.fail("gunicorn does not answer")


@pytest.fixture
def people(association):
    """Twenty people who may all lend the association's room, each signed in."""
    keys = []
    for number in range(CLIENTS):
        user = person(f"person{number}@sprakvannerna.example")
        Membership.objects.create(user=user, organisation=association, role="editor")
        browser = Client()
        browser.force_login(user)
        keys.append(browser.cookies[settings.SESSION_COOKIE_NAME].value)
    return keys


def ask(port, key, method, path, body=None):
    """What one person is answered: the status, and the page."""
    cookies = {
        settings.SESSION_COOKIE_NAME: key,
        settings.CSRF_COOKIE_NAME: TOKEN,
    }
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
        "Host": "localhost",
    }
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    asked.request(method, path, body, headers)
    answer = asked.getresponse()
    page = answer.read().decode()
    asked.close()
    return answer.status, page


def press(port, key, booking, date):
    """One person lends the room; what she is answered, and how long it took."""
    told = {"csrfmiddlewaretoken": TOKEN, "dates": date, "sure": "yes", "seen": 0}
    path = f"/en/bokningar/{booking}/svara/"
    began = time.perf_counter()
    status, page = ask(port, key, "POST", path, urlencode(told))
    took = time.perf_counter() - began
    if status == 302:
        return "won", took
    is_taken = "The room is already lent at that time" in page
    return "taken" if is_taken else f"{status}: {page[:300]}", took


def test_twenty_press_the_button_and_four_workers_lend_the_room_once(
    capsys, server, people, hall, association, ali
):
    type(hall).objects.filter(pk=hall.pk).update(
        owner_municipality=None, owner_organisation=association
    )
    hall.refresh_from_db()
    rounds = rivals([hall], ali)
    dates = dict(BookingDate.objects.values_list("booking", "pk"))
    start = threading.Barrier(CLIENTS)

    def one(number):
        answers = []
        for _look in range(LOOKS):
            start.wait(120)
            ask(server, people[number], "GET", "/en/bokningar/")
        for bookings in rounds:
            pk = bookings[number].pk
            start.wait(120)
            answers.append(press(server, people[number], pk, dates[pk]))
        return answers

    began = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as pool:
        answers = list(pool.map(one, range(CLIENTS)))
    seconds = time.perf_counter() - began
    every = [told for each in answers for told in each]
    tell(capsys, f"through HTTP, {WORKERS} workers", every, seconds)
    for each in zip(*answers, strict=True):
        said = [answer for answer, _took in each]
        assert sorted(said) == ["taken"] * (CLIENTS - 1) + ["won"], set(said)
    assert Booking.objects.filter(stage="confirmed").count() == ROUNDS
    assert Claim.objects.count() == ROUNDS
