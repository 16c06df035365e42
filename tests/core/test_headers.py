"""Every answer is closed to what it does not need, errors and files included."""

import pytest
from django.test import Client

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
    assert "public" in nobody.headers["Cache-Control"]
    assert "public" not in somebody.headers["Cache-Control"]
    assert nobody.content == somebody.content


def test_a_change_is_public_within_a_minute(client):
    kept = client.get("/aktiviteter/").headers["Cache-Control"]
    told = dict(part.split("=") for part in kept.split(", ") if "=" in part)
    stale = int(told["stale-while-revalidate"])
    at_a_proxy = int(told["s-maxage"]) + stale
    in_a_browser = int(told["max-age"]) + stale
    assert 0 < at_a_proxy + in_a_browser <= 60


def test_who_changes_something_sees_it_at_once(client, amina, association):
    client.force_login(amina)
    page = association.get_absolute_url()
    before = client.get(page)
    # Her browser asks each time, and no proxy keeps what she got.
    assert before.headers["Cache-Control"] == "private, no-cache"
    known = {"if-none-match": before.headers["ETag"]}
    assert client.get(page, headers=known).status_code == 304
    type(association).objects.filter(pk=association.pk).update(name="Nytt namn")
    after = client.get(page, headers=known)
    assert after.status_code == 200
    assert "Nytt namn" in after.content.decode()
    assert "Nytt namn" in Client().get(page).content.decode()


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


@pytest.mark.parametrize(
    "told",
    ["plats=59.3,18.1", "fyllda=34", "kan=none", "medbarn=ja", "a=1"]
    + ["alder=34", "svenska=none", "plats=59.3,18.1&plats="],
)
def test_what_somebody_tells_of_herself_is_kept_nowhere(client, told):
    kept = client.get(f"/aktiviteter/?{told}").headers["Cache-Control"]
    assert kept == "private, no-store"


def test_neither_is_what_leads_elsewhere_or_has_ended(client, cafe):
    led = client.get("/aktiviteter/?sida=3&plats=59.3,18.1")
    cafe.occurrences.all().delete()
    ended = client.get(f"{cafe.get_absolute_url()}?fyllda=34&kan=none")
    assert (led.status_code, ended.status_code) == (302, 410)
    renamed = client.get("/prs/aktiviteter/?plats=59.3,18.1")
    assert renamed.status_code == 301
    for answer in (led, ended, renamed):
        assert answer.headers["Cache-Control"] == "private, no-store"
