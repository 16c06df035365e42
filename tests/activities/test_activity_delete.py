"""Drafts can be thrown away; what is shown cannot."""

import pytest

from samla.activities.models import Activity

pytestmark = pytest.mark.django_db


def delete(client, activity, method="post"):
    return getattr(client, method)(f"/aktiviteter/{activity.pk}/ta-bort/")


def test_a_draft_is_thrown_away_after_asking(client, amina, draft):
    client.force_login(amina)
    assert delete(client, draft, "get").status_code == 200
    assert Activity.objects.exists()
    assert delete(client, draft).status_code == 302
    assert not Activity.objects.exists()
    assert delete(client, draft).status_code == 404


def test_what_is_shown_is_paused_first(client, amina, football):
    client.force_login(amina)
    assert (
        f"/aktiviteter/{football.pk}/pausa/"
        in delete(client, football).content.decode()
    )
    assert Activity.objects.exists()
    football.unpublish()
    assert delete(client, football).status_code == 302


def test_strangers_find_nothing(client, stranger, draft):
    client.force_login(stranger)
    assert delete(client, draft).status_code == 404
    assert delete(client, draft, "get").status_code == 404
    assert Activity.objects.exists()
