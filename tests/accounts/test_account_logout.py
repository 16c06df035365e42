"""Signing out is asked about, happens by POST, and leaves nothing behind."""

from django.urls import reverse

LOGOUT = "/konto/logga-ut/"


def test_a_link_alone_signs_nobody_out(client, amina):
    client.force_login(amina)
    answer = client.get(LOGOUT)
    assert answer.status_code == 200
    html = answer.content.decode()
    assert "<bdi>amina@sprakvannerna.example</bdi>" in html
    assert f'<form method="post" action="{LOGOUT}"' in html
    assert "_auth_user_id" in client.session


def test_amina_signs_out_and_the_session_ends_on_the_server(client, amina):
    client.force_login(amina)
    key = client.session.session_key
    answer = client.post(LOGOUT)
    assert answer.url == reverse("pages:start")
    assert not type(client.session).get_model_class().objects.filter(pk=key).exists()
    assert answer.cookies["samla"]["max-age"] == 0


def test_no_word_is_left_in_a_cookie_for_the_public_pages(client, amina):
    client.force_login(amina)
    assert "messages" not in client.post(LOGOUT).cookies


def test_who_is_out_already_comes_to_the_start(client, db):
    assert client.get(LOGOUT).url == reverse("pages:start")
