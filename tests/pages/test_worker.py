"""The program by which a device remembers pages: what it keeps is the doors' to say."""

import re

import pytest

from samla.pages.views import machines

pytestmark = pytest.mark.django_db
WORKER = "/utan-nat.js"


def version(client):
    return re.search(r"samla-(\w+)", client.get(WORKER).content.decode())[1]


def test_it_is_a_script_above_all_pages_and_allowed(client):
    answer = client.get(WORKER)
    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert "worker-src 'self'" in answer["Content-Security-Policy"]
    for page in ("/", "/ar/aktiviteter/"):
        assert f'data-worker="{WORKER}"' in client.get(page).content.decode()


def test_it_is_light(client):
    assert len(client.get(WORKER).content) < 7_000


def test_another_file_on_the_pages_makes_another_version(client, monkeypatch):
    before = version(client)
    assert before == version(client)
    monkeypatch.setattr(machines, "asset", lambda path: f"/static/other/{path}")
    assert version(client) != before


def test_switched_off_it_empties_what_it_kept_and_ends(client, settings):
    settings.OFFLINE = False
    script = client.get(WORKER).content.decode()
    assert "unregister()" in script
    assert '"fetch"' not in script
    assert 'data-worker=""' in client.get("/").content.decode()


def test_pages_of_ones_own_offer_nothing_to_keep(client, amina):
    client.force_login(amina)
    for path in ("/min-sida/", "/konto/logga-in/", "/aktiviteter/ny/"):
        answer = client.get(path, follow=True)
        assert 'id="device"' not in answer.content.decode()
        assert "public" not in answer.get("Cache-Control", "")
