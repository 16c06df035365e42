"""A person's own page: her name, and the ways to change the rest."""

import pytest

PATH = "/konto/"


def test_amina_says_what_she_is_called(client, amina):
    client.force_login(amina)
    assert client.post(PATH, {"name": "Amina Öz"}).url == PATH
    amina.refresh_from_db()
    assert amina.name == "Amina Öz"


def test_she_sees_her_address_and_the_ways_to_change_things(client, amina):
    client.force_login(amina)
    html = client.get(PATH).content.decode()
    assert "<bdi>amina@sprakvannerna.example</bdi>" in html
    for path in ("/konto/e-post/", "/konto/losenord/", "/konto/logga-ut/"):
        assert f'href="{path}"' in html


def test_nothing_else_of_a_person_can_be_posted(client, stranger):
    client.force_login(stranger)
    client.post(PATH, {"name": "S", "is_staff": "on", "email": "boss@a.example"})
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
    client.post(PATH, {"name": "<script>\u202eabc"})
    assert "<script>\u202e" not in client.get(PATH).content.decode()


def test_nobody_comes_in_without_signing_in(client, db):
    assert client.get(PATH).url == f"/konto/logga-in/?next={PATH}"
