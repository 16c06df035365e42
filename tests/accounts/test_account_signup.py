"""Signing up asks for an address and the code that is sent to it."""

import threading

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from samla.accounts.models import User
from tests.accounts.conftest import code_in

SIGNUP = "/konto/registrera/"
CODE = "/konto/registrera/kod/"
FATIMA = "fatima@forening.example"


def test_fatima_is_in_after_one_address_and_one_code(client, sign_up):
    code = sign_up(FATIMA)
    answer = client.post(CODE, {"code": code})
    assert answer.status_code == 302
    assert answer.url == reverse("pages:desk")
    fatima = User.objects.get(email=FATIMA)
    assert int(client.session["_auth_user_id"]) == fatima.pk
    assert not fatima.has_usable_password()


def test_the_letter_is_short_says_what_it_is_and_is_in_the_readers_language(
    client, post
):
    client.post("/en/konto/registrera/", {"email": FATIMA})
    [letter] = post()
    assert letter.to == [FATIMA]
    assert letter.subject.endswith("is your code for Samla")
    assert "Did you not sign up?" in letter.body
    assert len(letter.body.split()) < 60
    assert letter.alternatives == []


def test_she_comes_to_where_she_was_going(client, sign_up):
    code = sign_up(FATIMA, f"{SIGNUP}?next=/organisationer/ny/")
    assert client.post(CODE, {"code": code}).url == "/organisationer/ny/"


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example", "javascript:alert(1)", "http://[::1"],
)
def test_she_is_never_sent_to_another_site(client, post, elsewhere):
    client.post(SIGNUP, {"email": FATIMA, "next": elsewhere})
    code = code_in(post()[-1])
    assert client.post(CODE, {"code": code}).url == reverse("pages:desk")


@pytest.mark.parametrize(
    "written", ["{0}{1}", "{0}-{1}", " {0} {1} ", "kod: {0} {1}", "arabic"]
)
def test_the_code_may_be_written_as_her_keyboard_likes(client, sign_up, written):
    code = sign_up(FATIMA)
    halves = code[:4], code[4:]
    if written == "arabic":
        typed = "".join(halves).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    else:
        typed = written.format(*halves)
    assert client.post(CODE, {"code": typed}).status_code == 302


def test_three_wrong_codes_and_the_right_one_is_worth_nothing(client, sign_up):
    code = sign_up(FATIMA)
    wrong = "00000000" if "1" in code else "11111111"
    for _ in range(2):
        answer = client.post(CODE, {"code": wrong})
        assert answer.status_code == 200
        assert 'aria-invalid="true"' in answer.content.decode()
    assert client.post(CODE, {"code": wrong}).status_code == 302
    assert client.post(CODE, {"code": code}).status_code == 302
    assert "_auth_user_id" not in client.session


def test_a_code_is_dead_after_ten_minutes(client, sign_up, time_machine):
    time_machine.move_to("2027-03-31 12:00")
    code = sign_up(FATIMA)
    time_machine.move_to("2027-03-31 12:11")
    client.post(CODE, {"code": code})
    assert "_auth_user_id" not in client.session


def pages_after_signup(client, email):
    """What somebody sees who signs up, writes a wrong code, and begins anew."""
    client.cookies.clear()
    answers = [
        client.post(SIGNUP, {"email": email}),
        client.get(CODE),
        client.post(CODE, {"code": "12345678"}),
        client.post(CODE, {"action": "change", "email": "other@a.example"}),
        client.post("/konto/logga-ut/", {"next": SIGNUP}),
        client.get(CODE),
    ]
    return [
        (answer.status_code, answer.get("Location"), looks(answer, email))
        for answer in answers
    ]


def looks(answer, email):
    """A page without the address and the token, which differ anyway."""
    if answer.status_code != 200:
        return ""
    html = answer.content.decode().replace(email, "…")
    token = answer.context["csrf_token"]
    return html.replace(str(token), "…")


def test_a_known_address_gets_the_same_answers_as_an_unknown(client, amina, post):
    known = pages_after_signup(client, amina.email)
    unknown = pages_after_signup(client, FATIMA)
    assert known == unknown
    [to_amina, to_fatima] = post()
    assert reverse("account_login") in to_amina.body
    assert code_in(to_fatima)


def test_who_lost_the_first_letter_signs_up_again(client, sign_up, post):
    sign_up(FATIMA)
    client.cookies.clear()
    code = sign_up(FATIMA)
    assert client.post(CODE, {"code": code}).url == reverse("pages:desk")
    assert User.objects.filter(email=FATIMA).count() == 1


@pytest.mark.django_db(transaction=True)
def test_pressing_twice_makes_one_account_and_never_breaks(post):
    answers = []

    def press():
        try:
            answers.append(Client().post(SIGNUP, {"email": FATIMA}).status_code)
        finally:
            connection.close()

    presses = [threading.Thread(target=press) for _ in range(4)]
    for one in presses:
        one.start()
    for one in presses:
        one.join()
    assert len(answers) == 4
    assert set(answers) <= {302, 429}
    assert User.objects.filter(email=FATIMA).count() == 1


def test_a_mistyped_address_can_be_left_behind(client, sign_up):
    sign_up("fatma@forening.example")
    client.post("/konto/logga-ut/", {"next": SIGNUP})
    code = sign_up(FATIMA)
    assert client.post(CODE, {"code": code}).url == reverse("pages:desk")


@pytest.mark.parametrize(
    "nonsense",
    [
        "",
        "fatima",
        "fatima@",
        "a" * 250 + "@forening.example",
        "f@" + "x" * 300 + ".example",
        "<script>alert(1)</script>@a.example",
        "fat\u202eima@a.example",
        "a@a.example\r\nBcc: b@b.example",
        "' or 1=1 --",
    ],
)
def test_an_address_that_is_none_gets_a_word_at_the_field(client, post, nonsense):
    answer = client.post(SIGNUP, {"email": nonsense})
    html = answer.content.decode()
    assert answer.status_code == 200
    assert 'id="id_email_error"' in html
    assert 'href="#id_email"' in html
    assert "<script>alert" not in html
    assert post() == []


def test_the_page_is_kept_nowhere_and_asks_one_thing(client):
    answer = client.get(SIGNUP)
    html = answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]
    assert html.count('autocomplete="email"') == 1
    assert html.count("<h1") == 1


def test_twenty_one_sign_ups_a_minute_from_one_place_are_too_many(client, db):
    answers = [
        client.post(SIGNUP, {"email": "no address"}).status_code for _ in range(21)
    ]
    assert answers == [200] * 20 + [429]
    answer = client.post(
        SIGNUP, {"email": "no"}, headers={"x-forwarded-for": "203.0.113.7"}
    )
    assert answer.status_code == 429
    assert "<h1" in answer.content.decode()
    assert answer.headers["Retry-After"] == "60"
