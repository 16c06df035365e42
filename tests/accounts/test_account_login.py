"""Signing in: a code by e-mail, or a password for those who have chosen one."""

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from samla.post.models import Letter
from tests.accounts.conftest import code_in, is_in

LOGIN = "/konto/logga-in/"
CODE = "/konto/logga-in/kod/"
PASSWORD = "/konto/logga-in/losenord/"
NOBODY = "nobody@nowhere.example"
RIGHT = "a-long-password-here"


def test_amina_signs_in_with_a_code(client, amina, post):
    assert client.post(LOGIN, {"login": amina.email}).url == CODE
    code = code_in(post()[-1])
    assert client.post(CODE, {"code": code}).url == reverse("pages:desk")
    assert is_in(client)


def test_she_comes_to_where_she_was_going(client, amina, post):
    asked = client.get(reverse("accounts:account-edit"))
    assert asked.url == f"{LOGIN}?next=/konto/"
    there = client.post(asked.url, {"login": amina.email}).url
    code = code_in(post()[-1])
    assert client.post(there, {"code": code}).url == "/konto/"


def test_a_letter_in_capitals_is_the_same_address(client, amina, post):
    client.post(LOGIN, {"login": amina.email.upper()})
    assert code_in(post()[-1])


def steps(client, email):
    """What somebody sees who asks for a code and guesses three times."""
    client.cookies.clear()
    answers = [client.post(LOGIN, {"login": email}), client.get(CODE)]
    answers += [client.post(CODE, {"code": "12345678"}) for _ in range(3)]
    answers += [client.get(LOGIN)]
    return [(a.status_code, a.get("Location"), text(a, email)) for a in answers]


def text(answer, email):
    if answer.status_code != 200:
        return ""
    html = answer.content.decode().replace(email, "…")
    return html.replace(str(answer.context["csrf_token"]), "…")


def test_nobody_learns_whether_an_address_is_known(client, amina, post):
    assert steps(client, amina.email) == steps(client, NOBODY)
    assert [letter.to for letter in post()] == [[amina.email]]


def test_three_wrong_codes_end_the_try(client, amina, post):
    client.post(LOGIN, {"login": amina.email})
    code = code_in(post()[-1])
    for _ in range(3):
        client.post(CODE, {"code": "00000000"})
    client.post(CODE, {"code": code})
    assert not is_in(client)


def test_who_is_tired_of_waiting_for_a_code_writes_the_password(client, amina):
    client.post(LOGIN, {"login": amina.email})
    assert client.get(LOGIN).url == CODE
    assert client.get(PASSWORD).status_code == 200
    client.post(PASSWORD, {"login": amina.email, "password": RIGHT})
    assert is_in(client)


def test_a_code_works_once(client, amina, post):
    client.post(LOGIN, {"login": amina.email})
    code = code_in(post()[-1])
    client.post(CODE, {"code": code})
    client.post("/konto/logga-ut/")
    client.post(LOGIN, {"login": amina.email})
    client.post(CODE, {"code": code})
    assert not is_in(client)


def test_a_code_is_dead_after_ten_minutes(client, amina, post, time_machine):
    time_machine.move_to("2027-03-31 12:00")
    client.post(LOGIN, {"login": amina.email})
    time_machine.move_to("2027-03-31 12:11")
    client.post(CODE, {"code": code_in(post()[-1])})
    assert not is_in(client)


def test_a_new_code_can_be_asked_for_and_the_old_one_is_dead(client, amina, post):
    client.post(LOGIN, {"login": amina.email})
    old = code_in(post()[-1])
    client.post(CODE, {"action": "resend"})
    new = code_in(post()[-1])
    client.post(CODE, {"code": old})
    assert not is_in(client)
    client.post(CODE, {"code": new})
    assert is_in(client)


def test_a_fourth_letter_within_a_minute_is_not_written_and_nobody_sees_it(
    client, amina, post
):
    for _ in range(5):
        client.cookies.clear()
        assert client.post(LOGIN, {"login": amina.email}).url == CODE
        assert client.get(CODE).status_code == 200
    assert len(post()) == 3


def test_who_asks_too_often_still_comes_in_with_the_last_letter(client, amina, post):
    for _ in range(5):
        client.post(LOGIN, {"login": amina.email})
    client.post(CODE, {"code": code_in(post()[-1])})
    assert is_in(client)


