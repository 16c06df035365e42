"""What the log tells those who run Samla, and what it never tells."""

import logging

import pytest
from allauth.mfa.models import Authenticator

from tests.accounts.conftest import code_in, code_of_app, wrong_code_of_app

LOGIN = "/konto/logga-in/"
PASSWORD = "/konto/logga-in/losenord/"
STEP = "/konto/logga-in/andra-steget/"
RIGHT = "a-long-password-here"


@pytest.fixture
def told(caplog):
    """What the log of the room says."""
    caplog.set_level(logging.INFO, "samla.accounts")

    def lines():
        return [
            f"{record.levelname} {record.getMessage()}"
            for record in caplog.records
            if record.name == "samla.accounts"
        ]

    return lines


def test_a_sign_in_is_told_with_its_steps(client, kerstin, told):
    client.post(PASSWORD, {"login": kerstin.email, "password": RIGHT})
    client.post(STEP, {"code": code_of_app(kerstin)})
    assert told() == ["INFO Signed in: k…@botkyrka.example by password, mfa"]


def test_what_was_wrong_is_told(client, kerstin, told):
    client.post(PASSWORD, {"login": kerstin.email, "password": "wrong"})
    client.post(PASSWORD, {"login": kerstin.email, "password": RIGHT})
    client.post(STEP, {"code": wrong_code_of_app(kerstin)})
    who = "WARNING Sign-in failed: k…@botkyrka.example, wrong"
    assert told() == [f"{who} password", f"{who} second-step"]


def test_too_many_tries_are_told(client, amina, told):
    for number in range(11):
        client.post(PASSWORD, {"login": amina.email, "password": f"x{number}"})
    assert told()[-1] == "WARNING Too many tries: a…@sprakvannerna.example, password"


def test_what_guards_an_account_is_told_when_it_changes(client, kerstin, told):
    client.force_login(kerstin)
    client.post("/konto/andra-steget/bekrafta/", {"code": code_of_app(kerstin)})
    client.post("/konto/andra-steget/app/ta-bort/")
    assert "INFO Account changed: k…@botkyrka.example, totp deactivated" in told()


def test_no_secret_and_no_whole_address_is_ever_told(client, kerstin, post, caplog):
    caplog.set_level(logging.DEBUG, "samla.accounts")
    secret = Authenticator.objects.get(user=kerstin).data["secret"]
    client.post(LOGIN, {"login": kerstin.email})
    letter = code_in(post()[-1])
    client.post("/konto/logga-in/kod/", {"code": "00000000"})
    client.post("/konto/logga-in/kod/", {"code": letter})
    wrong, code = wrong_code_of_app(kerstin), code_of_app(kerstin)
    client.post(STEP, {"code": wrong})
    client.post(STEP, {"code": code})
    client.post(PASSWORD, {"login": kerstin.email, "password": RIGHT})
    told = " ".join(record.getMessage() for record in caplog.records)
    for hidden in (RIGHT, letter, code, wrong, secret, "00000000", kerstin.email):
        assert hidden not in told


def test_what_somebody_types_cannot_write_lines_of_its_own(client, db, told):
    client.post(PASSWORD, {"login": "a@b.example\nINFO Signed in: x", "password": "x"})
    assert not [line for line in told() if "\n" in line]
