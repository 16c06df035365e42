"""Every answer is closed to what it does not need, errors and files included."""

import pytest

pytestmark = pytest.mark.django_db
PATHS = ["/", "/ar/aktiviteter/", "/konto/logga-in/", "/finns-inte/", "/?q=%00"]


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_carries_the_headers(client, path):
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy
    for closed in ("default-src", "base-uri", "object-src", "frame-ancestors"):
        assert f"{closed} 'none'" in policy
    assert "max-age=63072000" in headers["Strict-Transport-Security"]
    assert "includeSubDomains" in headers["Strict-Transport-Security"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "geolocation=(self)" in headers["Permissions-Policy"]


@pytest.mark.parametrize(
    "path", ["/", "/aktiviteter/", "/organisationer/", "/kommuner/"]
)
def test_public_pages_are_the_same_for_everybody(client, amina, path):
    nobody = client.get(path)
    client.force_login(amina)
    somebody = client.get(path)
    for answer in (nobody, somebody):
        assert "Set-Cookie" not in answer.headers
        assert not answer.cookies
        assert "Cookie" not in answer.headers.get("Vary", "")
        assert "public" in answer.headers["Cache-Control"]
    assert nobody.content == somebody.content


@pytest.mark.parametrize("path", ["/", "/aktiviteter/", "/lokaler/"])
def test_a_page_that_has_not_changed_is_not_sent_again(client, path):
    first = client.get(path)
    again = client.get(path, headers={"if-none-match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.content == b""


@pytest.mark.parametrize("path", ["/min-sida/", "/organisationer/ny/"])
def test_personal_pages_are_kept_nowhere(client, amina, path):
    client.force_login(amina)
    assert "no-store" in client.get(path).headers["Cache-Control"]
