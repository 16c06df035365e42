"""Saying that all facts are still right."""

import datetime

import pytest
from django.utils import timezone

from samla.premises.models import Premises

pytestmark = pytest.mark.django_db


@pytest.fixture
def old(hall):
    """The hall, not confirmed for two years."""
    hall.confirmed_at = timezone.now() - datetime.timedelta(days=730)
    hall.save()
    return hall


def test_the_facts_are_seen_first(client, kerstin, old):
    client.force_login(kerstin)
    answer = client.get(f"/en/lokaler/{old.pk}/bekrafta/")
    assert "At most, by the fire rules" in answer.content.decode()
    assert Premises.objects.get().is_old


def test_one_button_makes_them_fresh(client, kerstin, old):
    client.force_login(kerstin)
    assert client.post(f"/lokaler/{old.pk}/bekrafta/").status_code == 302
    assert not Premises.objects.get().is_old
