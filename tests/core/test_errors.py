"""The pages for what went wrong need neither database nor session."""

import psycopg
import pytest
from django.db import OperationalError
from django.test import RequestFactory

from samla.core import errors

PAGES = [
    (errors.bad_request, 400),
    (errors.forbidden, 403),
    (errors.expired_form, 403),
    (errors.not_found, 404),
    (errors.too_many, 429),
    (errors.server_error, 500),
]


@pytest.mark.parametrize("path", ["/", "/en/", "/ar/"])
@pytest.mark.parametrize(("page", "status"), PAGES)
def test_error_pages_stand_alone(page, status, path):
    """No database mark on this test: a query would fail it."""
    answer = page(RequestFactory().get(path))
    html = answer.content.decode()
    assert answer.status_code == status
    assert f'lang="{path.strip("/") or "sv"}"' in html
    assert "<h1" in html
    assert answer.headers["Cache-Control"] == "no-store"


def test_an_outage_says_when_to_come_back():
    try:
        raise OperationalError from psycopg.OperationalError()
    except OperationalError:
        answer = errors.server_error(RequestFactory().get("/"))
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "30"


@pytest.mark.django_db
def test_an_unknown_page_is_not_found_in_the_readers_language(client):
    answer = client.get("/ar/finns-inte/")
    assert answer.status_code == 404
    assert 'dir="rtl"' in answer.content.decode()
    assert "Set-Cookie" not in answer.headers
