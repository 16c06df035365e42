"""What no browser sends is refused before anything else looks at it."""

import pytest
from django.test import RequestFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path",
    [
        "/aktiviteter/?q=%00",
        "/aktiviteter/?q=%FF%FE",
        "/aktiviteter/?%C3%28=1",
        "/%00",
    ],
)
def test_an_address_nobody_can_read_is_refused(client, path):
    answer = client.get(path)
    assert answer.status_code == 400
    assert "css/samla" in answer.content.decode()


@pytest.mark.parametrize("charset", ["utf-16", "latin-1", "no-such-charset", '"utf-7"'])
def test_a_form_in_a_foreign_charset_is_refused(client, charset):
    answer = client.generic(
        "POST",
        "/konto/logga-in/",
        b"a=b",
        content_type=f"application/x-www-form-urlencoded; charset={charset}",
    )
    assert answer.status_code == 400


@pytest.mark.parametrize("body", ["a=%00", "a=%FF", "%00=a"])
def test_a_form_nobody_can_read_is_refused(client, body):
    answer = client.post(
        "/konto/logga-in/", body, content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code == 400


def test_a_cookie_that_hides_a_nul_is_refused(client):
    client.cookies["samla"] = "aaaaaaaa"
    answer = client.get("/min-sida/", headers={"cookie": r'samla="aaaaaaaa\000"'})
    assert answer.status_code == 400


def test_a_readable_form_passes(client):
    answer = client.post(
        "/konto/logga-in/",
        "login=%C3%A5sa%40example.org",
        content_type="application/x-www-form-urlencoded; charset=UTF-8",
    )
    assert answer.status_code == 200


def test_the_refusal_speaks_the_language_of_the_address(client):
    answer = client.get("/ar/aktiviteter/?q=%00")
    assert answer.headers["Content-Language"] == "ar"
    assert 'dir="rtl"' in answer.content.decode()


@pytest.mark.parametrize("body", ["--x\r\nbroken", ""])
def test_a_broken_upload_is_no_server_error(client, body):
    answer = client.post(
        "/konto/logga-in/", body, content_type="multipart/form-data; boundary=x"
    )
    assert answer.status_code in (200, 400)


@pytest.mark.parametrize(
    "content_type",
    [
        "text/plain; charset*=foo''%41",
        "text/plain; charset*=a%00''utf%2d16",
        "text/plain; x*=idna''%41%c3..",
        "multipart/form-data; boundary*=foo''%41",
    ],
)
def test_a_content_type_nobody_can_read_is_refused(content_type):
    """Through the application that gunicorn calls: the request is made there."""
    from samla.wsgi import application

    said = []
    environ = RequestFactory().get("/").environ | {"CONTENT_TYPE": content_type}
    application(environ, lambda status, headers: said.append(status))
    assert said == ["400 Bad Request"]
