"""What was thrown away: the paper still hangs there."""

import pytest

pytestmark = pytest.mark.django_db


def test_who_comes_is_shown_what_there_is_nearby(client, code, football):
    assert client.get(f"/en/k/{code}/borta/").status_code == 302
    football.delete()
    answer = client.get(f"/en/k/{code}/borta/")
    assert answer.status_code == 410
    page = answer.content.decode()
    assert "?var=Botkyrka+kommun&amp;nar=vecka" in page
    assert 'content="noindex"' in page
    assert client.get("/en/k/finns-inte/borta/").status_code == 302
