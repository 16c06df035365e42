"""A person's own page: her name, and the ways to change the rest."""

import pytest

from samla.accounts.models import User

PATH = "/konto/"


def test_amina_says_what_she_is_called(client, amina):
    client.force_login(amina)
    assert client.post(PATH, {"name": "Amina Öz", "language": "ar"}).url == PATH
    amina.refresh_from_db()
    assert amina.name == "Amina Öz"
    assert amina.language == "ar"


def test_she_sees_her_address_and_the_ways_to_change_things(client, amina):
    client.force_login(amina)
    html = client.get(PATH).content.decode()
    assert "<bdi>amina@sprakvannerna.example</bdi>" in html
    for path in (
        "/konto/e-post/",
        "/konto/losenord/",
        "/konto/andra-steget/",
        "/konto/passnycklar/ny/",
        "/konto/inloggningar/",
        "/konto/logga-ut/",
    ):
        assert f'href="{path}"' in html


def test_nothing_else_of_a_person_can_be_posted(client, stranger):
    client.force_login(stranger)
    client.post(
        PATH,
        {"name": "S", "language": "sv", "is_staff": "on", "email": "boss@a.example"},
    )
    stranger.refresh_from_db()
    assert not stranger.is_staff
    assert stranger.email == "stranger@example.org"


@pytest.mark.parametrize("name", ["x" * 101, "a\x00b"])
def test_a_name_that_cannot_be_kept_gets_a_word(client, amina, name):
    client.force_login(amina)
    answer = client.post(PATH, {"name": name})
    assert answer.status_code in (200, 400)
    assert b"<h1" in answer.content
    amina.refresh_from_db()
    assert amina.name == "Amina"


def test_a_name_with_script_or_direction_marks_stays_text(client, amina):
    client.force_login(amina)
    client.post(PATH, {"name": "<script>\u202eabc", "language": "sv"})
    assert "<script>\u202e" not in client.get(PATH).content.decode()


@pytest.mark.parametrize("language", ["", "xx", "sv-SE", "x" * 5000])
def test_a_language_that_samla_does_not_speak_is_refused(client, amina, language):
    client.force_login(amina)
    answer = client.post(PATH, {"name": "Amina", "language": language})
    assert 'id="id_language_error"' in answer.content.decode()
    amina.refresh_from_db()
    assert amina.language == "sv"


def test_her_letters_are_in_the_language_she_chose(client, amina, post):
    amina.language = "en"
    amina.save()
    client.post("/ar/konto/logga-in/", {"login": amina.email})
    assert post()[-1].subject.endswith("is your code for Samla")
    assert "/en/" in post()[-1].body


def test_who_signs_up_on_an_english_page_gets_english_letters(client, post):
    client.post("/en/konto/registrera/", {"email": "fatima@forening.example"})
    assert User.objects.get(email="fatima@forening.example").language == "en"


def test_nobody_comes_in_without_signing_in(client, db):
    assert client.get(PATH).url == f"/konto/logga-in/?next={PATH}"