def test_another_address_can_be_tried_at_once(client, amina, post):
    client.post(LOGIN, {"login": NOBODY})
    client.post(LOGIN, {"login": amina.email})
    client.post(CODE, {"code": code_in(post()[-1])})
    assert is_in(client)


def test_amina_signs_in_with_her_password(client, amina):
    answer = client.post(
        PASSWORD, {"login": amina.email, "password": RIGHT, "next": "/konto/"}
    )
    assert answer.url == "/konto/"
    assert is_in(client)


def test_the_session_gets_a_new_name_at_sign_in(client, amina):
    client.post(LOGIN, {"login": NOBODY})
    before = client.session.session_key
    client.post("/konto/logga-ut/")
    client.post(PASSWORD, {"login": amina.email, "password": RIGHT})
    assert client.session.session_key != before


@pytest.mark.parametrize("email", ["amina@sprakvannerna.example", NOBODY])
def test_a_wrong_password_says_the_same_of_every_address(client, amina, email):
    answer = client.post(PASSWORD, {"login": email, "password": "wrong"})
    html = answer.content.decode()
    assert answer.status_code == 200
    assert html.count('role="alert"') == 1
    assert [error.code for error in answer.context["form"].non_field_errors().data] == [
        "email_password_mismatch"
    ]


def test_guessing_a_password_stops_and_the_owner_still_comes_in(client, amina, post):
    guesses = [
        client.post(
            PASSWORD,
            {"login": amina.email, "password": f"guess {i}"},
            headers={"x-forwarded-for": f"203.0.113.{i}"},
        ).status_code
        for i in range(12)
    ]
    assert guesses == [200] * 10 + [429] * 2
    assert (
        client.post(PASSWORD, {"login": amina.email, "password": RIGHT}).status_code
        == 429
    )
    client.post(LOGIN, {"login": amina.email})
    client.post(CODE, {"code": code_in(post()[-1])})
    assert is_in(client)


def test_who_has_no_password_cannot_be_guessed(client, amina):
    amina.set_unusable_password()
    amina.save()
    for attempt in ("", "!", "None"):
        client.post(PASSWORD, {"login": amina.email, "password": attempt})
    assert not is_in(client)


def test_a_closed_account_stays_out(client, amina, post):
    amina.is_active = False
    amina.save()
    client.post(LOGIN, {"login": amina.email})
    assert post() == []
    answer = client.post(PASSWORD, {"login": amina.email, "password": RIGHT})
    assert answer.url == "/konto/stangt/"
    assert client.get(answer.url).status_code == 200
    assert not is_in(client)


@pytest.mark.parametrize("path", [LOGIN, PASSWORD, "/konto/losenord/glomt/"])
@pytest.mark.parametrize("language", ["", "/en", "/ar"])
def test_the_pages_speak_the_readers_language_and_are_kept_nowhere(
    client, db, path, language
):
    answer = client.get(language + path)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]
    assert f'lang="{language[1:] or "sv"}"' in html
    assert html.count("<h1") == 1
    assert f'action="{language}{path}"' in html


@pytest.mark.parametrize(
    "password", ["x" * 5000, "\u202e", "<script>alert(1)</script>"]
)
def test_a_strange_password_breaks_nothing(client, amina, password):
    answer = client.post(PASSWORD, {"login": amina.email, "password": password})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


def test_who_is_in_is_sent_on(client, amina):
    client.force_login(amina)
    assert client.get(LOGIN).url == reverse("pages:desk")
    assert client.get("/konto/registrera/").url == reverse("pages:desk")


def test_asking_for_json_gets_a_page_all_the_same(client, db):
    answer = client.get(LOGIN, headers={"accept": "application/json"})
    assert answer.headers["Content-Type"].startswith("text/html")


def test_a_mail_server_that_is_away_breaks_nothing(client, amina, post, settings):
    settings.DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    assert client.post(LOGIN, {"login": amina.email}).status_code == 302
    with pytest.raises(CommandError, match="No mail server is there"):
        call_command("deliver_letters")
    [letter] = Letter.objects.all()
    assert (letter.state, letter.tries) == ("waiting", 0)
    client.post(f"{LOGIN}kod/", {"code": code_in(post()[0])})
    assert is_in(client)
