"""A new one with the same facts, for the next term."""

import pytest

from samla.activities.models import Activity

pytestmark = pytest.mark.django_db


def copy(client, activity, method="post"):
    return getattr(client, method)(f"/aktiviteter/{activity.pk}/kopiera/")


def test_the_copy_is_a_draft_without_times(client, amina, football):
    client.force_login(amina)
    assert copy(client, football, "get").status_code == 200
    assert Activity.objects.count() == 1
    answer = copy(client, football)
    new = Activity.objects.exclude(pk=football.pk).get()
    assert answer.headers["Location"] == f"/aktiviteter/{new.pk}/nar/"
    assert (new.title, new.address) == (football.title, football.address)
    assert new.published_at is None
    assert new.next_starts_at is None
    assert not new.schedules.exists()
    football.refresh_from_db()
    assert football.occurrences.exists()


def test_clicking_twice_makes_one_copy(client, amina, football):
    client.force_login(amina)
    copy(client, football)
    copy(client, football)
    assert Activity.objects.count() == 2


def test_strangers_find_nothing(client, stranger, football):
    client.force_login(stranger)
    assert copy(client, football).status_code == 404
    assert copy(client, football, "get").status_code == 404
    assert Activity.objects.count() == 1
