"""The cookie by which a browser is known: set at sign-in only, and worth little."""

from django.conf import settings
from django.core import signing
from django.test import Client

from samla.accounts.devices import SALT
from tests.accounts.conftest import code_of_app, is_in
from tests.conftest import person

PASSWORD = "/konto/logga-in/losenord/"
RIGHT = "a-long-password-here"
NAME = settings.DEVICE_COOKIE_NAME


def sign_in(client, user):
    return client.post(PASSWORD, {"login": user.email, "password": RIGHT})


def test_it_comes_with_the_sign_in_and_no_script_reads_it(client, amina):
    for path in ("/", "/konto/logga-in/", "/konto/registrera/"):
        assert NAME not in client.get(path).cookies
    cookie = sign_in(client, amina).cookies[NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == 365 * 24 * 60 * 60
    assert cookie["path"] == "/"
    assert not cookie["domain"]
    assert amina.email not in cookie.value


def test_a_wrong_password_sets_none(client, amina):
    answer = client.post(PASSWORD, {"login": amina.email, "password": "wrong"})
    assert NAME not in answer.cookies


def test_half_a_sign_in_sets_none(client, kerstin):
    assert NAME not in sign_in(client, kerstin).cookies
    answer = client.post(
        "/konto/logga-in/andra-steget/", {"code": code_of_app(kerstin)}
    )
    assert NAME in answer.cookies


def test_it_opens_nothing(client, amina):
    sign_in(client, amina)
    thief = Client()
    thief.cookies[NAME] = client.cookies[NAME].value
    assert thief.get("/konto/").status_code == 302
    assert not is_in(thief)


def test_nonsense_in_it_breaks_nothing(client, amina):
    for nonsense in (
        "x",
        "a:b:c",
        signing.dumps({"a": 1}),
        "å",
    ):
        client.cookies[NAME] = nonsense
        assert sign_in(client, amina).status_code == 302
        client.post("/konto/logga-ut/")


def test_it_keeps_five_persons_at_most(client, db):
    for number in range(8):
        sign_in(client, person(f"p{number}@forening.example"))
        client.post("/konto/logga-ut/")
    kept = signing.loads(client.cookies[NAME].value, salt=SALT)
    assert len(kept) == 5


def test_public_pages_do_not_look_at_it(client, amina):
    sign_in(client, amina)
    answer = client.get("/")
    assert "Cookie" not in answer.headers.get("Vary", "")
