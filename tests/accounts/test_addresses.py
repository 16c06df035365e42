"""Addresses as people have them: plus signs, capitals, letters of any language."""

import pytest

from samla.accounts.models import User
from samla.core.addresses import mailbox, one_spelling, shortened
from tests.accounts.conftest import code_in, is_in

LOGIN = "/konto/logga-in/"
CODE = "/konto/logga-in/kod/"
SIGNUP = "/konto/registrera/"
SIGNUP_CODE = "/konto/registrera/kod/"
SMORGAS = "lisa@räksmörgås.example"
IN_ASCII = "lisa@xn--rksmrgs-5wao1o.example"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Amina@Forening.EXAMPLE", "amina@forening.example"),
        (" amina+samla@forening.example ", "amina+samla@forening.example"),
        ("LISA@RÄKSMÖRGÅS.example", SMORGAS),
        (IN_ASCII, SMORGAS),
        (IN_ASCII.upper(), SMORGAS),
        ("nonsense", "nonsense"),
        ("a@" + "x" * 70 + ".example", "a@" + "x" * 70 + ".example"),
        ("a@b..example", "a@b..example"),
        ("", ""),
    ],
)
def test_each_address_has_one_spelling(typed, kept):
    assert one_spelling(typed) == kept
    assert one_spelling(kept) == kept


def test_a_note_behind_a_plus_is_the_same_mailbox():
    assert mailbox("Amina+x@Forening.example") == "amina@forening.example"
    assert shortened("amina@forening.example") == "a…@forening.example"


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("Amina@Forening.Example", "AMINA@forening.example"),
        ("amina+samla@forening.example", "Amina+Samla@forening.example"),
        (SMORGAS, IN_ASCII),
        (IN_ASCII, SMORGAS),
        (SMORGAS.upper(), SMORGAS),
    ],
)
def test_who_signs_up_with_one_spelling_signs_in_with_another(
    client, sign_up, post, first, later
):
    client.post(SIGNUP_CODE, {"code": sign_up(first)})
    assert is_in(client)
    client.post("/konto/logga-ut/")
    client.post(LOGIN, {"login": later})
    client.post(CODE, {"code": code_in(post()[-1])})
    assert is_in(client)
    assert User.objects.get().email == one_spelling(first)


def test_the_same_person_does_not_sign_up_twice(client, sign_up, post):
    client.post(SIGNUP_CODE, {"code": sign_up(SMORGAS)})
    client.post("/konto/logga-ut/")
    client.post(SIGNUP, {"email": IN_ASCII})
    assert User.objects.count() == 1


def test_a_plus_is_somebody_else(client, sign_up, amina):
    client.post(SIGNUP_CODE, {"code": sign_up("amina+x@sprakvannerna.example")})
    assert User.objects.count() == 2


def test_the_post_gets_an_address_it_can_carry(client, sign_up, post):
    sign_up(SMORGAS)
    [letter] = post()
    assert letter.to == [SMORGAS]
    assert letter.message()["To"] == IN_ASCII


def test_a_new_address_is_kept_in_one_spelling_too(client, amina, post):
    client.force_login(amina)
    client.post("/konto/bekrafta/", {"password": "a-long-password-here"})
    client.post("/konto/e-post/", {"email": IN_ASCII, "action_add": "1"})
    client.post(SIGNUP_CODE, {"code": code_in(post()[-1])})
    amina.refresh_from_db()
    assert amina.email == SMORGAS
