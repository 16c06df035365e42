"""Passkeys: whose they are, and what is none; tests/browser uses a real one."""

import json

import pytest
from allauth.mfa.models import Authenticator

LIST = "/konto/passnycklar/"
ADD = "/konto/passnycklar/ny/"
ALONE = "/konto/logga-in/passnyckel/"
STEP = "/konto/logga-in/andra-steget/"
RIGHT = "a-long-password-here"
NONSENSE = [
    "",
    "x",
    "[]",
    "{}",
    "null",
    "5",
    json.dumps({"id": "x", "rawId": "x", "type": "public-key", "response": {}}),
    json.dumps({"response": {"userHandle": "MQ"}}),
    json.dumps({"response": {"userHandle": 5}}),
    json.dumps({"response": {"userHandle": "_w"}}),
    json.dumps({"response": "x"}),
    json.dumps(
        {
            "id": "AAAA",
            "rawId": "AAAA",
            "type": "public-key",
            "response": {
                "clientDataJSON": "e30",
                "attestationObject": "oA",
                "authenticatorData": "AAAA",
                "signature": "AAAA",
                "userHandle": "MQ",
            },
        }
    ),
]


@pytest.fixture
def hers(client, amina):
    """Amina's browser, after she has written her password once more."""
    client.force_login(amina)
    client.post("/konto/bekrafta/", {"password": RIGHT})
    return client


@pytest.fixture
def phone(amina):
    """A passkey of Amina's."""
    return Authenticator.objects.create(
        user=amina, type="webauthn", data={"name": "My phone", "credential": {}}
    )


def test_a_passkey_gets_another_name(hers, phone):
    assert "My phone" in hers.get(LIST).content.decode()
    hers.post(f"{LIST}{phone.pk}/", {"name": "The blue key"})
    assert "The blue key" in hers.get(LIST).content.decode()


@pytest.mark.parametrize("name", ["", " ", "x" * 61])
def test_a_name_that_will_not_do_gets_a_word(hers, phone, name):
    html = hers.post(f"{LIST}{phone.pk}/", {"name": name}).content.decode()
    assert 'id="id_name_error"' in html
    phone.refresh_from_db()
    assert phone.data["name"] == "My phone"


def test_a_passkey_is_removed_and_a_letter_tells(hers, phone, post):
    page = hers.get(f"/en{LIST}{phone.pk}/ta-bort/")
    assert "Remove the passkey?" in page.content.decode()
    assert hers.post(f"{LIST}{phone.pk}/ta-bort/").url == LIST
    assert not Authenticator.objects.exists()
    assert post()[-1].to == ["amina@sprakvannerna.example"]


def test_somebody_elses_is_not_there(client, stranger, phone):
    client.force_login(stranger)
    client.post("/konto/bekrafta/", {"password": RIGHT})
    for path in (f"{LIST}{phone.pk}/", f"{LIST}{phone.pk}/ta-bort/"):
        assert client.get(path).status_code == 404
        assert client.post(path, {"name": "Mine"}).status_code == 404
    phone.refresh_from_db()
    assert phone.data["name"] == "My phone"


def test_a_person_has_so_many_passkeys_at_most(hers, monkeypatch):
    monkeypatch.setattr("samla.accounts.forms.second_step.MOST_PASSKEYS", 0)
    hers.get(ADD)
    page = hers.post(f"/en{ADD}", {"name": "One more", "credential": "{}"})
    assert "Remove a passkey that you no longer use." in page.content.decode()


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_what_is_no_passkey_is_not_added(hers, nonsense):
    hers.get(ADD)
    answer = hers.post(ADD, {"name": "x", "credential": nonsense})
    assert answer.status_code == 200
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_what_is_no_passkey_lets_nobody_in(client, amina, nonsense):
    client.get(ALONE, headers={"accept": "application/json"})
    assert client.post(ALONE, {"credential": nonsense}).status_code == 302
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_what_is_no_passkey_is_no_second_step(client, kerstin, nonsense):
    client.post(
        "/konto/logga-in/losenord/", {"login": kerstin.email, "password": RIGHT}
    )
    assert client.post(STEP, {"credential": nonsense}).status_code == 200
    assert "_auth_user_id" not in client.session


def test_each_question_to_a_passkey_is_another(client, db):
    asked = [
        client.get(ALONE, headers={"accept": "application/json"}).json()
        for _ in range(2)
    ]
    first, second = (each["request_options"]["publicKey"] for each in asked)
    assert first["challenge"] != second["challenge"]
    assert first["userVerification"] == "required"


def test_who_opens_the_address_by_hand_is_led_to_sign_in(client, db):
    assert client.get(ALONE).url == "/konto/logga-in/"


def test_the_scripts_of_passkeys_come_on_their_pages_only(client, hers):
    assert "mfa/js/webauthn" in hers.get(ADD).content.decode()
    assert "mfa/js/webauthn" not in hers.get("/konto/").content.decode()
    hers.post("/konto/logga-ut/")
    assert "mfa/js/webauthn" in client.get("/konto/logga-in/").content.decode()
    assert (
        "mfa/js/webauthn"
        not in client.get("/konto/logga-in/losenord/").content.decode()
    )
    assert "mfa/js/webauthn" not in client.get("/").content.decode()
