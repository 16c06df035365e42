"""Somebody was told a code on the phone and types it."""

import pytest

pytestmark = pytest.mark.django_db


def test_a_code_that_is_typed_opens_its_page(client, code, football):
    page = client.get("/en/k/")
    assert page.status_code == 200
    assert not page.cookies
    assert 'name="kod"' in page.content.decode()
    for typed in (str(code), f" {str(code).lower()} ", "-".join(str(code))):
        answer = client.get("/en/k/", {"kod": typed})
        assert answer.headers["Location"] == f"/en/aktiviteter/{football.pk}/"


@pytest.mark.parametrize("typed", ["", "   ", "hej", "7GHB7GHB7GHB", "x" * 51, "<b>"])
def test_what_is_no_code_is_kept_and_said(client, typed):
    answer = client.get("/en/k/", {"kod": typed})
    assert answer.status_code == 404
    assert "There is a problem" in answer.content.decode()
