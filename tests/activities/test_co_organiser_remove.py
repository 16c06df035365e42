"""A question, or a co-organiser, can be taken away again."""

import pytest

from samla.activities.models import CoOrganiser

pytestmark = pytest.mark.django_db


@pytest.fixture
def invitation(football, neighbours):
    return CoOrganiser.objects.create(activity=football, organisation=neighbours)


def remove(client, invitation, method="post"):
    return getattr(client, method)(f"/aktiviteter/medarrangor/{invitation.pk}/ta-bort/")


def test_the_host_takes_it_away(client, amina, invitation):
    client.force_login(amina)
    assert remove(client, invitation, "get").status_code == 200
    assert remove(client, invitation).status_code == 302
    assert not CoOrganiser.objects.exists()
    assert remove(client, invitation).status_code == 404


def test_strangers_find_nothing(client, stranger, invitation):
    client.force_login(stranger)
    assert remove(client, invitation).status_code == 404
    assert remove(client, invitation, "get").status_code == 404
    assert CoOrganiser.objects.exists()
