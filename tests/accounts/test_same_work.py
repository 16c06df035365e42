"""Known and unknown addresses: the same answers, after the same work."""

import itertools
import statistics
import sys
import time

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samla.accounts.adapter import AccountAdapter
from samla.accounts.models import User

LOGIN = "/konto/logga-in/"
CODE = "/konto/logga-in/kod/"
PASSWORD = "/konto/logga-in/losenord/"
GLOMT = "/konto/losenord/glomt/"
SIGNUP = "/konto/registrera/"
NOBODY = "nobody@sprakvannerna.example"
# What a watcher may learn at most, in seconds, and how it is measured.
CLOSE = 0.05
TURNS = 7
TRIES_OF_A_BUSY_MACHINE = 3


class CountingHasher(MD5PasswordHasher):
    """Counts how often a password is hashed."""

    times = 0

    def encode(self, password, salt):
        type(self).times += 1
        return super().encode(password, salt)


@pytest.fixture
def hashings(settings):
    """How often a password is hashed while something is done."""
    name = f"{CountingHasher.__module__}.{CountingHasher.__qualname__}"
    settings.PASSWORD_HASHERS = [name]

    def counted(do):
        CountingHasher.times = 0
        do()
        return CountingHasher.times

    return counted


def try_password(email):
    Client().post(PASSWORD, {"login": email, "password": "wrong"})


def test_a_password_is_hashed_once_whoever_is_tried(hashings, amina, stranger):
    amina.set_password("a-long-password-here")
    amina.save()
    stranger.set_unusable_password()
    stranger.save()
    found = [
        hashings(lambda email=email: try_password(email))
        for email in (amina.email, stranger.email, NOBODY)
    ]
    assert found == [1, 1, 1]


@pytest.mark.parametrize("path", [LOGIN, GLOMT])
def test_a_letter_is_written_for_every_address(path, amina, post, monkeypatch):
    written = []
    render = AccountAdapter.render_mail

    def counted(self, *args, **kwargs):
        written.append(args)
        return render(self, *args, **kwargs)

    monkeypatch.setattr(AccountAdapter, "render_mail", counted)
    for email in (amina.email, NOBODY):
        Client().post(path, {"login": email, "email": email})
    assert len(written) == 2
    assert [letter.to for letter in post()] == [[amina.email]]


def questions(path, typed, client=None):
    """What the database is asked, without the values."""
    client = client or Client()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.post(path, typed)
    return [query["sql"].split(" WHERE ")[0] for query in asked]


@pytest.mark.parametrize("path", [LOGIN, GLOMT, PASSWORD])
def test_the_database_is_asked_the_same(path, amina, post):
    known, unknown = (
        questions(path, {"login": email, "email": email, "password": "wrong"})
        for email in (amina.email, NOBODY)
    )
    assert abs(len(known) - len(unknown)) <= 1


def test_signing_up_is_the_same_work(amina, post):
    known, new = (
        questions("/konto/registrera/", {"email": email})
        for email in (amina.email, "new@sprakvannerna.example")
    )
    people = [query for query in known if 'INSERT INTO "accounts_user"' in query]
    assert len(people) == 1
    assert abs(len(known) - len(new)) <= 6
    assert User.objects.count() == 2
    assert len(post()) == 2


def test_asking_for_a_second_letter_is_the_same_work(amina, post):
    found = []
    for email in (amina.email, NOBODY):
        client = Client()
        client.post(LOGIN, {"login": email})
        found.append(len(questions(CODE, {"action": "resend"}, client)))
    assert abs(found[0] - found[1]) <= 1


@pytest.mark.parametrize("path", [LOGIN, PASSWORD, GLOMT, SIGNUP])
def test_the_medians_of_the_time_lie_close(path, amina, post, capsys):
    nets = itertools.count(1)
    for _ in range(TRIES_OF_A_BUSY_MACHINE):
        known, new = medians(path, amina.email, nets)
        with capsys.disabled():
            sys.stdout.write(f"\n{path} {known * 1000:.0f} and {new * 1000:.0f} ms\n")
        if abs(known - new) < CLOSE:
            return
    pytest.fail("Whether an address is known can be seen from the time it takes.")


def medians(path, email, nets):
    """The medians of the seconds for a known address and for new ones."""
    took = {"known": [], "new": []}
    for turn in range(1 + TURNS):
        for who, seconds in took.items():
            number = next(nets)
            typed = email if who == "known" else f"new{number}@sprakvannerna.example"
            client = Client(REMOTE_ADDR=f"203.0.113.{number}")
            begun = time.perf_counter()
            client.post(path, {"login": typed, "email": typed, "password": "wrong"})
            if turn:  # the first one warms up
                seconds.append(time.perf_counter() - begun)
    return [statistics.median(seconds) for seconds in took.values()]
