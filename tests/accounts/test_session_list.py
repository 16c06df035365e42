"""Where a person is signed in: each sign-in is shown and can be ended."""

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from samla.accounts.browsers import words_for

PATH = "/konto/inloggningar/"
PHONE = (
    "Mozilla/5.0 (Linux; Android 14; SM-A546B) AppleWebKit/537.36 "
    "(KHTML, like Gecko) Chrome/131.0 Mobile Safari/537.36"
)
RIGHT = "a-long-password-here"


def signed_in(user, agent=""):
    client = Client(headers={"user-agent": agent})
    client.post("/konto/logga-in/losenord/", {"login": user.email, "password": RIGHT})
    assert client.get("/konto/").status_code == 200
    return client


def test_amina_sees_her_phone_and_which_one_this_is(amina):
    here, _phone = signed_in(amina, "Firefox/130 (Windows)"), signed_in(amina, PHONE)
    html = here.get(f"/en{PATH}").content.decode()
    assert "Chrome on Android" in html
    assert "Firefox on Windows" in html
    assert html.count("This is where you are now") == 1


def test_she_ends_the_one_on_her_phone(amina):
    here, phone = signed_in(amina), signed_in(amina, PHONE)
    row = UserSession.objects.get(user_agent=PHONE)
    assert here.post(PATH, {"session": row.pk}).url == PATH
    assert phone.get("/konto/").status_code == 302
    assert here.get("/konto/").status_code == 200


def test_she_ends_all_others(amina):
    here, *others = (signed_in(amina, PHONE) for _ in range(3))
    here.post(PATH, {"session": "others"})
    assert [other.get("/konto/").status_code for other in others] == [302, 302]
    assert here.get("/konto/").status_code == 200


def test_she_ends_the_one_she_sits_at(amina):
    here = signed_in(amina)
    here.get(PATH)
    assert here.post(PATH, {"session": UserSession.objects.get().pk}).url == "/"
    assert here.get("/konto/").status_code == 302


def test_somebody_elses_is_not_hers_to_end(amina, stranger):
    mallory, hers = signed_in(stranger), signed_in(amina)
    row = UserSession.objects.get(user=amina)
    mallory.post(PATH, {"session": row.pk})
    assert hers.get("/konto/").status_code == 200
    assert str(row.pk) not in mallory.get(PATH).content.decode().split("value=")


@pytest.mark.parametrize("nonsense", ["", "x", "-1", "9" * 40, "٣", "\x00"])
def test_what_is_no_sign_in_ends_nothing(amina, nonsense):
    here = signed_in(amina)
    here.post(PATH, {"session": nonsense})
    assert here.get("/konto/").status_code == 200


def test_a_changed_password_takes_the_others_off_the_list(amina):
    here, phone = signed_in(amina), signed_in(amina, PHONE)
    here.post(
        "/konto/losenord/",
        {"oldpassword": RIGHT, "password1": "tre gula cyklar i hamnen"},
    )
    assert phone.get("/konto/").status_code == 302
    assert len(here.get(PATH).context["sessions"]) == 1


def test_the_oldest_of_very_many_ends_by_itself(amina, monkeypatch):
    monkeypatch.setattr("samla.accounts.adapter.MOST_SESSIONS", 3)
    first, *_others, last = [signed_in(amina) for _ in range(5)]
    assert first.get("/konto/").status_code == 302
    assert len(last.get(PATH).context["sessions"]) == 3


def test_what_a_browser_says_stays_text(amina):
    here = signed_in(amina, "<script>alert(1)</script> Firefox")
    assert "<script>alert" not in here.get(PATH).content.decode()


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Version/18 Safari/604", "Safari"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/131 Safari/537 Edg/131", "Edge"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko Firefox/130", "Firefox"),
    ],
)
def test_browsers_are_named_as_people_know_them(agent, words):
    assert words_for(agent).startswith(words)
