"""Who is asked says yes or no; only yes is shown."""

import pytest

from samla.activities.models import CoOrganiser
from samla.organisations.models import Membership
from tests.conftest import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def invitation(football, neighbours):
    return CoOrganiser.objects.create(activity=football, organisation=neighbours)


@pytest.fixture
def bengt(neighbours):
    """Editor of the neighbours."""
    bengt = person("bengt@grannarna.example", "Bengt")
    Membership.objects.create(user=bengt, organisation=neighbours)
    return bengt


def reply(client, invitation, answer):
    return client.post(
        f"/en/aktiviteter/medarrangor/{invitation.pk}/", {"answer": answer}
    )


def page(client, football):
    return client.get(f"/aktiviteter/{football.pk}/").content.decode()


def test_yes_is_shown_in_public(client, bengt, football, invitation):
    client.force_login(bengt)
    assert reply(client, invitation, "yes").status_code == 302
    assert "Grannarna i Fittja" in page(client, football)


def test_no_is_shown_to_nobody(client, bengt, football, invitation):
    client.force_login(bengt)
    reply(client, invitation, "no")
    assert not CoOrganiser.objects.exists()
    assert "Grannarna" not in page(client, football)


def test_yes_can_be_taken_back(client, bengt, football, invitation):
    client.force_login(bengt)
    reply(client, invitation, "yes")
    reply(client, invitation, "no")
    assert "Grannarna" not in page(client, football)


def test_anything_else_is_no_answer(client, bengt, invitation):
    client.force_login(bengt)
    assert reply(client, invitation, "maybe").status_code == 200
    assert CoOrganiser.objects.get().confirmed_at is None


@pytest.mark.parametrize("who", ["amina", "stranger"])
def test_nobody_else_answers_for_them(client, who, invitation, request):
    client.force_login(request.getfixturevalue(who))
    assert client.get(f"/aktiviteter/medarrangor/{invitation.pk}/").status_code == 404
    assert reply(client, invitation, "yes").status_code == 404
    assert CoOrganiser.objects.get().confirmed_at is None
