"""Another address takes over once its code is written."""

import pytest

from samla.accounts.models import User
from tests.accounts.conftest import code_in

AGAIN = "/konto/bekrafta/"
PATH = "/konto/e-post/"
CODE = "/konto/registrera/kod/"
NEW = "styrelsen@sprakvannerna.example"


@pytest.fixture(autouse=True)
def signed_in(amina, client):
    client.force_login(amina)
    client.post(AGAIN, {"password": "a-long-password-here"})


def ask(client, email):
    return client.post(PATH, {"email": email, "action_add": "1"})


def test_amina_changes_her_address(client, amina, post):
    assert ask(client, NEW).url == CODE
    assert client.get(CODE).status_code == 200
    old = amina.email
    assert client.post(CODE, {"code": code_in(post()[-1])}).url == "/konto/"
    amina.refresh_from_db()
    assert amina.email == NEW
    assert [e.email for e in amina.emailaddress_set.all()] == [NEW]
    assert post()[-1].to == [old]


def test_until_the_code_is_written_nothing_changes(client, amina):
    ask(client, NEW)
    client.post(CODE, {"code": "12345678"})
    amina.refresh_from_db()
    assert amina.email == "amina@sprakvannerna.example"


def test_somebody_elses_address_is_not_taken_and_not_told(
    client, amina, stranger, post
):
    assert ask(client, stranger.email).url == CODE
    answer = client.post(CODE, {"code": code_in(post()[-1])}, follow=True)
    assert answer.status_code == 200
    amina.refresh_from_db()
    assert amina.email == "amina@sprakvannerna.example"
    assert User.objects.filter(email=stranger.email).count() == 1


def test_an_address_somebody_signs_up_with_meanwhile_is_not_taken(client, amina, post):
    User.objects.create(email=NEW)
    ask(client, NEW)
    answer = client.post(CODE, {"code": code_in(post()[-1])}, follow=True)
    assert answer.status_code == 200
    assert 'role="status"' in answer.content.decode()
    amina.refresh_from_db()
    assert amina.email == "amina@sprakvannerna.example"


@pytest.mark.parametrize(
    "nonsense", ["", "amina", "AMINA@sprakvannerna.example", "x" * 260 + "@a.example"]
)
def test_an_address_that_will_not_do_gets_a_word_at_the_field(client, amina, nonsense):
    answer = ask(client, nonsense)
    assert answer.status_code == 200
    assert 'id="id_email_error"' in answer.content.decode()


def test_a_stolen_session_changes_no_address_until_the_password_is_written(
    client, amina, post
):
    client.force_login(amina)
    client.session.flush()
    client.force_login(amina)
    assert ask(client, NEW).url == f"{AGAIN}?next=%2Fkonto%2Fe-post%2F"
    assert not post()
    again = {"password": "a-long-password-here", "next": PATH}
    assert client.post(AGAIN, again).url == CODE
    assert post()[-1].to == [NEW]


def test_who_has_neither_password_nor_second_step_changes_her_address(
    client, amina, post
):
    amina.set_unusable_password()
    amina.save()
    client.force_login(amina)
    assert ask(client, NEW).url == CODE
